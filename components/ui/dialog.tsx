"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import {
  type ComponentProps,
  cloneElement,
  createContext,
  type MouseEvent,
  type ReactElement,
  type ReactNode,
  use,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { firstField } from "@/components/ui/first-field";
import { type CloseReason, Modal } from "@/components/ui/modal";

type Pressable = ReactElement<ComponentProps<"button">>;

export type DialogProps = {
  title: ReactNode;
  description?: ReactNode;
  children?: ReactNode;
  /** Buttons at the end; wrap the one that only closes in DialogClose. */
  footer?: ReactNode;
  /** The button that opens it; leave it out when `open` is held by the caller. */
  trigger?: Pressable;
  open?: boolean;
  /** Called with false when somebody wants to leave, and how. */
  onOpenChange?: (open: boolean, details: { reason: CloseReason | "trigger-press" }) => void;
  className?: string;
  /** There is no ✕: only what stands in it leads out. */
  mustAnswer?: boolean;
};

/** On what the focus is at first, when it is not on a field. */
export const BEGIN_HERE = { "data-begin-here": "" };

const Close = createContext<() => void>(() => {});

/** A button that also does this when it is pressed. */
function alsoOnPress(button: Pressable, act: () => void, more: ComponentProps<"button"> = {}): ReactElement {
  const onClick = (event: MouseEvent<HTMLButtonElement>) => {
    button.props.onClick?.(event);
    act();
  };
  return cloneElement(button, { ...more, onClick });
}

/** Asks one thing on top of the page: focus stays inside, Escape closes, focus returns to where it was. */
export function Dialog({ trigger, open, onOpenChange, ...rest }: DialogProps) {
  const [openByItself, setOpen] = useState(false);
  const shown = open ?? openByItself;
  const leave = (reason: CloseReason) => {
    setOpen(false);
    onOpenChange?.(false, { reason });
  };
  const enter = () => {
    setOpen(true);
    onOpenChange?.(true, { reason: "trigger-press" });
  };
  return (
    <>
      {trigger ? alsoOnPress(trigger, enter, { "aria-haspopup": "dialog", "aria-expanded": shown }) : null}
      {shown ? <Shown {...rest} onClose={leave} /> : null}
    </>
  );
}

type ShownProps = Omit<DialogProps, "trigger" | "open" | "onOpenChange"> & {
  onClose: (reason: CloseReason) => void;
};

/**
 * Where a dialog is begun: in its first field, on the button that does the least, or on what is to be read. Never on its
 * ✕ and never on what it asks about: whoever presses Enter twice neither closes it unread nor says yes unasked.
 */
function beginning(body: HTMLElement | null, footer: HTMLElement | null): HTMLElement | null {
  return (
    body?.querySelector<HTMLElement>("[data-begin-here] button") ??
    (body && firstField(body)) ??
    footer?.querySelector<HTMLElement>("button:enabled") ??
    body
  );
}

function Shown({ title, description, children, footer, className, mustAnswer, onClose }: ShownProps) {
  const t = useTranslations("common");
  const id = useId();
  const body = useRef<HTMLDivElement>(null);
  const foot = useRef<HTMLDivElement>(null);
  // After the modal has opened: the browser itself takes the first button there is.
  useLayoutEffect(() => beginning(body.current, foot.current)?.focus(), []);
  const close = () => onClose("close-press");
  return (
    <Modal
      aria-labelledby={`${id}-title`}
      aria-describedby={description ? `${id}-description` : undefined}
      onClose={onClose}
      className={cn(
        "m-auto max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] max-w-lg flex-col overflow-hidden rounded-lg border transition-[opacity,scale] open:flex starting:scale-98 starting:opacity-0",
        className,
      )}
    >
      <Close value={close}>
        <div className="flex items-start justify-between gap-4 border-b border-line px-4 py-3">
          <div>
            <h2 id={`${id}-title`} className="text-lg font-semibold">
              {title}
            </h2>
            {description ? (
              <p id={`${id}-description`} className="text-sm text-ink-muted">
                {description}
              </p>
            ) : null}
          </div>
          {mustAnswer ? null : (
            <Button variant="ghost" size="icon" aria-label={t("close")} onClick={close}>
              <X aria-hidden className="size-4" />
            </Button>
          )}
        </div>
        {children ? (
          <div ref={body} tabIndex={-1} className="grow overflow-y-auto p-4 outline-none">
            {children}
          </div>
        ) : null}
        {footer ? (
          <div ref={foot} className="flex flex-wrap justify-end gap-2 border-t border-line px-4 py-3">
            {footer}
          </div>
        ) : null}
      </Close>
    </Modal>
  );
}

/** Turns a button inside a dialog into one that closes it: `<DialogClose><Button>…</Button></DialogClose>`. */
export function DialogClose({ children }: { children: Pressable }) {
  return alsoOnPress(children, use(Close));
}
