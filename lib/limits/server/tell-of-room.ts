import "server-only";
import { createPacer } from "@/lib/live/pacer";
import { announce } from "@/lib/live/server/announce";
import { oncePerProcess } from "@/lib/platform/server/once";

/** Rates change with every call; nobody reads faster than this. Milliseconds. */
const GAP = 200;

/** Tells open pages that a lane has more or less room, or that a breaker opened or closed. Returns at once. */
export function tellOfRoom(): void {
  const pacer = oncePerProcess("head-room-news", () =>
    createPacer({ run: () => announce({ kind: "head-room" }), leadMs: 20, gapMs: () => GAP }),
  );
  pacer.poke();
}
