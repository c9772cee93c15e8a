import { afterEach, describe, expect, it, vi } from "vitest";
import { dismissNotice, listenToNotices, notify, readNotices, staysFor } from "@/components/ui/notify";

afterEach(() => {
  for (const { id } of readNotices()) dismissNotice(id);
});

describe("notices", () => {
  it("stand in the order in which they were given, each with an id of its own", () => {
    notify("success", "Saved");
    notify("danger", "Not saved", "The disk is full");
    const [first, second] = readNotices();
    expect(first).toMatchObject({ tone: "success", title: "Saved", description: undefined });
    expect(second).toMatchObject({ tone: "danger", title: "Not saved", description: "The disk is full" });
    expect(first?.id).not.toBe(second?.id);
  });

  it("go one at a time", () => {
    notify("info", "One");
    notify("info", "Two");
    dismissNotice(readNotices()[0]?.id ?? 0);
    expect(readNotices().map(({ title }) => title)).toEqual(["Two"]);
  });

  it("tell whoever draws them, until that one leaves", () => {
    const listener = vi.fn();
    const leave = listenToNotices(listener);
    notify("info", "One");
    expect(listener).toHaveBeenCalledTimes(1);
    leave();
    notify("info", "Two");
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it("are a new list after each change, and the same one in between", () => {
    const before = readNotices();
    expect(readNotices()).toBe(before);
    notify("info", "One");
    expect(readNotices()).not.toBe(before);
  });

  it.each([
    ["success", 5_000],
    ["info", 5_000],
    ["warning", null],
    ["danger", null],
  ] as const)("of %s stay for %s", (tone, ms) => {
    expect(staysFor({ id: 1, tone, title: "", description: undefined })).toBe(ms);
  });
});
