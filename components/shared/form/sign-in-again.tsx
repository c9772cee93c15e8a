"use client";

import { buttonClass } from "@/components/ui/button-class";

type SignInAgainProps = { label: string; kept: string };

/** The session ended while a form was open: back here afterwards, in this tab, which holds the draft. */
export function SignInAgain({ label, kept }: SignInAgainProps) {
  const here = window.location.pathname + window.location.search;
  return (
    <p className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-2 text-sm">
      {/* A whole new page: the console draws another frame for whoever signs in. */}
      <a href={`/sign-in?to=${encodeURIComponent(here)}`} className={buttonClass({ variant: "primary" })}>
        {label}
      </a>
      <span>{kept}</span>
    </p>
  );
}
