/**
 * Pieces that guessers try first, written for this console: what people type when asked for a password, what
 * the product is called, who uses it, seasons and months. Longer pieces win over shorter ones inside them.
 */
const WORDS = `
  password passwort passphrase passcode secret geheim letmein welcome admin administrator root superuser login
  signin default changeme change temporary temp initial test testing tester demo example sample guest user
  username account access system server master manager operator auditor console verification verify identity
  idverification aliyun alibaba alibabacloud alicloud cloudauth accesskey company office internal private public
  monkey dragon shadow sunshine princess football baseball basketball soccer hockey batman superman pokemon
  starwars trustno iloveyou loveyou love hello helloworld world freedom whatever computer internet keyboard
  google facebook apple microsoft windows linux samsung michael jordan jennifer jessica charlie thomas robert
  daniel andrew joshua george summer winter spring autumn january february march april june july august
  september october november december monday tuesday wednesday thursday friday saturday sunday today forever
  hunter ranger killer cookie cheese banana orange purple yellow silver golden diamond flower butterfly angel
  mima woaini woaiwojia nihao zhongguo china beijing shanghai hongkong hangzhou singapore please enter open
  sesame qazwsx qwerty qwertz azerty asdf zxcv the and for you our this that with
`
  .trim()
  .split(/\s+/)
  .sort((a, b) => b.length - a.length);

const RUNS = [
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "qwertzuiop",
  "azertyuiop",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890",
].flatMap((run) => [run, [...run].reverse().join("")]);

/** 1999, 2026, and the few digits that people hang on a word; a long row of digits stays. */
const YEARS_AND_COUNTERS = /(19|20)\d\d|(?<!\d)\d{1,4}(?!\d)/g;

const LOOKALIKES: Record<string, string> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};

/**
 * What is left of a lower-case password when every piece a guesser tries first is taken out: common words (also
 * with digits for letters), rows of the keyboard and alphabet, years, counters, separators, and letters said three times.
 */
export function remainderOf(password: string): string {
  const plain = remove(password);
  const undone = remove([...password].map((letter) => LOOKALIKES[letter] ?? letter).join(""));
  return plain.length <= undone.length ? plain : undone;
}

function remove(text: string): string {
  let rest = text.replace(/[\s\-_.,:;#*+/\\|]+/gu, "");
  for (const word of WORDS) rest = rest.replaceAll(word, " ");
  rest = withoutRuns(rest);
  rest = rest.replace(/(.)\1{2,}/gu, " ").replace(YEARS_AND_COUNTERS, " ");
  return rest.replace(/\s+/g, "");
}

/** Takes out stretches of four or more that lie on one row, either way. */
function withoutRuns(text: string): string {
  let rest = "";
  for (let from = 0; from < text.length; ) {
    const length = longestRun(text, from);
    if (length < 4) rest += text.charAt(from);
    from += length < 4 ? 1 : length;
  }
  return rest;
}

function longestRun(text: string, from: number): number {
  let length = 0;
  while (
    from + length < text.length &&
    RUNS.some((run) => run.includes(text.slice(from, from + length + 1)))
  ) {
    length += 1;
  }
  return length;
}
