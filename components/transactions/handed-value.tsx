import { CopyButton } from "@/components/shared/copy-button";

/** One value that a device takes unchanged, to be copied. */
export function HandedValue({ name, value }: { name: string; value: string }) {
  return (
    <div className="min-w-0">
      <p className="text-xs text-ink-muted">{name}</p>
      <p className="flex items-start gap-1">
        <code className="max-h-32 min-w-0 overflow-y-auto text-xs leading-6 break-all">{value}</code>
        <CopyButton value={value} name={name} />
      </p>
    </div>
  );
}
