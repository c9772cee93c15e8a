import type { IncomingMessage, ServerResponse } from "node:http";
import { tokenIn } from "@/lib/auth/server/session-cookie";
import { findActor } from "@/lib/auth/server/sessions";
import { TOO_LARGE_HEADER } from "@/lib/boundary/too-large";

/** Whose body was too large is looked at before Next is asked: a made-up session is answered as none is. */
export async function turnAwayStranger(req: IncomingMessage, res: ServerResponse): Promise<boolean> {
  if (!(TOO_LARGE_HEADER in req.headers)) return false;
  const token = tokenIn(req.headers.cookie);
  if (token !== undefined && (await findActor(token, new Date(), true))) return false;
  res.writeHead(413, { "content-length": 0 }).end();
  return true;
}
