"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/shared/form/field";
import { Input } from "@/components/ui/input";
import { RadioGroup } from "@/components/ui/radio-group";
import { TWIST_AMOUNTS, TWISTS, type Twist } from "@/lib/sandbox-device/twists";

/** How the console hears of the end: as usual, or with one twist. `amount` is as it was typed. */
export type Telling = { twist: Twist | null; amount: string };

export const USUAL_TELLING: Telling = { twist: null, amount: "" };

/** The amount as a number; null when the twist takes one and this is none of it. */
export function amountOf({ twist, amount }: Telling): number | undefined | null {
  const range = twist && TWIST_AMOUNTS[twist];
  if (!range) return undefined;
  const number = Number(amount);
  return Number.isInteger(number) && number >= range.least && number <= range.most ? number : null;
}

type TwistChoiceProps = { telling: Telling; onChange: (telling: Telling) => void };

/** Folded away until somebody wants to see what a callback may get wrong. */
export function TwistChoice({ telling, onChange }: TwistChoiceProps) {
  const t = useTranslations("device");
  const { twist, amount } = telling;
  const range = twist && TWIST_AMOUNTS[twist];
  const choose = (value: string) => {
    const chosen = TWISTS.find((each) => each === value) ?? null;
    onChange({ twist: chosen, amount: String((chosen && TWIST_AMOUNTS[chosen]?.usual) ?? "") });
  };
  return (
    <details>
      <summary className="cursor-pointer rounded-sm font-medium touch-target">
        {t("more")}
        <span className="block text-sm font-normal text-ink-muted">
          {t("told", { how: t(`twist.${twist ?? "usual"}.name`) })}
        </span>
      </summary>
      <div className="mt-2 flex flex-col gap-2">
        <RadioGroup
          aria-label={t("more")}
          layout="column"
          value={twist ?? "usual"}
          onValueChange={choose}
          options={(["usual", ...TWISTS] as const).map((value) => ({
            value,
            label: t(`twist.${value}.name`),
            hint: t(`twist.${value}.teaches`),
          }))}
        />
        {range ? (
          <Field
            label={t(`amount.${twist}`)}
            hint={t("amountRange", range)}
            error={amountOf(telling) === null ? t("amountWrong") : undefined}
          >
            {(control) => (
              <Input
                {...control}
                inputMode="numeric"
                value={amount}
                onChange={(event) => onChange({ twist, amount: event.target.value })}
              />
            )}
          </Field>
        ) : null}
      </div>
    </details>
  );
}
