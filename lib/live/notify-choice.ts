"use client";

import { useSyncExternalStore } from "react";

/** `blocked`: the browser's own settings refuse. */
export type NotifyChoice = "unsupported" | "blocked" | "off" | "on";

/** Remembered in this browser, for whoever uses it: a notification says nothing of a person. */
const KEY = "console.notify";

const listeners = new Set<() => void>();

/** Some browsers have Notification and yet refuse to make one: then what was remembered says so. */
function read(): NotifyChoice {
  if (typeof Notification === "undefined") return "unsupported";
  if (Notification.permission === "denied") return "blocked";
  const kept = remembered();
  if (kept === "unsupported") return "unsupported";
  return kept === "on" && Notification.permission === "granted" ? "on" : "off";
}

function remembered(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return "unsupported";
  }
}

function remember(choice: "on" | "off" | "unsupported"): void {
  try {
    localStorage.setItem(KEY, choice);
  } catch {
    // Nothing is remembered, so nothing is shown.
  }
  for (const listener of listeners) listener();
}

/** Call it from a click: browsers ask their user only then. Shows an example, which tells whether it works at all. */
export async function turnNotificationsOn(example: string): Promise<void> {
  if ((await Notification.requestPermission()) !== "granted") {
    remember("off");
    return;
  }
  remember("on");
  showNotification({ title: example, tag: "console-example" });
}

export function turnNotificationsOff(): void {
  remember("off");
}

export type Shown = {
  title: string;
  body?: string;
  /** One notification for several of the same tag. */
  tag: string;
  onClick?(): void;
};

/** Whether anything would be shown: what is only said in notifications need not be asked for otherwise. */
export const areNotificationsOn = (): boolean => read() === "on";

/** Shows it when this browser's user wants it. */
export function showNotification({ title, body = "", tag, onClick }: Shown): void {
  if (read() !== "on") return;
  try {
    const notification = new Notification(title, { body, tag, icon: "/icon.svg" });
    notification.onclick = () => {
      window.focus();
      notification.close();
      onClick?.();
    };
  } catch {
    remember("unsupported");
  }
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

/** What this browser's user wants; null until the page runs. */
export function useNotifyChoice(): NotifyChoice | null {
  return useSyncExternalStore(listen, read, () => null);
}
