import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { openLine, type Surroundings } from "@/lib/live/line";
import type { StreamMessage } from "@/lib/live/stream-message";

// One browser with several tabs: locks and a channel that work as the specifications say, streams that are played.

type Tab = { heard: string[]; line: ReturnType<typeof openLine>; frozen: boolean };
type Holder = { reject(): void };

class Browser {
  readonly streams: { tab: number; say(message: StreamMessage): void }[] = [];
  readonly tabs: Tab[] = [];
  private readonly ears: { tab: number; channel: NonNullable<Surroundings["channel"]> }[] = [];
  private holder: Holder | undefined;
  private readonly queue: (() => void)[] = [];

  open(without: "locks" | "channel" | "nothing" = "nothing"): Tab {
    const number = this.tabs.length;
    const tab: Tab = { heard: [], frozen: false, line: { wake() {}, close() {} } };
    this.tabs.push(tab);
    tab.line = openLine(({ type }) => void tab.heard.push(type), {
      locks: without === "locks" ? undefined : { request: this.request as never },
      channel: without === "channel" ? undefined : this.channel(number),
      newId: () => `tab ${number}`,
      openSource: ({ onMessage }) => {
        const stream = { tab: number, say: onMessage };
        this.streams.push(stream);
        return { wake() {}, close: () => void this.streams.splice(this.streams.indexOf(stream), 1) };
      },
    });
    return tab;
  }

  private channel(tab: number): NonNullable<Surroundings["channel"]> {
    const channel: NonNullable<Surroundings["channel"]> = {
      onmessage: null,
      postMessage: (word) => {
        if (this.tabs[tab]?.frozen) return;
        for (const ear of this.ears) {
          if (ear.tab === tab || this.tabs[ear.tab]?.frozen) continue;
          queueMicrotask(() => ear.channel.onmessage?.call(ear.channel as never, { data: word } as never));
        }
      },
      close: () => {
        const at = this.ears.findIndex((ear) => ear.tab === tab);
        if (at >= 0) this.ears.splice(at, 1);
      },
    };
    this.ears.push({ tab, channel });
    return channel;
  }

  private readonly request = (_name: string, { steal }: { steal?: boolean }, use: () => Promise<void>) =>
    new Promise<void>((resolve, reject) => {
      const holder: Holder = { reject: () => reject(new DOMException("stolen", "AbortError")) };
      const grant = () => {
        this.holder = holder;
        queueMicrotask(async () => {
          await use();
          if (this.holder !== holder) return;
          this.holder = undefined;
          resolve();
          this.queue.shift()?.();
        });
      };
      if (steal) {
        this.holder?.reject();
        this.holder = undefined;
        grant();
      } else if (this.holder) this.queue.push(grant);
      else grant();
    });
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const settle = () => vi.advanceTimersByTimeAsync(0);

async function three() {
  const browser = new Browser();
  const tabs = [browser.open(), browser.open(), browser.open()] as const;
  await settle();
  return { browser, tabs };
}

it("opens one stream for all tabs of a browser, and every tab hears it", async () => {
  const { browser, tabs } = await three();
  expect(browser.streams.map(({ tab }) => tab)).toEqual([0]);
  browser.streams[0]?.say({ type: "catch-up" });
  browser.streams[0]?.say({ type: "events", events: [] });
  await settle();
  expect(tabs.map(({ heard }) => heard.slice(-2))).toEqual(Array(3).fill(["catch-up", "events"]));
});

it("tells a tab that comes later how the line is, and no other", async () => {
  const { browser, tabs } = await three();
  browser.streams[0]?.say({ type: "catch-up" });
  await settle();
  const before = tabs.map(({ heard }) => heard.length);
  const late = browser.open();
  await settle();
  expect(late.heard).toEqual(["catch-up"]);
  expect(tabs.map(({ heard }) => heard.length)).toEqual(before);
});

it("hands the stream on when its tab closes", async () => {
  const { browser, tabs } = await three();
  tabs[0].line.close();
  await settle();
  expect(browser.streams.map(({ tab }) => tab)).toEqual([1]);
  browser.streams[0]?.say({ type: "beat" });
  await settle();
  expect(tabs[2].heard.at(-1)).toBe("beat");
});

it("takes the stream from a tab that is frozen, which then follows", async () => {
  const { browser, tabs } = await three();
  browser.streams[0]?.say({ type: "catch-up" });
  await settle();
  tabs[0].frozen = true;
  tabs[1].line.wake();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(browser.streams.map(({ tab }) => tab)).toEqual([1]);
  tabs[0].frozen = false;
  browser.streams[0]?.say({ type: "events", events: [] });
  await settle();
  expect(tabs.map(({ heard }) => heard.at(-1))).toEqual(["events", "events", "events"]);
});

it("leaves the stream where it is while its tab answers or passes on beats", async () => {
  const { browser, tabs } = await three();
  tabs[1].line.wake();
  for (let n = 0; n < 20; n += 1) {
    await vi.advanceTimersByTimeAsync(15_000);
    browser.streams[0]?.say({ type: "beat" });
  }
  expect(browser.streams.map(({ tab }) => tab)).toEqual([0]);
});

it("asks by itself when nothing was passed on for too long", async () => {
  const { browser, tabs } = await three();
  browser.streams[0]?.say({ type: "beat" });
  await settle();
  tabs[0].frozen = true;
  await vi.advanceTimersByTimeAsync(40_000);
  expect(browser.streams).toHaveLength(1);
  expect(browser.streams[0]?.tab).not.toBe(0);
});

it.each(["locks", "channel"] as const)("reads for itself where a browser has no %s", async (missing) => {
  const browser = new Browser();
  const tabs = [browser.open(missing), browser.open(missing)];
  await settle();
  expect(browser.streams.map(({ tab }) => tab)).toEqual([0, 1]);
  tabs[0]?.line.close();
  expect(browser.streams.map(({ tab }) => tab)).toEqual([1]);
});
