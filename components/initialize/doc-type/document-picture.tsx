import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

/** The person's photograph on a card: a frame, a head, shoulders. */
function Portrait({ x, y = 8, small }: { x: number; y?: number; small?: boolean }) {
  const size = small ? 0.6 : 1;
  return (
    <g transform={`translate(${x} ${y}) scale(${size})`} className="fill-accent-soft stroke-accent">
      <rect width="11" height="14" rx="1" />
      <circle cx="5.5" cy="5.2" r="2.2" />
      <path d="M1.8 14c0-3 1.6-4.8 3.7-4.8S9.2 11 9.2 14" />
    </g>
  );
}

/** Printed lines, each `[x, y, length]`. */
function Lines({ at }: { at: readonly (readonly [number, number, number])[] }) {
  return <path d={at.map(([x, y, length]) => `M${x} ${y}h${length}`).join("")} />;
}

const THREE = [
  [20, 11, 16],
  [20, 15, 11],
  [20, 19, 14],
] as const;

const Chip = ({ x, y }: { x: number; y: number }) => (
  <path d={`M${x} ${y}h7v5h-7zM${x} ${y + 2.5}h7M${x + 3.5} ${y}v5`} />
);

const MachineLines = () => <path strokeDasharray="1.5 1" d="M6 25h36M6 28h36" />;

/** By code, what tells a card from the others at the size of a thumbnail. No emblem of any state is drawn. */
const CARDS: Record<string, ReactNode> = {
  "00000001": (
    <>
      <Lines
        at={[
          [6, 9, 8],
          [6, 13, 14],
          [6, 17, 18],
          [6, 26, 24],
        ]}
      />
      <Portrait x={31} />
    </>
  ),
  "00000006": (
    <>
      <Portrait x={6} />
      <Lines at={[...THREE, [6, 27, 12]]} />
      <Chip x={35} y={23} />
    </>
  ),
  "00000008": (
    <>
      <Portrait x={6} />
      <Lines at={[...THREE, [6, 27, 20]]} />
      <Portrait x={36} y={20} small />
    </>
  ),
  "00000007": (
    <>
      <Portrait x={6} y={6} />
      <Lines at={THREE.map(([x, y, length]) => [x, y - 2, length] as const)} />
      <MachineLines />
    </>
  ),
  "00000009": (
    <>
      <Portrait x={6} />
      <Lines at={[...THREE, [6, 27, 22]]} />
      <path d="M34 28v-4a4 4 0 0 1 8 0v4M32 28h12" />
    </>
  ),
  "000000011": (
    <>
      <Portrait x={31} />
      <Chip x={6} y={14} />
      <Lines
        at={[
          [6, 9, 20],
          [16, 15, 11],
          [16, 19, 8],
          [6, 27, 24],
        ]}
      />
    </>
  ),
  "000000012": (
    <>
      <Portrait x={6} y={7} />
      <Lines at={THREE} />
      <path d="M5 27c4-3 8-3 12 0s8 3 12 0 8-3 14 0" />
    </>
  ),
};

const Passport = () => (
  <>
    <path d="M13 3.5h20a2 2 0 0 1 2 2v23a2 2 0 0 1-2 2H13z" className="fill-surface-raised" />
    <path d="M16.5 3.5v27" />
    <g className="fill-accent-soft stroke-accent">
      <circle cx="26" cy="14" r="5.5" />
      <path d="M20.500 14h11M26 8.500c-3.500 3.500-3.500 7.500 0 11c3.500-3.500 3.500-7.500 0-11" />
    </g>
    <Lines at={[[22, 25, 8]]} />
  </>
);

const Card = ({ code }: { code: string }) => (
  <>
    <rect
      x="2.5"
      y="2.5"
      width="43"
      height="29"
      rx="2.5"
      className="fill-surface-raised"
      strokeDasharray={CARDS[code] ? undefined : "3 2"}
    />
    {CARDS[code] ?? <Lines at={[...THREE, [10, 15, 4]]} />}
  </>
);

/** A line drawing of a kind of document; a dashed card for one that is not in the table. It says nothing by itself. */
export function DocumentPicture({ code, className }: { code: string; className?: string }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 48 34"
      fill="none"
      stroke="currentColor"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={cn("shrink-0 text-ink-muted", className)}
    >
      {code === "01000000" ? <Passport /> : <Card code={code} />}
    </svg>
  );
}
