import { Check } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { DocumentPicture } from "@/components/initialize/doc-type/document-picture";
import { cn } from "@/components/ui/cn";
import { documentType } from "@/lib/initialize/document-types";

type OptionProps = { id: string; code: string; chosen: boolean; active: boolean; onChoose: () => void };

/** One document of the picker. The search field keeps the focus and says which one is meant. */
export function DocTypeOption({ id, code, chosen, active, onChoose }: OptionProps) {
  const t = useTranslations("initialize.docType");
  const locale = useLocale();
  const type = documentType(code);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the keys are the search field's.
    <div
      role="option"
      id={id}
      data-code={code}
      aria-selected={chosen}
      onClick={onChoose}
      className={cn(
        "flex min-h-11 cursor-pointer items-center gap-3 rounded px-2 py-1 hover:bg-hover",
        active && "bg-accent-soft outline-1 outline-accent-solid",
      )}
    >
      <DocumentPicture code={code} className="h-8.5 w-12" />
      <span className="min-w-0 grow">
        <span className="block">{type ? type.name[locale] : t("useUnlisted")}</span>
        <span className="block text-xs text-ink-muted">
          <code>{code}</code>
          {type ? ` · ${type.region[locale]}` : null}
        </span>
      </span>
      <span className="size-4 shrink-0">
        {chosen ? <Check aria-hidden className="size-4 text-accent" /> : null}
      </span>
    </div>
  );
}
