import type { Locale } from "@/lib/kernel/localized-text";

declare module "next-intl" {
  interface AppConfig {
    Locale: Locale;
  }
}
