import {
  PARAMETER_NAMES,
  type ParameterFacts,
  type ParameterGroup,
  type ParameterName,
  type ParameterSpec,
} from "@/lib/initialize/parameter-spec";
import { AFTERWARDS_PARAMETERS } from "@/lib/initialize/parameters-afterwards";
import { CAPTURE_PARAMETERS } from "@/lib/initialize/parameters-capture";
import { STRICTNESS_PARAMETERS } from "@/lib/initialize/parameters-strictness";
import { WHO_PARAMETERS } from "@/lib/initialize/parameters-who";
import type { LocalizedText } from "@/lib/kernel/localized-text";

export type { ParameterGroup, ParameterName, ParameterSpec } from "@/lib/initialize/parameter-spec";

const FACTS: Record<ParameterName, ParameterFacts> = {
  ...WHO_PARAMETERS,
  ...STRICTNESS_PARAMETERS,
  ...CAPTURE_PARAMETERS,
  ...AFTERWARDS_PARAMETERS,
};

/** What is known of one request parameter of Initialize, but for its rules: those are `rulesOf`, for few to load. */
export function parameter(name: ParameterName): ParameterSpec {
  return { name, ...FACTS[name] };
}

/** The request parameters of Initialize in the page's order. */
export const PARAMETERS: readonly ParameterSpec[] = PARAMETER_NAMES.map(parameter);

/** The four questions of the form, in the order in which they are asked. */
export const PARAMETER_GROUPS: readonly { id: ParameterGroup; title: LocalizedText }[] = [
  { id: "who", title: { en: "Who and what is verified", zh: "核验谁、核验什么" } },
  { id: "capture", title: { en: "How it is captured", zh: "如何采集" } },
  { id: "strictness", title: { en: "How strict", zh: "严格程度" } },
  { id: "afterwards", title: { en: "What happens afterwards", zh: "完成之后" } },
];
