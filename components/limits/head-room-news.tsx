"use client";

import { useEffect } from "react";
import { useLive } from "@/lib/live/use-live";

type Props = { onNews: () => Promise<void>; onTold: (told: boolean) => void };

/** Listens for calls of others that use up the same room. Shows nothing. */
export default function HeadRoomNews({ onNews, onTold }: Props) {
  const { up } = useLive(["head-room"], onNews);
  useEffect(() => onTold(up), [up, onTold]);
  return null;
}
