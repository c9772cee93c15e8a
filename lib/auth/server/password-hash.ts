import "server-only";
import { type Argon2Parameters, argon2, randomBytes, randomInt, timingSafeEqual } from "node:crypto";
import { AppError } from "@/lib/kernel/errors";
import { oncePerProcess } from "@/lib/platform/server/once";

/** OWASP's second choice for argon2id: 19 MiB, two passes, one lane. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 };
const TAG_BYTES = 32;

/** Each hash holds 19 MiB and a processor: more at once than this would starve everything else. */
const AT_ONCE = 2;
const IN_LINE = 32;

type Queue = { running: number; waiting: (() => void)[] };
const queue = oncePerProcess("password-hashing", (): Queue => ({ running: 0, waiting: [] }));

/** The password's hash in PHC string form, `$argon2id$v=19$m=19456,t=2,p=1$salt$tag`, with a fresh salt. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await derive({ message: normalized(password), nonce, tagLength: TAG_BYTES, ...COST });
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${text(nonce)}$${text(tag)}`;
}

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** True when the password is the hashed one. A text that is no hash of ours is an error, not a refusal. */
export async function verifyPassword(phc: string, password: string): Promise<boolean> {
  const [, memory, passes, parallelism, nonce, tag] = PHC.exec(phc) ?? [];
  if (nonce === undefined || tag === undefined) throw new Error("A stored password hash is unreadable");
  const expected = Buffer.from(tag, "base64");
  const actual = await derive({
    message: normalized(password),
    nonce: Buffer.from(nonce, "base64"),
    tagLength: expected.length,
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
  });
  return timingSafeEqual(actual, expected);
}

let nobody: Promise<string> | undefined;

/** A hash that no password has, so that trying an unknown address takes as long as a wrong password. */
export function hashOfNobody(): Promise<string> {
  nobody ??= hashPassword(randomBytes(32).toString("hex"));
  return nobody;
}

// No 0 O 1 l I: somebody will read this off a screen.
const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

/** A password for the first sign-in: five groups of five letters, 124 bits. */
export function newOneTimePassword(): string {
  const group = () => Array.from({ length: 5 }, () => LETTERS[randomInt(LETTERS.length)]).join("");
  return Array.from({ length: 5 }, group).join("-");
}

/** One password typed on two keyboards can be two strings; NFKC makes them one, as NIST SP 800-63B asks. */
function normalized(password: string): Buffer {
  return Buffer.from(password.normalize("NFKC"), "utf8");
}

function text(bytes: Buffer): string {
  return bytes.toString("base64").replace(/=+$/, "");
}

async function derive(parameters: Argon2Parameters): Promise<Buffer> {
  await enter();
  try {
    return await new Promise((resolve, reject) =>
      argon2("argon2id", parameters, (error, tag) => (error ? reject(error) : resolve(tag))),
    );
  } finally {
    leave();
  }
}

async function enter(): Promise<void> {
  if (queue.running < AT_ONCE) {
    queue.running += 1;
    return;
  }
  if (queue.waiting.length >= IN_LINE) throw new AppError("too-many-requests", "tooManyRequests");
  await new Promise<void>((resolve) => queue.waiting.push(resolve));
}

/** The place goes straight to the next in line, so nobody slips in between. */
function leave(): void {
  const next = queue.waiting.shift();
  if (next) next();
  else queue.running -= 1;
}
