import { v7 } from "uuid";

/** A new row id: UUID version 7, so ids made later sort later and index pages stay warm. */
export function newId(): string {
  return v7();
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** True for the one spelling of an id that the console writes: lower case with hyphens. */
export function isId(value: string): boolean {
  return UUID.test(value);
}
