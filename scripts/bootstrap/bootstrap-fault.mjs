/** Something a person can mend before anything runs: shown as its message and what to do. */
export class BootstrapFault extends Error {
  constructor(message, ...advice) {
    super(message);
    this.name = "BootstrapFault";
    this.advice = advice;
  }
}
