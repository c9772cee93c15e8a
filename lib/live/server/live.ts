import "server-only";
import type { Actor } from "@/lib/auth/actor-type";
import { sessionsThatMay } from "@/lib/auth/server/sessions-that-may";
import { createHub } from "@/lib/live/server/hub";
import { listen } from "@/lib/live/server/listen";
import { createStreams, type Streams } from "@/lib/live/server/streams";
import { oncePerProcess } from "@/lib/platform/server/once";

function streams(): Streams {
  return oncePerProcess("live-streams", () =>
    createStreams({
      hub: createHub(listen),
      stillMay: (sessionIds) => sessionsThatMay(sessionIds, "transaction.read"),
    }),
  );
}

const HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  // Compressed or gathered into larger pieces, by us or by what stands in front, news would come late.
  "cache-control": "no-store, no-transform",
  "x-accel-buffering": "no",
};

/** The answer to a browser that wants to be told of changes; 503 when there are too many. */
export function answerWithNews(actor: Actor, method: string): Response {
  // Nobody would read it, and so nothing would ever end it.
  if (method === "HEAD") return new Response(null, { headers: HEADERS });
  const body = streams().open(actor);
  if (!body) return new Response(null, { status: 503, headers: { "retry-after": "30" } });
  return new Response(body, { headers: HEADERS });
}

/** Ends every stream and refuses others, so that nothing keeps a server from stopping. */
export function stopLive(): void {
  streams().stop();
}
