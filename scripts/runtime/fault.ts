/** Something a person can mend. It is shown as its message and what to do, never with a stack. */
export class Fault extends Error {
  readonly advice: readonly string[];

  constructor(message: string, ...advice: string[]) {
    super(message);
    this.name = "Fault";
    this.advice = advice;
  }
}
