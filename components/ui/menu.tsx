"use client";

import { Menu as Base } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import Link from "next/link";
import type { ReactElement, ReactNode } from "react";

const ITEM =
  "flex min-h-8 w-full cursor-default items-center gap-2 rounded px-2 text-left text-base outline-hidden select-none touch-target data-disabled:opacity-50 data-highlighted:bg-hover";

type MenuProps = {
  trigger: ReactElement;
  children: ReactNode;
  align?: "start" | "center" | "end";
};

/** Actions behind one button: arrows move, letters jump, Escape closes. */
export function Menu({ trigger, children, align = "end" }: MenuProps) {
  return (
    <Base.Root modal={false}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className="z-50 outline-hidden" sideOffset={6} align={align}>
          <Base.Popup className="max-h-[var(--available-height)] min-w-44 overflow-y-auto rounded-md border border-line bg-surface-raised p-1 shadow-overlay outline-hidden transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0">
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

type MenuItemProps = { onSelect: () => void; children: ReactNode; disabled?: boolean };

export function MenuItem({ onSelect, children, disabled }: MenuItemProps) {
  return (
    <Base.Item className={ITEM} onClick={onSelect} disabled={disabled}>
      {children}
    </Base.Item>
  );
}

export function MenuLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Base.LinkItem className={ITEM} closeOnClick render={<Link href={href} />}>
      {children}
    </Base.LinkItem>
  );
}

export function MenuSeparator() {
  return <Base.Separator className="-mx-1 my-1 h-px bg-line" />;
}

export type MenuChoice = { value: string; label: string; lang?: string };

type MenuChoicesProps = {
  label: string;
  value: string;
  choices: readonly MenuChoice[];
  onChoose: (value: string) => void;
};

/** One of a few values; the present one carries a tick. */
export function MenuChoices({ label, value, choices, onChoose }: MenuChoicesProps) {
  return (
    <Base.Group>
      <Base.GroupLabel className="px-2 py-1 text-xs text-ink-muted">{label}</Base.GroupLabel>
      <Base.RadioGroup value={value} onValueChange={(next) => onChoose(String(next))}>
        {choices.map((choice) => (
          <Base.RadioItem key={choice.value} value={choice.value} className={ITEM} closeOnClick>
            <span className="size-4">
              <Base.RadioItemIndicator>
                <Check aria-hidden className="size-4" />
              </Base.RadioItemIndicator>
            </span>
            <span lang={choice.lang}>{choice.label}</span>
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </Base.Group>
  );
}
