import { UNATTENDED_HEADER } from "@/lib/auth/unattended";
import { isAttended } from "@/lib/live/attendance";

/** An answer of the console's own routes that is no success; `status` tells the query client whether to try again. */
export class RequestFailed extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`The console answered ${status}`);
    this.name = "RequestFailed";
    this.status = status;
  }
}

/** Reads JSON from one of the console's own routes. The caller names the type that the route promises. */
export async function fetchJson<T>(address: string, signal?: AbortSignal): Promise<T> {
  const headers = { accept: "application/json", ...(isAttended() ? {} : { [UNATTENDED_HEADER]: "1" }) };
  const answer = await fetch(address, { signal: signal ?? null, headers });
  if (!answer.ok) throw new RequestFailed(answer.status);
  return (await answer.json()) as T;
}
