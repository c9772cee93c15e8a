import { useTranslations } from "next-intl";
import { ownText } from "@/components/shared/own-text";
import type { DeviceAnswer } from "@/lib/sandbox-device/orders";

/** What the sandbox said after an order, in words. */
export function DeviceOutcome({ answer: { status, callback } }: { answer: DeviceAnswer }) {
  const t = useTranslations("device");
  const sentences = [ownText(t, "status", status) ?? status, callbackSentence(t, callback)];
  if (callback.later > 0) sentences.push(t("later", { count: callback.later }));
  return sentences.join(" ");
}

function callbackSentence(
  t: ReturnType<typeof useTranslations<"device">>,
  { sent, status, times, later }: DeviceAnswer["callback"],
): string {
  if (!sent) return later > 0 ? t("noneYet") : t("noCallback");
  if (status === null) return t("callbackUnanswered");
  return t("callbackSent", { status, times });
}
