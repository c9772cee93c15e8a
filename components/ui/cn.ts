type ClassPart = string | false | null | undefined;

/** Joins class names and drops those that are switched off. */
export function cn(...parts: ClassPart[]): string {
  return parts.filter(Boolean).join(" ");
}
