"use client";

import { useCallback, useEffect, useState } from "react";
import type { HeadRoom, HeadRoomAnswer } from "@/lib/limits/head-room";
import { fetchJson } from "@/lib/transactions/fetch-json";

/** Room comes back by itself within a second, and nobody tells of that. Milliseconds between two looks. */
const WHILE_BUSY = 1_000;
const UNTOLD = 2_000;
const TOLD = 15_000;

type Current = {
  room: HeadRoom | undefined;
  /** The server's time of what is shown, ISO 8601. */
  now: string;
  reread: () => Promise<void>;
};

/**
 * The room that one credential has, looked at again often while calls are under way and seldom otherwise.
 *
 * @param told whether news of it comes by itself
 */
export function useHeadRoom(initial: HeadRoomAnswer, credentialId: string, told: boolean): Current {
  const [answer, setAnswer] = useState(initial);
  const of = ({ rooms }: HeadRoomAnswer) => rooms.find((room) => room.credentialId === credentialId);
  const latest = of(answer);
  const room = latest ?? of(initial);
  const reread = useCallback(async () => {
    const read = fetchJson<HeadRoomAnswer>(`/api/head-room?credentialId=${credentialId}`);
    // What is shown stays; the next look may succeed.
    const next = await read.catch(() => null);
    if (next) setAnswer(next);
  }, [credentialId]);

  const isOld = latest === undefined;
  useEffect(() => {
    if (isOld) void reread();
  }, [isOld, reread]);

  const busy = room !== undefined && room.breaker === null && room.free < Math.floor(room.perSecond);
  const pause = busy ? WHILE_BUSY : told ? TOLD : UNTOLD;
  useEffect(() => {
    const look = () => void (document.visibilityState === "visible" && reread());
    const timer = setInterval(look, pause);
    return () => clearInterval(timer);
  }, [pause, reread]);

  return { room, now: answer.now, reread };
}
