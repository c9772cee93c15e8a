"use client";

import { CopyButton } from "@/components/shared/copy-button";

type CodeBlockProps = { text: string; name: string };

/** Code as it is to be copied; wide lines scroll inside it, by keyboard too. */
export function CodeBlock({ text, name }: CodeBlockProps) {
  return (
    <div className="relative min-w-0">
      <CopyButton value={text} name={name} className="absolute top-1.5 right-1.5 bg-surface-raised" />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section tabIndex={0} aria-label={name} className="max-h-96 overflow-auto">
        <pre className="w-max p-3 pr-9 font-mono text-xs">{text}</pre>
      </section>
    </div>
  );
}
