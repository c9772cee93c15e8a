"use client";

import { useRouter } from "next/navigation";
import { useLive } from "@/lib/live/use-live";

/** Draws the list again when an experiment was planned or has moved on. */
export function ListNews() {
  const router = useRouter();
  useLive(["experiment"], () => router.refresh());
  return null;
}
