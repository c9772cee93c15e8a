"use client";

import { Check } from "lucide-react";
import {
  type ComponentProps,
  cloneElement,
  type MouseEvent,
  type ReactElement,
  type ReactNode,
  useId,
} from "react";
import { cn } from "@/components/ui/cn";
import { focusIt, MENU_ITEM } from "@/components/ui/menu-item-look";
import type { Align } from "@/components/ui/place-popup";
import { useMenu } from "@/components/ui/use-menu";

type MenuProps = {
  /** A button; it is given what makes it open the menu. */
  trigger: ReactElement<ComponentProps<"button">>;
  children: ReactNode;
  align?: Align;
};

/** Actions behind one button: arrows move, letters jump, Escape closes. */
export function Menu({ trigger, children, align = "end" }: MenuProps) {
  const id = useId();
  const menu = useMenu(align);
  const chosen = ({ target }: MouseEvent) => {
    const item = target instanceof Element ? target.closest("[role^=menuitem]") : null;
    if (item && !item.ariaDisabled) menu.hide();
  };
  return (
    <>
      {cloneElement(trigger, {
        id: `${id}-trigger`,
        "aria-haspopup": "menu",
        "aria-expanded": menu.open,
        // Names the button as the open popup's own: a press on it then closes the menu once, not twice.
        popoverTarget: menu.open ? id : undefined,
        onClick: (event) => {
          event.preventDefault();
          if (menu.open) menu.hide();
          else menu.show(event.currentTarget, 0);
        },
        onKeyDown: menu.onTriggerKeyDown,
      })}
      <div
        ref={menu.popup}
        id={id}
        popover="auto"
        role="menu"
        tabIndex={-1}
        aria-labelledby={`${id}-trigger`}
        onToggle={menu.onToggle}
        onKeyDown={menu.onKeyDown}
        onClick={chosen}
        className="inset-auto m-0 min-w-44 overflow-y-auto rounded-md border border-line bg-surface-raised p-1 text-left text-ink shadow-overlay outline-hidden transition-opacity starting:opacity-0"
      >
        {menu.open ? children : null}
      </div>
    </>
  );
}

type ItemProps = ComponentProps<"button"> & { role?: "menuitem" | "menuitemradio" };

function Item({ role = "menuitem", className, ...rest }: ItemProps) {
  return (
    <button
      type="button"
      role={role}
      tabIndex={-1}
      className={cn(MENU_ITEM, className)}
      onPointerMove={focusIt}
      {...rest}
    />
  );
}

type MenuItemProps = { onSelect: () => void; children: ReactNode; disabled?: boolean };

export function MenuItem({ onSelect, children, disabled }: MenuItemProps) {
  return (
    <Item aria-disabled={disabled || undefined} onClick={disabled ? undefined : onSelect}>
      {children}
    </Item>
  );
}

export function MenuSeparator() {
  return <hr className="-mx-1 my-1 h-px border-0 bg-line" />;
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
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a menu.
    <div role="group" aria-labelledby={id}>
      <div id={id} className="px-2 py-1 text-xs text-ink-muted">
        {label}
      </div>
      {choices.map((choice) => (
        <Item
          key={choice.value}
          role="menuitemradio"
          aria-checked={choice.value === value}
          onClick={() => onChoose(choice.value)}
        >
          <span className="size-4">
            {choice.value === value ? <Check aria-hidden className="size-4" /> : null}
          </span>
          <span lang={choice.lang}>{choice.label}</span>
        </Item>
      ))}
    </div>
  );
}
