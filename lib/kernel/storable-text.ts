/** What neither PostgreSQL nor JSON in it can hold, U+0000 and half characters, becomes U+FFFD. */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll("\u0000", "\uFFFD");
}
