"use client";

import { useTranslations } from "next-intl";
import { Suspense, useState } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { useHeadRoom } from "@/components/limits/use-head-room";
import { useReady } from "@/components/shared/form/use-ready";
import { later, laterQuietly } from "@/components/shared/later";
import type { HeadRoomAnswer, HeadRoom as Room } from "@/lib/limits/head-room";

// The form comes first: neither is needed to read or to fill it in.
const Paused = later(() => import("@/components/limits/paused"));
const HeadRoomNews = laterQuietly(() => import("@/components/limits/head-room-news"));

type Form = { credentialId: string };

/**
 * How many calls may go out now with the credential that the form around it has chosen, the place in the line while
 * none may, or why calls are paused and until when.
 */
export function HeadRoom({ initial }: { initial: HeadRoomAnswer }) {
  const { control } = useFormContext<Form>();
  const credentialId = useWatch({ control, name: "credentialId" });
  const [told, setTold] = useState(false);
  const { room, now, reread } = useHeadRoom(initial, credentialId, told);
  const ready = useReady();
  return (
    <>
      {room ? (
        room.breaker ? (
          <Suspense fallback={<p className="text-sm text-danger">{room.breaker.code}</p>}>
            <Paused breaker={room.breaker} now={now} onOver={reread} />
          </Suspense>
        ) : (
          <RoomLeft room={room} />
        )
      ) : null}
      {ready ? (
        <Suspense fallback={null}>
          <HeadRoomNews onNews={reread} onTold={setTold} />
        </Suspense>
      ) : null}
    </>
  );
}

function RoomLeft({ room: { free, waiting, waitMs, perSecond, limit } }: { room: Room }) {
  const t = useTranslations("limits");
  const most = Math.max(1, Math.floor(perSecond));
  const seconds = (waitMs / 1_000).toFixed(1);
  return (
    <p className="text-sm text-ink-muted tabular-nums" title={t("shared", { limit })}>
      {waiting > 0 ? t("waiting", { waiting, seconds }) : t("free", { free, most })}
      {perSecond < limit ? <span className="ml-1 text-warning">{t("slowed")}</span> : null}
    </p>
  );
}
