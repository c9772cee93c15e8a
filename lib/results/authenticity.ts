import type { Details } from "@/lib/results/details";
import { documentedField } from "@/lib/results/documented-fields";
import { DOTS, maskValue } from "@/lib/results/masking";

/**
 * What spoofInfo says of the document. The vendor's `Y` is bad news: it found signs of forgery. `failed` is that,
 * `no-sign` is `N`, and anything else, an answer that contradicts itself too, is `unclear`.
 */
export type Authenticity = {
  verdict: "failed" | "no-sign" | "unclear";
  /** spoofResult as it came. */
  raw: string;
  /** spoofType: which signs were found, `SCREEN_REMARK` say. */
  types: string[];
};

/** Null when the authenticity check was not asked for or said nothing. */
export function readAuthenticity({ groups }: Details): Authenticity | null {
  const fields = groups.flatMap((group) => group.fields);
  const valuesOf = (name: string) =>
    fields.filter(({ path, value }) => documentedField(path) === name && value !== "");
  const results = valuesOf("spoofResult").map(({ value }) => value);
  if (results.length === 0) return null;
  const types = valuesOf("spoofType").flatMap(({ path, value }) =>
    value.split(",").map((each) => maskValue(path, each.trim()).shown || DOTS),
  );
  const raw = [...new Set(results.map((value) => maskValue("spoofResult", value).shown))].join(", ");
  return { verdict: verdictOf(results, types), raw, types };
}

function verdictOf(results: readonly string[], types: readonly string[]): Authenticity["verdict"] {
  if (results.includes("Y")) return "failed";
  return results.every((value) => value === "N") && types.length === 0 ? "no-sign" : "unclear";
}
