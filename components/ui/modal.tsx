"use client";

import { type ComponentProps, type MouseEvent, type PointerEvent, useLayoutEffect, useRef } from "react";
import { createPortal } from "react-dom";
import { cn } from "@/components/ui/cn";
import { countModal } from "@/components/ui/open-modals";

/** By Escape, by a press beside it, or by its own button. */
export type CloseReason = "escape-key" | "outside-press" | "close-press";

type ModalProps = Omit<ComponentProps<"dialog">, "onClose"> & { onClose: (reason: CloseReason) => void };

/**
 * The browser's own dialog, for as long as it is mounted: focus stays inside, and returns to where it was. Whoever
 * mounts it decides what happens when somebody wants to leave.
 */
export function Modal({ onClose, className, ...rest }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const pressedBeside = useRef(false);

  useLayoutEffect(() => {
    const node = dialog.current;
    if (!node) return;
    node.showModal();
    const uncount = countModal(node);
    return () => {
      uncount();
      // Before it is taken out of the page: only then does the focus return.
      node.close();
    };
  }, []);

  const isBeside = ({ target, currentTarget }: MouseEvent | PointerEvent) => target === currentTarget;
  return createPortal(
    // biome-ignore lint/a11y/useKeyWithClickEvents: the key for leaving is Escape, which arrives as onCancel.
    <dialog
      ref={dialog}
      onCancel={(event) => {
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        onClose("escape-key");
      }}
      onPointerDown={(event) => {
        pressedBeside.current = isBeside(event);
      }}
      // A press that began inside, to select text, and ended beside it does not close.
      onClick={(event) => {
        if (pressedBeside.current && isBeside(event)) onClose("outside-press");
      }}
      className={cn(
        "overscroll-contain border-line bg-surface-raised p-0 text-base text-ink shadow-overlay backdrop:bg-black/45 backdrop:transition-opacity starting:backdrop:opacity-0",
        className,
      )}
      {...rest}
    />,
    document.body,
  );
}
