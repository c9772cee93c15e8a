"use client";

import type { ReactNode } from "react";
import { useBrowserLocale } from "@/components/frame/browser-wishes";
import { buttonClass } from "@/components/ui/button-class";
import { RESCUE_MESSAGES } from "@/lib/i18n/rescue-messages";

type PageErrorProps = {
  reference: string | undefined;
  /** Beside the reference; given its name. */
  copy?: (reference: string, name: string) => ReactNode;
};

/** Drawn here, as all of this page: it comes along with every other one, where nobody hopes to see it. */
function Mark() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className="size-6 fill-none stroke-danger stroke-2">
      <path d="M8 2h8l6 6v8l-6 6H8l-6-6V8zM12 8v4m0 4v.01" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}

/** In place of a page whose code failed. Needs nothing from the server: even the language is read from the browser. */
export function PageError({ reference, copy }: PageErrorProps) {
  const say = RESCUE_MESSAGES[useBrowserLocale()];
  return (
    <div className="mx-auto flex max-w-xl flex-col items-start gap-3 px-4 py-16">
      <Mark />
      <h1 className="text-xl font-semibold">{say.title}</h1>
      <p className="text-ink-muted">{reference ? say.descriptionWithId : say.description}</p>
      {reference ? (
        <p className="flex items-center gap-1.5 text-sm text-ink-muted">
          {say.quote} <code className="text-ink select-all">{reference}</code>
          {copy?.(reference, say.quote)}
        </p>
      ) : null}
      <div className="mt-1 flex flex-wrap gap-2">
        {/* Both fetch a whole new page: what failed may be in memory, and React keeps a part that the server failed. */}
        <button
          type="button"
          className={buttonClass({ variant: "primary" })}
          onClick={() => window.location.reload()}
        >
          {say.retry}
        </button>
        <a href="/" className={buttonClass({})}>
          {say.home}
        </a>
      </div>
    </div>
  );
}
