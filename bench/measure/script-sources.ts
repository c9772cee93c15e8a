/** The addresses of a page's script files, each once, in the order of the page. */
export function scriptSources(html: string): string[] {
  const tags = html.matchAll(/<script\b[^>]*?\ssrc="([^"]+)"/g);
  return [...new Set(Array.from(tags, ([, source = ""]) => source.replaceAll("&amp;", "&")))];
}
