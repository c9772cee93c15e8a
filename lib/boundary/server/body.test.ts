import { expect, test } from "vitest";
import { readBody } from "@/lib/boundary/server/body";

test("a sender who goes away half-way through is refused like one who sends nonsense, and is no failure of ours", async () => {
  const aborted = Object.assign(new Error("aborted"), { code: "ECONNRESET" });
  const body = new ReadableStream({
    pull(controller) {
      controller.enqueue(new TextEncoder().encode('{"half'));
      controller.error(aborted);
    },
  });
  const request = new Request("http://console.example/", {
    method: "POST",
    body,
    duplex: "half",
  } as RequestInit);
  await expect(readBody(request)).rejects.toMatchObject({ code: "bad-input", cause: aborted });
});
