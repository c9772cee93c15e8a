import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import type { ShownState } from "@/lib/transactions/state";

const RADIUS = 6;
const AROUND = 2 * Math.PI * RADIUS;

const ring = (width: number, dashes?: string, round?: boolean) => (
  <circle
    cx="8"
    cy="8"
    r={RADIUS}
    fill="none"
    stroke="currentColor"
    strokeWidth={width}
    strokeDasharray={dashes}
    strokeLinecap={round ? "round" : "butt"}
  />
);

const disc = <circle cx="8" cy="8" r="7" fill="currentColor" />;

/** A stroke in the colour of the paper, on top of a filled shape. */
const cut = (path: string) => (
  <path d={path} fill="none" className="stroke-surface" strokeWidth="1.8" strokeLinecap="round" />
);

/** Starts at twelve o'clock and is eaten away clockwise as `fraction` goes from 1 to 0. */
function PendingRing({ fraction }: { fraction: number }) {
  const left = AROUND * fraction;
  return (
    <>
      <circle cx="8" cy="8" r={RADIUS} fill="none" className="stroke-line" strokeWidth="2.5" />
      <circle
        cx="8"
        cy="8"
        r={RADIUS}
        fill="none"
        stroke="currentColor"
        strokeWidth="2.5"
        strokeDasharray={`${left.toFixed(2)} ${(AROUND - left).toFixed(2)}`}
        strokeDashoffset={(-(AROUND - left)).toFixed(2)}
        transform="rotate(-90 8 8)"
      />
    </>
  );
}

const UNKNOWN = (
  <>
    <path
      d="M1.6 6.4 6.4 1.6M1.2 10.4 4 7.6M2.8 13 5 10.8M11 5.2 13 3.2M12 8.4 14.8 5.6M9.6 14.4 14.4 9.6"
      stroke="currentColor"
      strokeWidth="1"
      opacity="0.55"
    />
    <path
      d="M5.6 6.2C5.6 4.7 6.7 3.9 8 3.9s2.4.8 2.4 2.1c0 1.8-2.4 1.9-2.4 3.7"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
    />
    <circle cx="8" cy="12.2" r="1.1" fill="currentColor" />
  </>
);

const SHAPES: Record<Exclude<ShownState, "pending">, ReactNode> = {
  requested: ring(1.8, `0.01 ${(AROUND / 10).toFixed(3)}`, true),
  rejected: (
    <>
      <rect x="1.5" y="1.5" width="13" height="13" rx="2" fill="currentColor" />
      {cut("M4.8 8h6.4")}
    </>
  ),
  unknown: UNKNOWN,
  reported: (
    <>
      {ring(1.5)}
      <path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor" />
    </>
  ),
  passed: (
    <>
      {disc}
      {cut("m4.9 8.2 2.2 2.2 4-4.6")}
    </>
  ),
  failed: (
    <>
      {disc}
      {cut("m5.5 5.5 5 5m0-5-5 5")}
    </>
  ),
  abandoned: ring(1.6, "3.7 2.583"),
  expired: ring(1.6),
};

type StateIconProps = {
  state: ShownState;
  /** Share of the time that is left, 0 to 1; read by `pending` alone. */
  fraction?: number;
  /** Callback and CheckResult disagree: a red notch. */
  contradiction?: boolean;
  className?: string;
};

/** The shape of a state, told apart without colour. The word beside it is its name, so it is hidden from readers. */
export function StateIcon({ state, fraction = 1, contradiction, className }: StateIconProps) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" className={cn("size-4 shrink-0", className)}>
      {state === "pending" ? <PendingRing fraction={fraction} /> : SHAPES[state]}
      {contradiction ? (
        <path
          d="M8.5 0H16v7.5z"
          className="fill-danger stroke-surface"
          strokeWidth="1"
          strokeLinejoin="round"
        />
      ) : null}
    </svg>
  );
}
