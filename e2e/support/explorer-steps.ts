import { type Act, click, keys } from "./keystroke-model";

// The same calls in the vendor's OpenAPI Explorer, counted from what is public about it: operations on the left, a field
// for each parameter in the middle, the answer on the right. It cannot be run here. Every doubt is decided in its favour;
// docs/steps.md says how.

const PASTE = 2;
const [BIZ_ID, USER, TOKEN, DOC_TYPE] = [12, 13, 16, 8];

const field = (typed: number): Act[] => [click, keys(typed)];
/** A field that still holds the value of the last call. */
const over = (typed: number): Act[] => [click, keys(2 + typed)];
/** A double press on a value of the answer, and Ctrl-C. */
const copied: Act[] = [click, click, keys(2)];

/** The result: the other operation, the TransactionId copied over, asked once and at the right moment; then the callback. */
const result = (bizId: Act[]): Act[] => [
  ...copied,
  click,
  ...bizId,
  ...over(PASTE),
  click,
  // The tab of the service that caught the callback, and the request in it.
  click,
  click,
];

/** The address of a service that catches callbacks: its tab, its copy button, back again, into the field. */
const callbackUrl: Act[] = [click, click, click, ...field(PASTE)];

const fromNothing: Act[] = [
  // A bookmark of the operation.
  click,
  ...field(6),
  ...field(BIZ_ID),
  ...field(PASTE),
  ...field(USER),
  ...field(DOC_TYPE),
  ...field(1),
  ...callbackUrl,
  ...field(TOKEN),
  click,
];

const kept: Act[] = [click, ...over(BIZ_ID), ...over(PASTE), ...over(USER), click];

/** From the phone to the desk and back by a chat that is open on both: copy, into the chat, paste, send; fetch it there. */
const carried: Act[] = [click, click, click, click, click];
const fetched: Act[] = [click, ...copied];

export const EXPLORER: Record<string, Act[]> = {
  "from nothing": [...fromNothing, ...result(field(BIZ_ID))],
  "from a preset": [...kept, ...result(over(BIZ_ID))],
  "again, one difference": [
    click,
    ...over(BIZ_ID),
    ...over(PASTE),
    ...over(1),
    click,
    ...result(over(BIZ_ID)),
  ],
  "with a phone": [
    ...carried,
    ...fetched,
    ...kept,
    // TransactionId and Protocol, each: copied, into the chat; on the phone copied out of it and into the app.
    ...[1, 2].flatMap(() => [...copied, click, keys(PASTE + 1), click, click, click, click]),
    ...result(over(BIZ_ID)),
  ],
};
