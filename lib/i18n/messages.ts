import type { AbstractIntlMessages } from "next-intl";
import type { Locale } from "@/lib/kernel/localized-text";

type MessageFile = { default: AbstractIntlMessages };

/** Every file under messages/ is a namespace of its own name: a feature adds its file and is found. */
const files = import.meta.glob<MessageFile>("./messages/*/*.json", { eager: true });

/** All messages of one language, by namespace. */
export function messagesOf(locale: Locale): AbstractIntlMessages {
  const folder = `./messages/${locale}/`;
  const namespaces = Object.entries(files)
    .filter(([path]) => path.startsWith(folder))
    .map(([path, file]) => [path.slice(folder.length, -".json".length), file.default]);
  return Object.fromEntries(namespaces);
}
