import commonEn from "@/lib/i18n/messages/en/common.json";
import errorsEn from "@/lib/i18n/messages/en/errors.json";
import commonZh from "@/lib/i18n/messages/zh/common.json";
import errorsZh from "@/lib/i18n/messages/zh/errors.json";

/** The few messages that travel with the code, for the page that is shown when the server cannot say anything. */
export const RESCUE_MESSAGES = {
  en: { common: commonEn, errors: errorsEn },
  zh: { common: commonZh, errors: errorsZh },
};
