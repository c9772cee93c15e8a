import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DeliveriesView, DeliveryView } from "@/lib/callbacks/view";
import type { CheckView, VerifyLogView } from "@/lib/results/view";
import { timelineOf } from "@/lib/timeline/events";
import type { Story } from "@/lib/timeline/story";
import type { TransactionView } from "@/lib/transactions/view";

const START = Date.parse("2026-11-23T10:02:11.203Z");
const at = (ms: number) => new Date(START + ms).toISOString();

const delivery = (ms: number) => ({ id: String(ms), receivedAt: at(ms) }) as DeliveryView;

function deliveries(came: readonly number[]): DeliveriesView {
  const counts = { total: came.length, wrong: 0, lastWrongAt: null, probes: 0, unstored: 0 };
  return { shown: came.map(delivery), ...counts, address: "https://console.example/api/callbacks/x" };
}

function story(over: Partial<TransactionView> = {}, rest: Partial<Story> = {}): Story {
  return {
    transaction: {
      id: "0",
      state: "pending",
      environment: "sandbox",
      docType: "01000000",
      merchantBizId: "b",
      merchantUserHash: "",
      startedBy: "o",
      credential: "c",
      createdAt: at(0),
      deadline: at(1_800_000),
      reportedPassed: null,
      passed: null,
      subCode: null,
      code: "Success",
      startedById: "0",
      merchantUserHashed: true,
      parameters: { ProductCode: "ID_OCR", DocType: "01000000" },
      callbackExpected: true,
      answeredAt: at(188),
      durationMs: 188,
      httpStatus: 200,
      message: null,
      requestId: null,
      accessDeniedDetail: null,
      transactionId: "hks",
      transactionIdFrom: "answer",
      detailsHeld: false,
      detailsErasedAt: null,
      erasedAt: null,
      erasedBy: null,
      hasProtocol: true,
      transactionUrl: null,
      reportedAt: null,
      settledAt: null,
      closedAt: null,
      closedBy: null,
      closedReason: null,
      device: { kind: "kept", type: "web", os: null, sdk: null },
      metaInfoHash: "00",
      vendorDeletesAt: at(30 * 86_400_000),
      ...over,
    },
    deliveries: deliveries([]),
    checks: [],
    verifyLogs: [],
    thread: { preset: null, rerunOf: null, reruns: [] },
    schedule: null,
    details: null,
    images: [],
    erasure: null,
    erasures: [],
    retained: [],
    looks: null,
    now: at(60_000),
    ...rest,
  };
}

const kinds = (told: Story) => timelineOf(told).map(({ kind, ahead }) => (ahead ? `(${kind})` : kind));
const check = (ms: number) => ({ id: String(ms), askedAt: at(ms) }) as CheckView;

