import { z } from "zod";
import { CALLBACK_DESTINATIONS, type InitializeDraft } from "@/lib/initialize/draft";
import { brokenRules, type CheckOptions } from "@/lib/initialize/draft-checks";
import { PARAMETER_NAMES } from "@/lib/initialize/parameter-spec";
import { brokenText, type RuleId } from "@/lib/initialize/rules";
import type { Locale, LocalizedText } from "@/lib/kernel/localized-text";

/** What is said of a draft that no form of ours makes: a field is missing, unknown, or of another kind. */
const SHAPE = {
  draft: { en: "The draft of the call is missing.", zh: "缺少调用草稿。" },
  text: { en: "This value must be given as text.", zh: "该值必须以文本形式提供。" },
  unknown: {
    en: "The draft has fields that the console does not know:",
    zh: "草稿中含有控制台无法识别的字段：",
  },
  callbackTo: {
    en: "Choose where the callback goes: to the console, to an address of your own, or nowhere.",
    zh: "请选择回调的去向：控制台、自有地址或不回调。",
  },
  hashed: {
    en: "Say whether MerchantUserId is hashed before it is sent.",
    zh: "请选择发送前是否对 MerchantUserId 计算哈希值。",
  },
  pinned: {
    en: "Only parameters of Initialize can be pinned, each of them once.",
    zh: "只能固定发送 Initialize 的参数，且每个参数只能出现一次。",
  },
} as const satisfies Record<string, LocalizedText>;

function shape(locale: Locale) {
  const say = (text: LocalizedText) => ({ error: () => text[locale] });
  const listed = <const Values extends readonly string[]>(values: Values, id: RuleId) =>
    z.enum(values, say(brokenText(id)));
  const text = () => z.string(say(SHAPE.text));
  const pinned = z
    .array(z.enum(PARAMETER_NAMES, say(SHAPE.pinned)), say(SHAPE.pinned))
    .refine((names) => new Set(names).size === names.length, say(SHAPE.pinned));
  return {
    SceneCode: text(),
    MerchantBizId: text(),
    MetaInfo: text(),
    MerchantUserId: text(),
    IdSpoof: listed(["Y", "N"], "IdSpoof.values"),
    DocType: text(),
    IdThreshold: listed(["0", "1", "2", "3"], "IdThreshold.values"),
    CallbackUrl: text(),
    CallbackToken: text(),
    DocPageConfig: listed(["", "OCR_ID_BACK"], "DocPageConfig.values"),
    ShowGuidePage: listed(["0", "1"], "ShowGuidePage.values"),
    DocScanMode: listed(["shoot", "scan", "auto"], "DocScanMode.values"),
    callbackTo: z.enum(CALLBACK_DESTINATIONS, say(SHAPE.callbackTo)),
    hashMerchantUserId: z.boolean(say(SHAPE.hashed)),
    pinned,
  };
}

function shapeError(locale: Locale): z.core.$ZodErrorMap {
  return (issue) => {
    if (issue.code !== "unrecognized_keys") return SHAPE.draft[locale];
    // The names come from a stranger: a few of them, and not at any length.
    const names = issue.keys.slice(0, 3).map((key) => key.slice(0, 40));
    return `${SHAPE.unknown[locale]} ${names.join(", ")}`;
  };
}

/** What the form hides is not part of the call: a callback address typed before "console" was chosen, say. */
function withoutHiddenValues(draft: InitializeDraft): InitializeDraft {
  return draft.callbackTo === "own" ? draft : { ...draft, CallbackUrl: "", CallbackToken: "" };
}

/**
 * Accepts exactly the drafts whose call obeys the vendor's page and the console's own rules.
 *
 * Every broken rule is one issue on the parameter's field, its message (`brokenText`) in `locale`. Unknown fields
 * are refused, not dropped: what is sent must be what was asked for. Values are never trimmed or repaired; only
 * CallbackUrl and CallbackToken come out empty when `callbackTo` is not "own".
 */
export function draftSchema(
  locale: Locale,
  options: CheckOptions = { allowLocalCallback: false },
): z.ZodType<InitializeDraft, InitializeDraft> {
  return z
    .strictObject(shape(locale), { error: shapeError(locale) })
    .superRefine((draft, context) => {
      for (const name of PARAMETER_NAMES) {
        for (const id of brokenRules(name, draft, options)) {
          context.addIssue({
            code: "custom",
            path: [name],
            message: brokenText(id)[locale],
            params: { rule: id },
          });
        }
      }
    })
    .transform(withoutHiddenValues);
}
