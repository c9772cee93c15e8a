import en from "@/lib/i18n/messages/en/rescue.json";
import zh from "@/lib/i18n/messages/zh/rescue.json";

/** The few sentences that travel with the code, for the page that is shown when the server cannot say anything. */
export const RESCUE_MESSAGES = { en, zh };
