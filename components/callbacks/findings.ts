import { ageOf } from "@/components/shared/clock-maths";
import type { SpellingNote } from "@/lib/callbacks/spelling";
import type { DeliveryVerdict } from "@/lib/callbacks/verdict";
import type { DeliveryView } from "@/lib/callbacks/view";
import { ERASED } from "@/lib/transactions/erased";

/** `calm`: as it should be. The others have the colour of their name. */
export type FindingTone = "calm" | "info" | "warning" | "danger";

/** One thing that was found out about a delivery. `key` names its message, and its icon. */
export type Finding = { key: FindingKey; tone: FindingTone; values?: Record<string, string | number> };

export type FindingKey =
  | "erased"
  | "probe"
  | "replay"
  | "contradicts"
  | "checkAgrees"
  | "checkContradicts"
  | "checkOutstanding"
  | "tokenRight"
  | "tokenWrong"
  | "tokenMissing"
  | "known"
  | "idEqual"
  | "idAdopted"
  | "idDifferent"
  | "idMissing"
  | "idNotKnownYet"
  | "unclear"
  | "first"
  | "duplicate"
  | "onTime"
  | "late"
  | "early"
  | "spelledName"
  | "spelledValue"
  | "spelledStrange"
  | "field";

const TOKEN: Record<DeliveryVerdict["token"], Finding> = {
  right: { key: "tokenRight", tone: "calm" },
  wrong: { key: "tokenWrong", tone: "danger" },
  missing: { key: "tokenMissing", tone: "danger" },
};

const ID: Record<DeliveryVerdict["transactionId"], Finding> = {
  equal: { key: "idEqual", tone: "calm" },
  adopted: { key: "idAdopted", tone: "info" },
  different: { key: "idDifferent", tone: "danger" },
  missing: { key: "idMissing", tone: "warning" },
  "not-known-yet": { key: "idNotKnownYet", tone: "info" },
};

/** A delivery's verdict as short statements: what is wrong or strange first, then what is as it should be. */
export function findings({ verdict, erased }: Pick<DeliveryView, "verdict" | "erased">): Finding[] {
  if (erased) return [{ key: "erased", tone: "calm" }, ...ranked(ofErased(verdict))];
  if (verdict.kind === "probe") return [{ key: "probe", tone: "calm" }];
  return ranked([...ofOthers(verdict), ofOccurrence(verdict), ...ofFields(verdict)]);
}

/** What the fields that are kept still show; not whether it was a probe or repeated another, which the others told. */
function ofErased(verdict: DeliveryVerdict): Finding[] {
  if (verdict.kind === "probe") return [];
  const spelling = verdict.spelling.filter(({ seen }) => seen !== ERASED);
  const kept = [...ofOthers(verdict), ...ofFields({ ...verdict, spelling })];
  // Several values of which one was erased are unclear only now.
  return spelling.length === verdict.spelling.length ? kept : kept.filter(({ key }) => key !== "unclear");
}

function ofFields(verdict: DeliveryVerdict): Finding[] {
  return [
    TOKEN[verdict.token],
    // The path of its address named one; strangers' requests never come this far.
    { key: "known", tone: "calm" } satisfies Finding,
    ID[verdict.transactionId],
    ...(verdict.passed === null ? [{ key: "unclear", tone: "warning" } satisfies Finding] : []),
    ...ofTime(verdict),
    ...ofSpelling(verdict.spelling),
  ];
}

const RANK: readonly FindingTone[] = ["danger", "warning", "info", "calm"];
const ranked = (found: readonly Finding[]) =>
  found.toSorted((a, b) => RANK.indexOf(a.tone) - RANK.indexOf(b.tone));

/** What it is beside other deliveries and beside the result. */
function ofOthers({ contradicts, check, believed, replay }: DeliveryVerdict): Finding[] {
  const found: Finding[] = [];
  if (contradicts) found.push({ key: "contradicts", tone: "danger" });
  if (check === "contradicts") found.push({ key: "checkContradicts", tone: "danger" });
  if (check === "agrees") found.push({ key: "checkAgrees", tone: "calm" });
  if (believed && check === null) found.push({ key: "checkOutstanding", tone: "info" });
  if (replay) found.push({ key: "replay", tone: "info" });
  return found;
}

const ofOccurrence = ({ occurrence }: DeliveryVerdict): Finding =>
  occurrence === 1
    ? { key: "first", tone: "calm" }
    : { key: "duplicate", tone: "info", values: { n: occurrence } };

function ofTime({ lateByMs, early }: DeliveryVerdict): Finding[] {
  const before: Finding[] = early ? [{ key: "early", tone: "info" }] : [];
  if (lateByMs === 0) return [...before, { key: "onTime", tone: "calm" }];
  const { value, unit } = ageOf(lateByMs);
  // Late by a part of a second is late all the same.
  return [...before, { key: "late", tone: "warning", values: { value: Math.max(1, value), unit } }];
}

/** More names would be the sender's to fill the page with. */
const MOST_NAMES = 4;
const LONGEST = 40;
/** Half of a character would be one thing to the server and another to the browser. */
const short = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST).toWellFormed()}…` : text);

function ofSpelling(notes: readonly SpellingNote[]): Finding[] {
  const fields = notes.filter(({ kind }) => kind === "field").map(({ seen }) => short(seen) || "''");
  const names = `${fields.slice(0, MOST_NAMES).join(", ")}${fields.length > MOST_NAMES ? " …" : ""}`;
  const spelled = notes.flatMap((note): Finding[] => {
    const seen = short(note.seen);
    if (note.kind === "name" || note.kind === "value") {
      const { documented } = note;
      return [
        {
          key: note.kind === "name" ? "spelledName" : "spelledValue",
          tone: "info",
          values: { seen, documented },
        },
      ];
    }
    return note.kind === "strange-value"
      ? [{ key: "spelledStrange", tone: "warning", values: { seen } }]
      : [];
  });
  const strange: Finding[] =
    fields.length > 0 ? [{ key: "field", tone: "info", values: { count: fields.length, names } }] : [];
  return [...spelled.slice(0, 2 * MOST_NAMES), ...strange];
}
