"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { CopyButton } from "@/components/shared/copy-button";
import { JsonNode } from "@/components/shared/json-node";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";

type JsonViewProps = {
  value: unknown;
  /** What it is, for its own name and for the copy button: "Request". */
  name: string;
  /** How many levels are open at first. */
  openDepth?: number;
  className?: string;
};

/** Structured data to read, fold and copy. Everything is text to the browser, whatever it contains. */
export function JsonView({ value, name, openDepth = 2, className }: JsonViewProps) {
  const t = useTranslations("common");
  // A new generation mounts the tree anew, which is what opens or closes every level at once.
  const [folding, setFolding] = useState({ depth: openDepth, generation: 0 });
  const foldTo = (depth: number) => setFolding(({ generation }) => ({ depth, generation: generation + 1 }));
  const folds = typeof value === "object" && value !== null;
  return (
    <section
      aria-label={name}
      className={cn("relative rounded border border-line bg-surface-sunken", className)}
    >
      <div className="flex items-center justify-end gap-1 border-b border-line px-2 py-0.5">
        {folds ? (
          <>
            <Button variant="ghost" size="sm" onClick={() => foldTo(Number.POSITIVE_INFINITY)}>
              {t("expandAll")}
            </Button>
            <Button variant="ghost" size="sm" onClick={() => foldTo(1)}>
              {t("collapseAll")}
            </Button>
          </>
        ) : null}
        <CopyButton value={JSON.stringify(value, null, 2) ?? ""} name={name} />
      </div>
      <div className="overflow-x-auto px-3 py-2 font-mono text-xs leading-5">
        <JsonNode key={folding.generation} value={value} depth={0} openDepth={folding.depth} />
      </div>
    </section>
  );
}
