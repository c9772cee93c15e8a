"use client";

import { useRouter } from "next/navigation";
import { useTimeZone } from "next-intl";
import { useEffect } from "react";
import { writePreference } from "@/components/frame/cookie";
import { TIME_ZONE_COOKIE } from "@/lib/i18n/locale";

/** Tells the server the browser's time zone once, so that times are local from the first paint on. */
export function TimeZoneCookie() {
  const router = useRouter();
  const rendered = useTimeZone();
  useEffect(() => {
    const local = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (!local || local === rendered || document.cookie.includes(`${TIME_ZONE_COOKIE}=`)) return;
    writePreference(TIME_ZONE_COOKIE, local);
    router.refresh();
  }, [rendered, router]);
  return null;
}
