"use client";

import { useMemo } from "react";
import { encode } from "uqr";

type QrCodeProps = {
  text: string;
  /** What it says, for those who cannot see it. */
  label: string;
};

/** Light modules around the dark ones, as the standard asks. */
const QUIET = 4;

/** A text as a QR code: dark on light whatever the theme, because many cameras read nothing else. */
export function QrCode({ text, label }: QrCodeProps) {
  const { size, path } = useMemo(() => draw(text), [text]);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="aspect-square w-full max-w-56 rounded-md border border-line"
    >
      <rect width={size} height={size} fill="white" />
      <path d={path} fill="black" />
    </svg>
  );
}

/** One stroke of the path for each dark module. */
function draw(text: string): { size: number; path: string } {
  const { data, size } = encode(text, { border: QUIET });
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return { size, path: dark.join("") };
}
