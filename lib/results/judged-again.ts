/**
 * What judging a transaction's deliveries again came to. `moved`: its state is another one now. `reported`: a report
 * is believed that was not believed before. `believed`: it was believed already. `waiting`: Initialize has not
 * answered. `nothing`: none can be believed. `settled`: nothing can change it any more. `contradicted` comes on top.
 */
export type JudgedAgain = {
  outcome: "moved" | "reported" | "believed" | "waiting" | "nothing" | "settled";
  /** Its believed deliveries do not all say the same. */
  contradicted: boolean;
};
