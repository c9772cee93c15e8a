import { createServer } from "node:https";
import { createServer as createTcpServer } from "node:net";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { closeConnections } from "@/lib/cloudauth/server/connections";
import { clientFor, expectNoTrace, PARAMETERS } from "@/lib/cloudauth/server/testing/calls";
import {
  json,
  listen,
  recorder,
  recordingServer,
  SUCCESS,
} from "@/lib/cloudauth/server/testing/recording-server";
import { type SelfSigned, selfSigned } from "@/lib/cloudauth/server/testing/self-signed";
import { smallProxy } from "@/lib/cloudauth/server/testing/small-proxy";

const good = selfSigned();
const unknown = selfSigned();
const elsewhere = selfSigned("127.0.0.2", undefined, "elsewhere");
const expired = selfSigned("127.0.0.1", new Date(Date.now() - 60_000), "expired");

const before = getCACertificates("default");
beforeAll(() => setDefaultCACertificates([good.cert, elsewhere.cert, expired.cert]));
afterAll(() => setDefaultCACertificates(before));
afterEach(() => closeConnections());

async function secureServer(identity: SelfSigned) {
  const { requests, handle } = recorder((response) => json(response, 200, SUCCESS));
  return { requests, ...(await listen(createServer(identity, handle), "https")) };
}

const NOT_SENT = { kind: "unanswered", httpStatus: null, requestId: null, executed: "no" };

describe("the certificate", () => {
  it("of a trusted issuer, for this address and valid today, is accepted", async () => {
    const server = await secureServer(good);
    expect(await clientFor(server.origin).initialize(PARAMETERS)).toMatchObject({ kind: "accepted" });
    expect(server.requests).toHaveLength(1);
    await server.close();
  });

  it.each([
    ["of an unknown issuer", unknown],
    ["of another address", elsewhere],
    ["that has expired", expired],
  ])("%s is refused before anything is sent", async (_what, identity) => {
    const server = await secureServer(identity);
    const outcome = await clientFor(server.origin).initialize(PARAMETERS);
    expect(outcome).toMatchObject({ ...NOT_SENT, reason: "certificate-refused" });
    expectNoTrace(outcome, server.origin, "127.0.0");
    expect(server.requests).toEqual([]);
    await server.close();
  });

  it("is refused through a proxy too", async () => {
    const [server, proxy] = [await secureServer(unknown), await smallProxy()];
    const outcome = await clientFor(server.origin, { proxy: proxy.origin }).initialize(PARAMETERS);
    expect(outcome).toMatchObject({ ...NOT_SENT, reason: "certificate-refused" });
    expect(server.requests).toEqual([]);
    await Promise.all([server.close(), proxy.close()]);
  });
});

describe("a peer that does not do its part of the handshake", () => {
  it("by speaking plain http", async () => {
    const server = await recordingServer((response) => json(response, 200, SUCCESS));
    const outcome = await clientFor(server.origin.replace("http", "https")).initialize(PARAMETERS);
    expect(outcome).toMatchObject({ ...NOT_SENT, reason: "certificate-refused" });
    expect(server.requests).toEqual([]);
    await server.close();
  });

  it("by staying silent", async () => {
    const server = await listen(
      createTcpServer(() => {}),
      "https",
    );
    const outcome = await clientFor(server.origin).initialize(PARAMETERS);
    expect(outcome).toMatchObject({ ...NOT_SENT, reason: "connect-timeout" });
    await server.close();
  });

  it("by hanging up", async () => {
    const server = await listen(
      createTcpServer((socket) => socket.once("data", () => socket.destroy())),
      "https",
    );
    const outcome = await clientFor(server.origin).initialize(PARAMETERS);
    expect(outcome).toMatchObject({ ...NOT_SENT, reason: "connection-failed" });
    await server.close();
  });
});

describe("a proxy", () => {
  it("tunnels https, sees no parameter, and is used again", async () => {
    const [server, proxy] = [await secureServer(good), await smallProxy("user:pass word")];
    const withPassword = proxy.origin.replace("//", "//user:pass%20word@");
    const client = clientFor(server.origin, { proxy: withPassword });
    expect(await client.initialize(PARAMETERS)).toMatchObject({ kind: "accepted" });
    expect(await client.keepalive()).toMatchObject({ kind: "accepted" });
    expect(server.requests).toHaveLength(2);
    expect(new Set(proxy.seen)).toEqual(new Set([`CONNECT 127.0.0.1:${server.port}`]));
    expect(server.requests[0]?.headers).not.toHaveProperty("proxy-authorization");
    await Promise.all([server.close(), proxy.close()]);
  });

  it("forwards plain http to endpoints that are allowed it", async () => {
    const server = await recordingServer((response) => json(response, 200, SUCCESS));
    const proxy = await smallProxy();
    const outcome = await clientFor(server.origin, { proxy: proxy.origin }).initialize(PARAMETERS);
    expect(outcome).toMatchObject({ kind: "accepted" });
    expect(proxy.seen).toEqual([`POST ${server.origin}/`]);
    expect(server.requests).toHaveLength(1);
    await Promise.all([server.close(), proxy.close()]);
  });

  it.each(["https", "http"])("that wants another password fails the call to %s", async (scheme) => {
    const server = scheme === "https" ? await secureServer(good) : await recordingServer(() => {});
    const proxy = await smallProxy("user:right");
    const wrong = proxy.origin.replace("//", "//user:wrongPassword@");
    const outcome = await clientFor(server.origin, { proxy: wrong }).initialize(PARAMETERS);
    expect(outcome).toMatchObject({ kind: "unanswered", reason: "proxy-failed" });
    expectNoTrace(outcome, "wrongPassword", proxy.origin, server.origin);
    expect(server.requests).toEqual([]);
    expect(proxy.seen).toHaveLength(1);
    await Promise.all([server.close(), proxy.close()]);
  });

  it("that is not there fails the call", async () => {
    const proxy = await smallProxy();
    await proxy.close();
    const outcome = await clientFor("https://127.0.0.1:9", { proxy: proxy.origin }).initialize(PARAMETERS);
    expect(outcome).toMatchObject({ ...NOT_SENT, reason: "proxy-failed" });
  });

  it("whose address is none fails the call without showing it", async () => {
    const outcome = await clientFor("https://127.0.0.1:9", { proxy: "user:hunter2" }).initialize(PARAMETERS);
    expect(outcome).toMatchObject({ ...NOT_SENT, reason: "proxy-failed" });
    expectNoTrace(outcome, "hunter2");
  });
});
