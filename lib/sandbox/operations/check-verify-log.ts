import { checkParameters } from "@/lib/sandbox/operations/check-parameters";
import { findTransaction } from "@/lib/sandbox/operations/find-transaction";
import type { Operation } from "@/lib/sandbox/operations/operation";
import { CHECK_RESULT_REQUIRED, CHECK_VERIFY_LOG_RULES } from "@/lib/sandbox/operations/parameter-rules";
import type { LeftAt, Transaction } from "@/lib/sandbox/state/transaction";

/** The pages of the client SDK for a document, in their order, with the Chinese name the vendor gives each. */
const PAGES = [
  ["LOADING", "未启动页面"],
  ["GUIDE", "OCR引导页面"],
  ["OCR_SCAN", "OCR拍摄证件页面"],
  ["OCR_RESULT", "OCR识别结果编辑页面"],
] as const;

const FIRST = "LOADING";
const LAST = "OCR_RESULT";

/** How far the device came: status, page, and the code with which the client SDK ended, if it was ever opened. */
function journeyOf({ outcome, left }: Transaction): {
  status: string;
  page: string;
  errorCode: string | null;
} {
  if (outcome === "passed") return { status: "0", page: LAST, errorCode: "1000" };
  if (outcome === "failed") return { status: "0", page: LAST, errorCode: "1001" };
  // A journal of before knows that somebody left, not where.
  const at: LeftAt = left ?? { page: "OCR_SCAN", errorCode: "1006" };
  if (outcome === "abandoned") return { status: "1", page: at.page, errorCode: at.errorCode };
  return { status: "2", page: FIRST, errorCode: null };
}

/** The pages up to that one; a page that is none of ours is reached through all of them. */
function pagesTo(page: string): readonly (readonly [english: string, chinese: string])[] {
  const place = PAGES.findIndex(([name]) => name === page);
  return place < 0 ? [...PAGES, [page, page]] : PAGES.slice(0, place + 1);
}

const PAGE_SECONDS = 4;

function statistics(seen: ReturnType<typeof pagesTo>): string {
  const pageStayTimeInfo = Object.fromEntries(
    seen.map(([name], place) => [name, String(1000 * (PAGE_SECONDS + place))]),
  );
  return JSON.stringify({
    hasOcrPermissionRefuse: false,
    ocrOverTimes: 0,
    ocrEditTimes: 0,
    pageStayTimeInfo,
  });
}

/** CheckVerifyLog: how far the device came, whether it finished or not. Nothing of the person stands in it. */
export const checkVerifyLog: Operation = async (parameters, { store }) => {
  const given = checkParameters(parameters, CHECK_VERIFY_LOG_RULES, CHECK_RESULT_REQUIRED);
  const transaction = findTransaction(store, given);
  const { status, page, errorCode } = journeyOf(transaction);
  const seen = status === "2" ? [] : pagesTo(page);
  const clock = (place: number) =>
    new Date(transaction.createdAt + 1000 * PAGE_SECONDS * (place + 1)).toISOString().slice(11, 19);
  const finished = status === "0";
  return {
    VerifyStatus: status,
    InterruptPage: PAGES.find(([name]) => name === page)?.[1] ?? page,
    InterruptPageEn: page,
    LogInfo: seen.map(([, name], place) => `${clock(place)} 沙箱 进入${name}`),
    LogInfoEn: seen.map(([name], place) => `${clock(place)} sandbox: entered ${name}`),
    LogStatisticsInfo: statistics(seen),
    ExtInfo: "{}",
    ...(errorCode === null ? {} : { VerifyErrorCode: errorCode }),
    ...(finished
      ? { Passed: transaction.outcome === "passed" ? "Y" : "N", SubCode: transaction.SubCode }
      : {}),
  };
};
