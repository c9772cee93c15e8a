/** The addresses of the script files that a browser of today loads for a page, each once, in the order of the page. */
export function scriptSources(html: string): string[] {
  const tags = Array.from(html.matchAll(/<script\b([^>]*)>/g), ([, attributes = ""]) => attributes);
  const modern = tags.filter((attributes) => !/\snomodule\b/i.test(attributes));
  const sources = modern.flatMap((attributes) => /\ssrc="([^"]+)"/.exec(attributes)?.[1] ?? []);
  return [...new Set(sources.map((source) => source.replaceAll("&amp;", "&")))];
}
