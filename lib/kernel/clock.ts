/** Tells the time. Whoever decides by it is handed one, so that a test can let hours go by. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
