/** An order that cannot be obeyed: its HTTP status, a code for programs, a sentence for people. */
export class ControlError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = "ControlError";
    this.status = status;
    this.code = code;
  }
}

export function badRequest(message: string): ControlError {
  return new ControlError(400, "bad-request", message);
}
