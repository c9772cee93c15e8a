"use client";

import { useTranslations } from "next-intl";

type JsonNodeProps = { label?: string; value: unknown; depth: number; openDepth: number };

/** More children than anybody reads; the copy button still has them all. */
const MOST_CHILDREN = 200;

function leafClass(value: unknown): string {
  if (typeof value === "string") return "text-success";
  if (typeof value === "number") return "text-info";
  return "text-warning";
}

function Label({ text }: { text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <>
      <span className="text-ink-muted">{text}</span>
      <span className="text-ink-faint">{": "}</span>
    </>
  );
}

function Leaf({ label, value }: { label: string | undefined; value: unknown }) {
  return (
    <span className="break-all whitespace-pre-wrap">
      <Label text={label} />
      <span className={leafClass(value)}>{JSON.stringify(value) ?? String(value)}</span>
    </span>
  );
}

/** One value of a JSON tree; objects and lists fold with the browser's own disclosure. */
export function JsonNode({ label, value, depth, openDepth }: JsonNodeProps) {
  const t = useTranslations("common");
  if (typeof value !== "object" || value === null) return <Leaf label={label} value={value} />;
  const isList = Array.isArray(value);
  const entries = Object.entries(value);
  const [left, right] = isList ? ["[", "]"] : ["{", "}"];
  if (entries.length === 0) {
    return (
      <span>
        <Label text={label} />
        {left + right}
      </span>
    );
  }
  return (
    <details open={depth < openDepth}>
      <summary className="rounded-sm marker:text-ink-faint">
        <Label text={label} />
        <span className="text-ink-faint">
          {left}
          <span className="mx-1 font-sans [details[open]>summary_&]:hidden">
            {t("items", { count: entries.length })}
          </span>
          <span className="[details[open]>summary_&]:hidden">{right}</span>
        </span>
      </summary>
      <ul className="ml-1 border-l border-line pl-4">
        {entries.slice(0, MOST_CHILDREN).map(([key, child]) => (
          <li key={key}>
            <JsonNode label={key} value={child} depth={depth + 1} openDepth={openDepth} />
          </li>
        ))}
        {entries.length > MOST_CHILDREN ? (
          <li className="font-sans text-ink-muted">{t("more", { count: entries.length - MOST_CHILDREN })}</li>
        ) : null}
      </ul>
      <span className="text-ink-faint">{right}</span>
    </details>
  );
}
