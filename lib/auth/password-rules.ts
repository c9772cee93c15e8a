import { remainderOf } from "@/lib/auth/guessable";

export const SHORTEST_PASSWORD = 15;
export const LONGEST_PASSWORD = 256;

/** What can be wrong with a new password. There are no rules of composition: length and not being guessable. */
export type PasswordProblem = "tooShort" | "tooLong" | "containsOwn" | "repeated" | "guessable";

/** Texts of the person that must not stand in their password. */
export type Own = { email: string; name: string };

/** The first fault of a new password, or null. Lengths count code points, so one emoji is one. */
export function passwordProblem(password: string, own: Own): PasswordProblem | null {
  const text = password.normalize("NFKC");
  const length = [...text].length;
  if (length < SHORTEST_PASSWORD) return "tooShort";
  if (length > LONGEST_PASSWORD) return "tooLong";
  const lower = text.toLowerCase();
  if (ownTexts(own).some((part) => lower.includes(part))) return "containsOwn";
  if (new Set(lower).size < 5 || isRepetition(lower)) return "repeated";
  return [...remainderOf(lower)].length < 6 ? "guessable" : null;
}

function ownTexts({ email, name }: Own): string[] {
  const [local = ""] = email.toLowerCase().split("@");
  return [email.toLowerCase(), local, name.toLowerCase()].filter((part) => [...part].length >= 4);
}

/** True for one piece said over and over: at most a third of the text is new. */
function isRepetition(text: string): boolean {
  const letters = [...text];
  for (let period = 1; period <= letters.length / 3; period += 1) {
    if (letters.every((letter, place) => letter === letters[place % period])) return true;
  }
  return false;
}
