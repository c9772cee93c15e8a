"use client";

import { type KeyboardEvent, type ReactNode, useId, useRef } from "react";
import { cn } from "@/components/ui/cn";

export type Tab = { id: string; label: string };

type TabsProps = {
  /** What the tabs choose between. */
  label: string;
  tabs: readonly Tab[];
  value: string;
  onValueChange: (id: string) => void;
  /** The panel of the chosen tab. */
  children: ReactNode;
};

const STEPS: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 };

/** One panel of several: arrow keys, Home and End choose, Tab goes into the panel. */
export function Tabs({ label, tabs, value, onValueChange, children }: TabsProps) {
  const made = useId();
  const list = useRef<HTMLDivElement>(null);
  const at = tabs.findIndex(({ id }) => id === value);

  function choose(event: KeyboardEvent) {
    const step = STEPS[event.key];
    const place = step
      ? (at + step + tabs.length) % tabs.length
      : { Home: 0, End: tabs.length - 1 }[event.key];
    const tab = place === undefined ? undefined : tabs[place];
    if (!tab) return;
    event.preventDefault();
    onValueChange(tab.id);
    list.current?.querySelector<HTMLElement>(`[data-tab="${tab.id}"]`)?.focus();
  }

  return (
    <div className="flex min-w-0 flex-col">
      <div
        ref={list}
        role="tablist"
        aria-label={label}
        onKeyDown={choose}
        className="flex flex-wrap gap-x-1 border-b border-line px-2"
      >
        {tabs.map((tab) => {
          const chosen = tab.id === value;
          return (
            <button
              key={tab.id}
              type="button"
              role="tab"
              id={`${made}-${tab.id}`}
              data-tab={tab.id}
              aria-selected={chosen}
              aria-controls={`${made}-panel`}
              tabIndex={chosen ? 0 : -1}
              onClick={() => onValueChange(tab.id)}
              className={cn(
                "-mb-px min-h-8 border-b-2 px-2 text-sm touch-target",
                chosen
                  ? "border-accent-solid font-medium"
                  : "border-transparent text-ink-muted hover:text-ink",
              )}
            >
              {tab.label}
            </button>
          );
        })}
      </div>
      <div role="tabpanel" id={`${made}-panel`} aria-labelledby={`${made}-${value}`} className="min-w-0">
        {children}
      </div>
    </div>
  );
}
