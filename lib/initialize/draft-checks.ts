import {
  hasNoCredentials,
  hasNoFragment,
  hasOnlyUrlCharacters,
  isAbsoluteAddress,
  isShortAddress,
  leavesAddedFieldsFree,
  startsAsAllowed,
} from "@/lib/initialize/callback-address";
import { documentType } from "@/lib/initialize/document-types";
import type { InitializeDraft } from "@/lib/initialize/draft";
import {
  CALLBACK_TOKEN_PATTERN,
  MAINLAND_ID_CARD,
  MERCHANT_BIZ_ID_PATTERN,
  MERCHANT_USER_ID_MAX_CHARACTERS,
  SCENE_CODE_PATTERN,
  UNLISTED_DOC_TYPE_PATTERN,
} from "@/lib/initialize/limits";
import { type MetaInfoProblem, metaInfoProblems } from "@/lib/initialize/meta-info";
import type { ParameterName } from "@/lib/initialize/parameter-spec";
import { type DraftRuleId, type RuleId, rulesOf } from "@/lib/initialize/rules";

export type CheckOptions = {
  /** Lets `http://localhost` receive callbacks: for the sandbox alone. */
  allowLocalCallback: boolean;
  /** Lets a DocType be sent that the page's table does not list, because an admin permits it. */
  allowUnlistedDocType?: boolean;
};

type Obeys = (draft: InitializeDraft, options: CheckOptions) => boolean;

const sceneCode = new RegExp(SCENE_CODE_PATTERN);
const merchantBizId = new RegExp(MERCHANT_BIZ_ID_PATTERN);
const callbackToken = new RegExp(CALLBACK_TOKEN_PATTERN);
const unlistedDocType = new RegExp(UNLISTED_DOC_TYPE_PATTERN);

function lacks(problem: MetaInfoProblem): Obeys {
  return ({ MetaInfo }) => !metaInfoProblems(MetaInfo).includes(problem);
}

/** Counts characters as a person does, but never a megabyte of them. */
function isShort(userId: string): boolean {
  const limit = MERCHANT_USER_ID_MAX_CHARACTERS;
  return userId.length <= 2 * limit && [...userId].length <= limit;
}

function ofOwnAddress(obeys: (address: string, options: CheckOptions) => boolean): Obeys {
  return ({ callbackTo, CallbackUrl }, options) =>
    callbackTo !== "own" || CallbackUrl === "" || obeys(CallbackUrl, options);
}

/** The rules about closed lists of values: the type of a draft already keeps them, so the schema reads them from it. */
type ListedValuesRuleId = Extract<DraftRuleId, `${string}.values`>;

type CheckedRuleId = Exclude<DraftRuleId, ListedValuesRuleId>;

/** One predicate for each other rule of a draft. An empty value breaks only the rule that asks for one. */
const OBEYS: Record<CheckedRuleId, Obeys> = {
  "SceneCode.alphabet": ({ SceneCode }) => sceneCode.test(SceneCode),
  "MerchantBizId.required": ({ MerchantBizId }) => MerchantBizId !== "",
  "MerchantBizId.alphabet": ({ MerchantBizId }) => MerchantBizId === "" || merchantBizId.test(MerchantBizId),
  "MetaInfo.required": lacks("empty"),
  "MetaInfo.size": lacks("too-large"),
  "MetaInfo.text": lacks("unsendable-text"),
  "MetaInfo.json": lacks("not-json"),
  "MetaInfo.untouched": lacks("encoded-twice"),
  "MetaInfo.object": lacks("not-an-object"),
  "MerchantUserId.required": ({ MerchantUserId }) => MerchantUserId.trim() !== "",
  "MerchantUserId.text": ({ MerchantUserId }) =>
    MerchantUserId.isWellFormed() && !/\p{Cc}/u.test(MerchantUserId),
  "MerchantUserId.edges": ({ MerchantUserId }) =>
    MerchantUserId.trim() === "" || MerchantUserId.trim() === MerchantUserId,
  "MerchantUserId.length": ({ MerchantUserId }) => isShort(MerchantUserId),
  "DocType.listed": ({ DocType }, { allowUnlistedDocType }) =>
    documentType(DocType) !== undefined || (allowUnlistedDocType === true && DocType !== ""),
  // Where none may be unlisted, the rule above has said all there is to say.
  "DocType.spelling": ({ DocType }, { allowUnlistedDocType }) =>
    allowUnlistedDocType !== true || DocType === "" || unlistedDocType.test(DocType),
  "CallbackUrl.given": ({ callbackTo, CallbackUrl }) => callbackTo !== "own" || CallbackUrl !== "",
  "CallbackUrl.https": ofOwnAddress((address, options) =>
    startsAsAllowed(address, options.allowLocalCallback),
  ),
  "CallbackUrl.absolute": ofOwnAddress(isAbsoluteAddress),
  "CallbackUrl.characters": ofOwnAddress(hasOnlyUrlCharacters),
  "CallbackUrl.length": ofOwnAddress(isShortAddress),
  "CallbackUrl.no-credentials": ofOwnAddress(hasNoCredentials),
  "CallbackUrl.no-fragment": ofOwnAddress(hasNoFragment),
  "CallbackUrl.added-fields": ofOwnAddress(leavesAddedFieldsFree),
  "CallbackToken.characters": ({ callbackTo, CallbackToken }) =>
    callbackTo !== "own" || callbackToken.test(CallbackToken),
  "DocPageConfig.mainland-only": ({ DocPageConfig, DocType }) =>
    DocPageConfig !== "OCR_ID_BACK" || DocType === MAINLAND_ID_CARD,
};

function isChecked(id: string): id is CheckedRuleId {
  return Object.hasOwn(OBEYS, id);
}

/** The rules about one parameter that a draft breaks, the page's before ours. */
export function brokenRules(name: ParameterName, draft: InitializeDraft, options: CheckOptions): RuleId[] {
  return rulesOf(name)
    .map(({ id }) => id)
    .filter(isChecked)
    .filter((id) => !OBEYS[id](draft, options));
}
