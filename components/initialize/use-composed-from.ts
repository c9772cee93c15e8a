"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { ComposeValues } from "@/components/initialize/compose-values";
import type { KeptFrom } from "@/components/initialize/kept-draft";
import type { ComposedFrom } from "@/components/initialize/started-from";
import type { InitializeDraft } from "@/lib/initialize/draft";
import { applyPreset } from "@/lib/presets/values";
import type { PresetVersion, PresetView } from "@/lib/presets/view";
import { asSent, type Composing, hashesNow, sentHash } from "@/lib/transactions/person-again";
import type { StartedFrom } from "@/lib/transactions/started-from";
import type { StartingPoint } from "@/lib/transactions/starting-point";

/** A preset, and an older version of it when a repetition goes on with that. */
type Chosen = { presetId: string; older: PresetVersion | null };

function begunWith({ presetId, presetVersion }: StartingPoint): Chosen | null {
  if (presetId !== null) return { presetId, older: null };
  return presetVersion?.fits ? { presetId: presetVersion.presetId, older: presetVersion } : null;
}

/** The preset in the version that is sent. What the newest one locks is locked in an older one too. */
function inVersion(newest: PresetView, older: PresetVersion | null): PresetView {
  if (!older || older.versionId === newest.versionId) return newest;
  const { versionId, version, values } = older;
  return { ...newest, versionId, version, values, locked: [...new Set([...older.locked, ...newest.locked])] };
}

/** Which preset and which earlier transaction the form is composed from, as it is shown and as it is sent. */
export function useComposedFrom(
  form: UseFormReturn<ComposeValues>,
  presets: readonly PresetView[],
  startingPoint: StartingPoint,
  mayLock: boolean,
) {
  const [chosen, setChosen] = useState(() => begunWith(startingPoint));
  const [rerunOf, setRerunOf] = useState(startingPoint.rerunOf);
  // Looked up anew: a version that was saved meanwhile is the one that is sent.
  const newest = presets.find(({ id }) => id === chosen?.presetId) ?? null;
  const older = chosen?.older ?? null;
  const from = useMemo((): ComposedFrom => {
    const preset = newest && inVersion(newest, older);
    return { preset, rerunOf, locked: preset && !mayLock ? preset.locked : [] };
  }, [newest, older, rerunOf, mayLock]);
  const presetVersionId = from.preset?.versionId ?? null;
  const sent: StartedFrom = { presetVersionId, rerunOfId: rerunOf?.id ?? null };
  const kept: KeptFrom = {
    presetId: from.preset?.id ?? null,
    presetVersionId,
    repeats: rerunOf !== null,
  };

  const hash = sentHash(startingPoint);
  const composing = { ...from, repeats: rerunOf !== null };
  useTypedPerson(form, hash, composing);

  function setDraft(draft: InitializeDraft, now: Composing) {
    form.setValue("draft", asSent(draft, hash, now), { shouldDirty: true });
    form.clearErrors("draft");
  }

  function choose(preset: PresetView | null) {
    setChosen(preset && { presetId: preset.id, older: null });
    if (!preset) return;
    const locked = mayLock ? [] : preset.locked;
    setDraft(applyPreset(form.getValues("draft"), preset.values), { ...composing, preset, locked });
  }

  /** What stands on the form was saved as that preset's newest version. */
  const becomes = (presetId: string) => setChosen({ presetId, older: null });

  function dropRerun() {
    setRerunOf(null);
    setDraft(form.getValues("draft"), { ...composing, repeats: false });
  }

  function restore({ presetId, presetVersionId: versionId, repeats }: KeptFrom) {
    const { presetVersion } = startingPoint;
    const same = presetVersion?.versionId === versionId ? presetVersion : null;
    setChosen(presetId === null ? null : { presetId, older: same });
    if (!repeats) setRerunOf(null);
  }

  function forget() {
    setChosen(null);
    setRerunOf(null);
  }

  return { from, sent, kept, choose, becomes, restore, forget, dropRerun };
}

/** Whoever is typed in place of a hash that was sent is somebody else: hashed, or not, as anybody is who is typed. */
function useTypedPerson(form: UseFormReturn<ComposeValues>, hash: string | null, composing: Composing): void {
  const latest = useRef(composing);
  latest.current = composing;
  useEffect(() => {
    if (hash === null) return;
    let before = form.getValues("draft.MerchantUserId");
    const { unsubscribe } = form.watch(({ draft }) => {
      const now = draft?.MerchantUserId ?? "";
      const hashes = hashesNow(before, now, hash, latest.current);
      before = now;
      if (hashes !== null) form.setValue("draft.hashMerchantUserId", hashes, { shouldDirty: true });
    });
    return unsubscribe;
  }, [form, hash]);
}
