"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { FormProvider, useForm, useFormContext } from "react-hook-form";
import { z } from "zod";
import type { ComposeValues } from "@/components/initialize/compose-values";
import { LockList } from "@/components/initialize/presets/lock-list";
import { FormError } from "@/components/shared/form/form-error";
import { FormField } from "@/components/shared/form/form-field";
import { placeServerErrors } from "@/components/shared/form/server-errors";
import { SubmitButton } from "@/components/shared/form/submit-button";
import { Dialog } from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";
import { LabelledCheckbox } from "@/components/ui/labelled-checkbox";
import { notify } from "@/components/ui/notify";
import { RadioGroup } from "@/components/ui/radio-group";
import { Textarea } from "@/components/ui/textarea";
import { useAction } from "@/lib/boundary/use-action";
import { savePreset } from "@/lib/presets/actions";
import { savePresetSchema } from "@/lib/presets/schema";
import { presetValues } from "@/lib/presets/values";
import type { PresetView } from "@/lib/presets/view";

const schema = savePresetSchema
  .pick({ name: true, note: true, shared: true, locked: true })
  .extend({ as: z.enum(["new", "version"]) });

export type SavePresetForm = z.input<typeof schema>;

type Props = {
  chosen: PresetView | null;
  mayLock: boolean;
  /** The form says what the preset (row id) says in its newest version now. */
  onSaved: (id: string) => void;
  onClose: () => void;
};

/** Keeps what the form says as a preset, or as the next version of the one it was composed from. */
export default function SavePresetDialog({ chosen, mayLock, onSaved, onClose }: Props) {
  const t = useTranslations("initialize.preset");
  const router = useRouter();
  const compose = useFormContext<ComposeValues>();
  const { run, pending, error } = useAction(savePreset);
  const changeable = chosen?.mayChange ? chosen : null;
  const form = useForm<SavePresetForm>({
    resolver: zodResolver(schema, undefined, { raw: true }),
    defaultValues: {
      as: changeable ? "version" : "new",
      name: changeable?.name ?? "",
      note: changeable?.note ?? "",
      shared: changeable?.shared ?? true,
      locked: changeable?.locked ?? [],
    },
  });
  const [as, shared] = form.watch(["as", "shared"]);

  async function send({ as: kind, ...values }: SavePresetForm) {
    const draft = compose.getValues("draft");
    const id = kind === "version" ? (changeable?.id ?? null) : null;
    const locked = mayLock ? values.locked : id === null ? [] : values.locked;
    const result = await run({ ...values, id, locked, values: presetValues(draft, locked) });
    if (!result.ok) return placeServerErrors(form, result.error.fieldErrors);
    notify("success", t("saved", { name: values.name, version: result.data.version }));
    onSaved(result.data.id);
    router.refresh();
    onClose();
  }

  return (
    <Dialog open onOpenChange={onClose} title={t("saveTitle")} description={t("saveHint")}>
      <FormProvider {...form}>
        <form noValidate onSubmit={form.handleSubmit(send)}>
          <fieldset disabled={pending} className="grid gap-4">
            <FormError error={error} />
            {changeable ? (
              <RadioGroup
                aria-label={t("as")}
                value={as}
                onValueChange={(value) => form.setValue("as", value === "new" ? "new" : "version")}
                options={[
                  { value: "version", label: t("asVersion", { version: changeable.version + 1 }) },
                  { value: "new", label: t("asNew") },
                ]}
              />
            ) : null}
            <FormField<SavePresetForm, "name"> name="name" label={t("name")} required>
              {(control) => <Input {...control} maxLength={80} autoComplete="off" />}
            </FormField>
            <FormField<SavePresetForm, "note"> name="note" label={t("note")} hint={t("noteHint")}>
              {(control) => <Textarea {...control} rows={2} maxLength={300} />}
            </FormField>
            <LabelledCheckbox
              checked={shared}
              onChange={({ target }) => form.setValue("shared", target.checked)}
            >
              {t("shared")}
            </LabelledCheckbox>
            {mayLock ? <LockList /> : null}
            <div className="flex justify-end">
              <SubmitButton pending={pending}>{t("keep")}</SubmitButton>
            </div>
          </fieldset>
        </form>
      </FormProvider>
    </Dialog>
  );
}
