import { useTranslations } from "next-intl";

/** Who answered, as a sentence names them: nobody should read that Alibaba Cloud confirmed what the sandbox made up. */
export function useVendorName(environment: "sandbox" | "live"): string {
  return useTranslations("common")(`vendor.${environment}`);
}
