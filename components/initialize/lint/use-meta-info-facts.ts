"use client";

import { useEffect, useRef, useState } from "react";
import type { Environment } from "@/lib/credentials/schema";
import { DEVICE_PROFILES, metaInfoProblems } from "@/lib/initialize/meta-info";
import { findMetaInfoUse } from "@/lib/transactions/actions";

/** Nobody is asked while somebody types. */
const QUIET_MS = 600;

/**
 * When this MetaInfo was sent before, and since when it stands here (epoch milliseconds). The sandbox's own devices
 * are used again and again by nature, so nothing is asked about them.
 */
export function useMetaInfoFacts(metaInfo: string, environment: Environment) {
  const [used, setUsed] = useState<{ metaInfo: string; at: number } | null>(null);
  const since = useRef({ metaInfo, at: Date.now() });
  if (since.current.metaInfo !== metaInfo) since.current = { metaInfo, at: Date.now() };
  const builtIn = DEVICE_PROFILES.some((profile) => profile.metaInfo === metaInfo);
  const worthAsking = environment === "live" && !builtIn && metaInfoProblems(metaInfo).length === 0;
  useEffect(() => {
    if (!worthAsking) return;
    let left = false;
    const timer = setTimeout(async () => {
      const result = await findMetaInfoUse({ metaInfo }).catch(() => null);
      if (left || !result?.ok || result.data.usedAt === null) return;
      setUsed({ metaInfo, at: Date.parse(result.data.usedAt) });
    }, QUIET_MS);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [metaInfo, worthAsking]);
  return {
    metaInfoUsedAt: worthAsking && used?.metaInfo === metaInfo ? used.at : null,
    metaInfoSince: builtIn ? null : since.current.at,
  };
}
