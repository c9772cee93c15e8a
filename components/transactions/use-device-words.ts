import { useTranslations } from "next-intl";
import type { DeviceView } from "@/lib/transactions/device";

/** The device of a call in a few words, or why nothing is told of it. */
export function useDeviceWords(): (device: DeviceView) => string {
  const t = useTranslations("transactions.device");
  return (device) => {
    if (device.kind !== "kept") return t(device.kind);
    const { type, os, sdk } = device;
    const facts = [type ?? t("unnamed"), os && t("os", { os }), sdk && t("sdk", { sdk })];
    return facts.filter(Boolean).join(" · ");
  };
}
