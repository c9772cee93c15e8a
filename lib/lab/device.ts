import type { Cell } from "@/lib/lab/grid";

/** Who holds the device: somebody real, or in the sandbox a stand-in that acts by itself. */
export const DEVICE_KINDS = ["person", "passes", "fails", "by-quality"] as const;

export type DeviceKind = (typeof DEVICE_KINDS)[number];

/** What the sandbox's device does, in the words of its scripts. Times are milliseconds. */
export type DeviceScript = { afterMs: number } & ({ does: "pass" } | { does: "fail"; subCode: string });

/** The document and the parameters that the sandbox's stand-in goes by. */
export type Seen = { quality: number; number: number; runsPerCell: number; sent: Cell["values"] };

/** The quality that a picture needs, by IdThreshold: strict, standard, loose, none. */
const NEEDED: Record<string, number> = { "1": 80, "0": 60, "2": 35, "3": 0 };
/** A picture that is taken by itself, held still, is a little better than one that somebody releases. */
const GAINED: Record<string, number> = { scan: 8, auto: 4, shoot: 0 };
const TAKES_MS: Record<string, number> = { scan: 600, auto: 700, shoot: 900 };
const GUIDE_MS = 400;
/** No two pictures of one document are alike: those of a cell spread evenly by so much to either side. */
const SPREAD = 12;

const QUALITY_TOO_LOW = "206";
const TAKEN_FOR_A_COPY = "205";
/** Below this a genuine document looks like a copy to anti-spoofing. */
const LOOKS_GENUINE = 25;

/** The quality of one of a cell's pictures: the first is the worst, the last the best. */
export function pictureQuality({ quality, number, runsPerCell, sent }: Seen): number {
  const place = runsPerCell === 1 ? 0 : (2 * (number - 1)) / (runsPerCell - 1) - 1;
  return quality + place * SPREAD + (GAINED[sent.DocScanMode ?? ""] ?? 0);
}

/**
 * What the stand-in does with a document of this quality. Made up: it follows the page's words (strict wants more than
 * loose, a scan takes its picture by itself) and says nothing of how the vendor judges. The same run always ends the same.
 */
export function byQuality(seen: Seen): DeviceScript {
  const { IdThreshold = "3", IdSpoof = "N", DocScanMode = "shoot", ShowGuidePage = "1" } = seen.sent;
  const afterMs = (TAKES_MS[DocScanMode] ?? 0) + (ShowGuidePage === "1" ? GUIDE_MS : 0);
  const quality = pictureQuality(seen);
  if (quality < (NEEDED[IdThreshold] ?? 0)) return { afterMs, does: "fail", subCode: QUALITY_TOO_LOW };
  if (IdSpoof === "Y" && quality < LOOKS_GENUINE) {
    return { afterMs, does: "fail", subCode: TAKEN_FOR_A_COPY };
  }
  return { afterMs, does: "pass" };
}

/** What the sandbox is told before a call; null where a person acts. */
export function deviceScript(kind: DeviceKind, seen: Seen): DeviceScript | null {
  if (kind === "person") return null;
  if (kind === "passes") return { afterMs: 500, does: "pass" };
  if (kind === "fails") return { afterMs: 500, does: "fail", subCode: TAKEN_FOR_A_COPY };
  return byQuality(seen);
}
