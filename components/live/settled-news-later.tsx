"use client";

import { Suspense } from "react";
import { useReady } from "@/components/shared/form/use-ready";
import { laterQuietly } from "@/components/shared/later";

const SettledNews = laterQuietly(() => import("@/components/live/settled-news"));

/** What tells of one's own transactions on every page; loaded once the page stands, so that it delays none. */
export function SettledNewsLater() {
  const ready = useReady();
  if (!ready) return null;
  return (
    <Suspense fallback={null}>
      <SettledNews />
    </Suspense>
  );
}