describe("the story of a transaction", () => {
  test("whose outcome was unknown tells who gave up, and from which callback it was learnt after all", () => {
    const learnt = { ...delivery(90_000), number: 1, verdict: { transactionId: "adopted" } } as DeliveryView;
    const told = story(
      {
        code: "InternalError",
        httpStatus: 500,
        transactionIdFrom: "callback",
        closedAt: at(60_000),
        closedBy: "Ada",
        closedReason: "never seen again",
      },
      { deliveries: { ...deliveries([]), shown: [learnt] }, now: at(100_000) },
    );
    const line = ["sent", "refused", "closed", "callback", "resolved", "(deadline)", "(vendor-deletes)"];
    expect(kinds(told)).toEqual(line);
    expect(timelineOf(told)).toContainEqual(
      expect.objectContaining({ kind: "closed", by: "Ada", reason: "never seen again" }),
    );
  });

  test("that was abandoned tells how far the device came, and what is planned lies ahead", () => {
    const over = at(1_801_000);
    const log = { id: "l", askedAt: at(1_805_000), code: "Success", verifyStatus: "1" } as VerifyLogView;
    const told = story(
      { state: "abandoned", settledAt: over },
      { checks: [check(1_800_500)], verifyLogs: [log], now: at(1_900_000) },
    );
    expect(kinds(told)).toEqual(["sent", "accepted", "checked", "settled", "log", "(vendor-deletes)"]);
    const planned = story({}, { schedule: { at: at(1_800_188), reason: "deadline" } });
    expect(kinds(planned).slice(-3)).toEqual(["(deadline)", "(next)", "(vendor-deletes)"]);
  });

  test("that waits: sent, accepted, and the two clocks ahead", () => {
    expect(kinds(story())).toEqual(["sent", "accepted", "(deadline)", "(vendor-deletes)"]);
    expect(timelineOf(story())[0]).toMatchObject({ parameters: 5 });
  });

  test("that was called back, checked and settled", () => {
    const told = story(
      { state: "passed", settledAt: at(9_000) },
      { deliveries: deliveries([5_000]), checks: [check(6_000)] },
    );
    expect(kinds(told)).toEqual(["sent", "accepted", "callback", "checked", "settled", "(vendor-deletes)"]);
    expect(timelineOf(told).at(-1)).toMatchObject({ here: "none" });
  });

  test("whose callback came before the answer tells it in that order", () => {
    const told = story({}, { deliveries: deliveries([50]) });
    expect(kinds(told).slice(0, 3)).toEqual(["sent", "callback", "accepted"]);
  });

  test("of one millisecond is told in the order of cause and effect", () => {
    const told = story({ state: "passed", answeredAt: at(0), settledAt: at(0) }, { checks: [check(0)] });
    expect(kinds(told).slice(0, 4)).toEqual(["sent", "accepted", "checked", "settled"]);
  });

  test("past its deadline no longer has it ahead", () => {
    expect(kinds(story({}, { now: at(1_900_000) }))).toEqual([
      "sent",
      "accepted",
      "deadline",
      "(vendor-deletes)",
    ]);
  });

  test.each([
    ["requested", { code: null, answeredAt: null }, ["sent"]],
    ["rejected", { code: "InvalidParameter" }, ["sent", "refused"]],
    ["unknown", { code: "InternalError" }, ["sent", "refused"]],
    ["unknown", { code: "connection-reset", answeredAt: null, durationMs: 30 }, ["sent", "silent"]],
    ["rejected", { code: "name-not-found", answeredAt: null, durationMs: 30 }, ["sent", "unsent"]],
  ] as const)("that is %s (%o)", (state, over, expected) => {
    expect(kinds(story({ state, deadline: null, ...over }))).toEqual(expected);
  });

  test("of which something was erased tells what, by whom, and what the vendor said to it", () => {
    const asked = { askedBy: "Ada", reason: "ticket 7" };
    const refused = { outcome: "not-confirmed", code: "TransactionIdInvalid", at: at(80_100) } as const;
    const confirmed = { outcome: "confirmed", code: "200", at: at(90_100) } as const;
    const first = { id: "1", ...asked, at: at(80_000), vendor: refused };
    const again = { id: "2", ...asked, at: at(90_000), vendor: confirmed };
    const over = { state: "passed", settledAt: at(9_000), erasedAt: at(80_000), erasedBy: "Ada" } as const;
    const retained = [{ what: "images" as const, at: at(70_000), count: 2 }];
    const told = story(over, { retained, erasures: [first], now: at(85_000) });
    const here = ["sent", "accepted", "settled", "retained", "erased", "erased-at-vendor"];
    expect(kinds(told)).toEqual([...here, "(vendor-deletes)"]);
    expect(timelineOf(told).slice(3)).toMatchObject([
      { what: "images", count: 2, at: at(70_000) },
      { by: "Ada", reason: "ticket 7", at: at(80_000) },
      { outcome: "not-confirmed", code: "TransactionIdInvalid", at: at(80_100) },
      { here: "erased" },
    ]);
    // Only once the vendor has confirmed it, nothing is left there to be deleted.
    expect(kinds(story(over, { retained, erasures: [first, again] }))).toEqual([...here, "erased-at-vendor"]);
  });

  test("without a TransactionId has nothing erased at the vendor", () => {
    const erasures = [{ id: "1", askedBy: null, reason: "r", at: at(80_000), vendor: null }];
    const told = story({ state: "rejected", deadline: null, code: "X" }, { erasures });
    expect(kinds(told)).toEqual(["sent", "refused", "erased"]);
  });

  test("runs forward in time, whatever came when", () => {
    const times = fc.array(fc.integer({ min: 0, max: 3_000_000 }), { maxLength: 12 });
    fc.assert(
      fc.property(times, times, (came, asked) => {
        const told = story(
          {},
          {
            deliveries: deliveries(came),
            checks: asked.map(check),
          },
        );
        const events = timelineOf(told);
        expect(events).toHaveLength(came.length + asked.length + 4);
        for (const [place, event] of events.entries()) {
          expect(event.at >= (events[place - 1]?.at ?? "")).toBe(true);
        }
      }),
    );
  });
});
