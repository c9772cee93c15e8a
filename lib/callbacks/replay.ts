/** Field and header that mark a delivery as sent on by a console; their value is the delivery's id. */
export const REPLAY_MARKER = "x-console-replay";
