import type { PersonView } from "@/lib/people/view";

/** What an admin is about to do. */
export type Wanted =
  | { kind: "add" }
  | { kind: "role"; person: PersonView }
  | { kind: "disable" | "enable" | "reset"; person: PersonView };
