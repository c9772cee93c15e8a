import "server-only";
import type { CheckResultResult, UnansweredReason, VendorOutcome } from "@/lib/cloudauth/server/outcome";
import { type FoundImage, lengthBesideRuns, takeImages } from "@/lib/results/server/take-images";

/** What is kept of an answer of CheckResult. Everything but the first three is null in what is no good answer. */
export type KeptAnswer = {
  httpStatus: number | null;
  requestId: string | null;
  /** Code of the answer, or the kind of silence. */
  code: string;
  message: string | null;
  passed: string | null;
  subCode: string | null;
  /** JSON text as the vendor sent it, without its pictures. */
  extIdInfo: string | null;
  images: readonly FoundImage[];
};

/** What a document says is a few hundred letters, beside its pictures. */
const LONGEST_DETAILS = 262_144;

const NOT_UNDERSTOOD: UnansweredReason = "answer-not-understood";
const NOTHING = { message: null, passed: null, subCode: null, extIdInfo: null, images: [] };

/** Pictures that come unasked for (`keepImages` is false) go no further than this. */
export function readAnswer(outcome: VendorOutcome<CheckResultResult>, keepImages: boolean): KeptAnswer {
  const { httpStatus, requestId } = outcome;
  const silent = { httpStatus, requestId, ...NOTHING };
  if (outcome.kind === "unanswered")
    return { ...silent, code: outcome.reason, message: outcome.said ?? null };
  const { code, message } = outcome;
  if (outcome.kind === "refused") return { ...silent, code, message };
  const { Passed: passed, SubCode: subCode, ExtIdInfo } = outcome.result;
  const answer = { ...silent, code, message, passed, subCode };
  if (ExtIdInfo === null) return answer;
  // Before it is taken apart: megabytes of details would keep everybody else waiting for seconds.
  if (lengthBesideRuns(ExtIdInfo) > LONGEST_DETAILS) return unreadable(answer);
  const { text: extIdInfo, images } = takeImages(ExtIdInfo, keepImages);
  return { ...answer, extIdInfo, images };
}

/** The same answer as one that nothing can be taken from. */
export function unreadable({ httpStatus, requestId }: KeptAnswer): KeptAnswer {
  return { httpStatus, requestId, code: NOT_UNDERSTOOD, ...NOTHING };
}
