import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signCall } from "@/lib/cloudauth/server/acs3-signature";
import { DEFAULT_TIMEOUTS } from "@/lib/cloudauth/server/client";
import { clientFor, KEY, PARAMETERS, TEMPORARY_KEY } from "@/lib/cloudauth/server/testing/calls";
import { objectionsTo, receivedParameters } from "@/lib/cloudauth/server/testing/independent-verifier";
import { officialAuthorization, officialClient } from "@/lib/cloudauth/server/testing/official-client";
import { callParameters } from "@/lib/cloudauth/server/testing/parameters";
import {
  json,
  type RecordingServer,
  recordingServer,
  SUCCESS,
} from "@/lib/cloudauth/server/testing/recording-server";

let server: RecordingServer;
beforeAll(async () => {
  server = await recordingServer((response) => json(response, 200, SUCCESS));
});
afterAll(() => server.close());

const EXPECTED = { id: KEY.accessKeyId, secret: KEY.accessKeySecret };

function received() {
  const request = server.requests.pop();
  if (!request) throw new Error("The server got no request.");
  return request;
}

describe("held against the vendor's own client", () => {
  const options = { timeouts: DEFAULT_TIMEOUTS };

  it("sends the same parameters, each with a signature that a third implementation finds good", async () => {
    const ours = clientFor(server.origin, options);
    const theirs = officialClient(new URL(server.origin).host, KEY);
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(callParameters, async (parameters) => {
        const outcome = await ours.initialize(parameters);
        const fromUs = received();
        await theirs("Initialize", parameters);
        const fromThem = received();

        expect(outcome.kind).toBe("accepted");
        expect(receivedParameters(fromUs.target)).toEqual(parameters);
        expect(receivedParameters(fromThem.target)).toEqual(parameters);
        expect(objectionsTo(fromUs, EXPECTED)).toEqual([]);
        expect(objectionsTo(fromThem, EXPECTED)).toEqual([]);
        compared += 1;
      }),
      { numRuns: 1_000 },
    );
    expect(compared).toBe(1_000);
    expect(server.requests).toEqual([]);
  }, 60_000);

  it("computes the same authorization for the same call, date and nonce", () => {
    const date = fc.date({ noInvalidDate: true, min: new Date(0), max: new Date("2100-01-01") });
    fc.assert(
      fc.property(callParameters, date, fc.uuid(), fc.boolean(), (query, at, nonce, temporary) => {
        const key = temporary ? TEMPORARY_KEY : KEY;
        const moment = `${at.toISOString().slice(0, 19)}Z`;
        const call = {
          host: "example.test",
          action: "Initialize",
          version: "2022-08-09",
          date: moment,
          nonce,
          query,
        };
        const { headers } = signCall(call, key);
        expect(headers.authorization).toBe(officialAuthorization(call, headers, key));
      }),
      { numRuns: 1_000 },
    );
  });

  it("sends the same headers, with a temporary credential too", async () => {
    for (const key of [KEY, TEMPORARY_KEY]) {
      await clientFor(server.origin, { ...options, credential: key }).initialize(PARAMETERS);
      const fromUs = received();
      await officialClient(new URL(server.origin).host, key)("Initialize", PARAMETERS);
      const fromThem = received();

      const expected = {
        ...EXPECTED,
        token: key === TEMPORARY_KEY ? TEMPORARY_KEY.securityToken : undefined,
      };
      expect(objectionsTo(fromUs, expected)).toEqual([]);
      expect(objectionsTo(fromThem, expected)).toEqual([]);
      for (const name of ["host", "accept", "x-acs-action", "x-acs-version", "x-acs-content-sha256"]) {
        expect(fromUs.headers[name], name).toBe(fromThem.headers[name]);
      }
      expect(fromUs.headers["x-acs-security-token"]).toBe(fromThem.headers["x-acs-security-token"]);
      expect([fromUs.method, fromUs.body]).toEqual([fromThem.method, fromThem.body]);
    }
  });
});

describe("the third implementation", () => {
  it("notices a changed parameter", async () => {
    await clientFor(server.origin).initialize(PARAMETERS);
    const request = received();
    expect(objectionsTo(request, EXPECTED)).toEqual([]);
    const forged = { ...request, target: request.target.replace("ID_OCR", "ID_OCX") };
    expect(objectionsTo(forged, EXPECTED)).toEqual(["signature"]);
  });

  it("notices another secret, a missing token and a changed header", async () => {
    await clientFor(server.origin).keepalive();
    const request = received();
    expect(objectionsTo(request, { ...EXPECTED, secret: "another" })).toEqual(["signature"]);
    expect(objectionsTo(request, { ...EXPECTED, token: "t" })).toEqual(["token", "temporary key id"]);
    const moved = { ...request, headers: { ...request.headers, host: "elsewhere.example" } };
    expect(objectionsTo(moved, EXPECTED)).toEqual(["signature"]);
  });
});
