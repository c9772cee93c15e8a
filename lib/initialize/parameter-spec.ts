import type { LocalizedText } from "@/lib/kernel/localized-text";

/** The thirteen request parameters of Initialize, in the order of the vendor's page. */
export const PARAMETER_NAMES = [
  "ProductCode",
  "SceneCode",
  "MerchantBizId",
  "MetaInfo",
  "MerchantUserId",
  "IdSpoof",
  "DocType",
  "IdThreshold",
  "CallbackUrl",
  "CallbackToken",
  "DocPageConfig",
  "ShowGuidePage",
  "DocScanMode",
] as const;

export type ParameterName = (typeof PARAMETER_NAMES)[number];

export function isParameterName(value: unknown): value is ParameterName {
  return PARAMETER_NAMES.some((name) => name === value);
}

/** The question about a call that a parameter helps to answer. */
export type ParameterGroup = "who" | "capture" | "strictness" | "afterwards";

/**
 * Something a value must obey.
 *
 * A rule of the page carries the page's own sentence; a rule of the console stands only because we say so.
 * `checked` tells where: "draft" by the schema, "sending" by the console against its own history, "vendor" by
 * the service alone.
 */
export type Rule = {
  /** What is demanded: true whatever the value is. */
  text: LocalizedText;
  /** What is said of a value that breaks it, where that is more than the demand again. */
  broken?: LocalizedText;
  checked: "draft" | "sending" | "vendor";
} & ({ source: "page"; quote: LocalizedText } | { source: "console" });

/** A figure or alphabet that bounds a value, and who set it. */
export type Limit<T> = { value: T; source: Rule["source"] };

export type ParameterLimits = {
  /** Longest value, in characters (Unicode code points). */
  maxCharacters?: Limit<number>;
  /** Longest value, in bytes of UTF-8. */
  maxBytes?: Limit<number>;
  /** What the whole value must match: the source of a regular expression. */
  pattern?: Limit<string>;
};

export type ParameterValue = {
  value: string;
  label: LocalizedText;
  /** What the choice means for the person in front of the camera. */
  meaning: LocalizedText;
};

export type ParameterDependency = {
  parameter: ParameterName;
  /** The values of that parameter that allow this one; absent when any value does. */
  values?: readonly string[];
  reason: LocalizedText;
};

/** One parameter, without its name, which the assembled table adds. */
export type ParameterFacts = {
  group: ParameterGroup;
  /** True where the page's column "Required" says Yes. */
  required: boolean;
  /** What the vendor assumes when the parameter is not sent. */
  default?: string;
  /** The only values there are, where the page lists them. */
  values?: readonly ParameterValue[];
  limits: ParameterLimits;
  /** One line for beside the field. */
  meaning: LocalizedText;
  /** The page's column "Example". */
  example: string;
  dependsOn?: ParameterDependency;
};

export type ParameterSpec = ParameterFacts & { name: ParameterName };
