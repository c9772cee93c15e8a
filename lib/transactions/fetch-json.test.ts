import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { UNATTENDED_HEADER } from "@/lib/auth/unattended";
import { fetchJson } from "@/lib/transactions/fetch-json";

let sent: Headers[];

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  sent = [];
  vi.stubGlobal("window", new EventTarget());
  vi.stubGlobal("fetch", async (_address: string, { headers }: RequestInit) => {
    sent.push(new Headers(headers));
    return Response.json(null);
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("says of what a page asks while nobody is at it that it is no use of the session", async () => {
  const minutes = (count: number) => vi.advanceTimersByTime(count * 60_000);
  await fetchJson("/api/x");
  minutes(4);
  await fetchJson("/api/x");
  minutes(2);
  await fetchJson("/api/x");
  window.dispatchEvent(new Event("pointermove"));
  await fetchJson("/api/x");
  expect(sent.map((headers) => headers.has(UNATTENDED_HEADER))).toEqual([false, false, true, false]);
});
