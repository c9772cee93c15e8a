import { createServer, type Server } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { callAddress } from "@/lib/sandbox/http/call-address";
import { startReceiver } from "@/lib/sandbox/testing/http";

const NOWHERE = new Set<string>();
const TIMEOUT = 300;

let door: Server;
let port = 0;
let connections = 0;

beforeAll(async () => {
  door = createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => door.listen(0, "::", resolve));
  const address = door.address();
  port = typeof address === "object" && address !== null ? address.port : 0;
});
afterAll(() => new Promise((resolve) => door.close(resolve)));

test.each([
  "http://127.0.0.1:PORT/",
  "http://localhost:PORT/admin?delete=all",
  "https://127.0.0.1:PORT/",
  "https://127.1:PORT/",
  "https://0x7f.1:PORT/",
  "https://2130706433:PORT/",
  "https://0:PORT/",
  "https://[::1]:PORT/",
  "https://[::]:PORT/",
  "https://[::ffff:127.0.0.1]:PORT/",
  "https://[64:ff9b::7f00:1]:PORT/",
  "https://localhost:PORT/",
  "https://localhost.:PORT/",
  "https://169.254.169.254/latest",
  "https://10.0.0.1/",
])("%s is not called, and nothing connects", async (address) => {
  const before = connections;
  expect(await callAddress(address.replace("PORT", String(port)), TIMEOUT, NOWHERE)).toBeNull();
  expect(connections).toBe(before);
});

test("a place that is near is called, and one that would be refused otherwise is connected to", async () => {
  const receiver = await startReceiver();
  const { origin } = new URL(receiver.url);
  expect(await callAddress(receiver.url, TIMEOUT, new Set([origin]))).toBe(204);
  expect(receiver.received.map(({ target }) => target)).toEqual(["/hook"]);
  await receiver.close();
  const secure = `https://localhost:${port}`;
  expect(await callAddress(secure, TIMEOUT, new Set([secure]))).toBeNull();
  expect(connections).toBe(1);
});
