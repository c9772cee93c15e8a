"use client";

import { useLayoutEffect } from "react";

/** What was typed before there was a field for it. */
export type TypedAhead = { text: string; entered: boolean };

export const NOTHING_AHEAD: TypedAhead = { text: "", entered: false };

type Press = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey">;

/** With one more key; null for a key that means nothing here. */
export function typedOn(before: TypedAhead, { key, ctrlKey, metaKey, altKey }: Press): TypedAhead | null {
  if (ctrlKey || metaKey || altKey) return null;
  if (key === "Enter") return { ...before, entered: before.text !== "" };
  if (key === "Backspace") return { text: before.text.slice(0, -1), entered: false };
  // Named keys have longer names than any letter.
  return [...key].length === 1 ? { text: before.text + key, entered: false } : null;
}

type TypedMeanwhileProps = {
  onType: (next: (before: TypedAhead) => TypedAhead) => void;
  onClose: () => void;
};

/** Stands in for the palette while its code is fetched: whoever knows what they want types on. */
export function TypedMeanwhile({ onType, onClose }: TypedMeanwhileProps) {
  // Not a later effect: it must let go in the moment in which the field is there.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === "Escape") onClose();
      else if (!typedOn(NOTHING_AHEAD, event)) return;
      event.preventDefault();
      event.stopPropagation();
      onType((before) => typedOn(before, event) ?? before);
    };
    window.addEventListener("keydown", press, true);
    return () => window.removeEventListener("keydown", press, true);
  }, [onType, onClose]);
  return null;
}
