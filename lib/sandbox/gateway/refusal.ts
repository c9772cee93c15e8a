import { CODES, type RefusalCode } from "@/lib/sandbox/gateway/codes";

type Details = { message?: string; status?: number };

/** A call that is answered with one of the documented codes instead of being done. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly status: number;

  constructor(code: RefusalCode, details: Details = {}) {
    super(details.message ?? CODES[code].message);
    this.name = "Refusal";
    this.code = code;
    this.status = details.status ?? CODES[code].statuses[0];
  }
}

/** 400 MissingParameter that says which one. */
export function missing(name: string): Refusal {
  return new Refusal("MissingParameter", { message: `Parameter ${name} cannot be empty.` });
}

/** 400 InvalidParameter that says which one and quotes the rule, never the value: values are personal data. */
export function invalid(name: string, rule: string): Refusal {
  return new Refusal("InvalidParameter", { message: `Parameter ${name} is invalid: ${rule}` });
}
