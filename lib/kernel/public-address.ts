type Block = readonly [first: readonly number[], bits: number];

/**
 * IPv4 networks that are nobody's on the Internet: this host, private, shared, link-local, special, documentation,
 * multicast, reserved. 198.18.0.0/15 is not among them: local proxies of the "fake IP" kind answer every name from it.
 */
const PRIVATE_V4: readonly Block[] = [
  [[0], 8],
  [[10], 8],
  [[100, 64], 10],
  [[127], 8],
  [[169, 254], 16],
  [[172, 16], 12],
  [[192, 0, 0], 24],
  [[192, 0, 2], 24],
  [[192, 88, 99], 24],
  [[192, 168], 16],
  [[198, 51, 100], 24],
  [[203, 0, 113], 24],
  [[224], 3],
];

/** Of IPv6 only this much is in use on the Internet … */
const GLOBAL_V6: Block = [[0x20], 3];
/** … and of that not these: Teredo and its neighbours, documentation. */
const PRIVATE_V6: readonly Block[] = [
  [[0x20, 0x01, 0x00], 23],
  [[0x20, 0x01, 0x0d, 0xb8], 32],
  [[0x3f, 0xff, 0x00], 20],
];

/** Networks of IPv6 that carry an IPv4 address, and the byte where it begins: mapped, NAT64, 6to4. */
const CARRIERS: readonly (readonly [block: Block, at: number])[] = [
  [[[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff], 96], 12],
  [[[0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0], 96], 12],
  [[[0x20, 0x02], 16], 2],
];

/**
 * True for an IP address, in brackets or not, that is one of the public Internet. False for private ones, for
 * names, and for whatever cannot be read: in doubt an address is not public.
 */
export function isPublicAddress(address: string): boolean {
  const bytes = bytesOf(address.replace(/^\[|\]$/g, ""));
  if (bytes === null) return false;
  return bytes.length === 4 ? isPublicV4(bytes) : isPublicV6(bytes);
}

function isPublicV4(bytes: readonly number[]): boolean {
  return !PRIVATE_V4.some((block) => isWithin(bytes, block));
}

function isPublicV6(bytes: readonly number[]): boolean {
  const carrier = CARRIERS.find(([block]) => isWithin(bytes, block));
  if (carrier) return isPublicV4(bytes.slice(carrier[1], carrier[1] + 4));
  return isWithin(bytes, GLOBAL_V6) && !PRIVATE_V6.some((block) => isWithin(bytes, block));
}

function isWithin(bytes: readonly number[], [first, bits]: Block): boolean {
  return bytes.every((byte, place) => {
    const significant = Math.min(8, Math.max(0, bits - place * 8));
    const mask = 0xff & (0xff << (8 - significant));
    return (byte & mask) === ((first[place] ?? 0) & mask);
  });
}

/** The four or sixteen bytes of an address as text, in any spelling that a URL allows; null for anything else. */
function bytesOf(text: string): number[] | null {
  if (!text.includes(":")) return /^\d+\.\d+\.\d+\.\d+$/.test(text) ? readV4(text) : null;
  // The URL parser knows every spelling, dotted tails too, and leaves one: hexadecimal groups, `::` at most once.
  const address = `http://[${text}]/`;
  return URL.canParse(address) ? readV6(new URL(address).hostname.slice(1, -1)) : null;
}

function readV4(text: string): number[] | null {
  const parts = text.split(".");
  const bytes = parts.map(Number);
  return parts.every((part, place) => String(bytes[place]) === part && Number(part) < 256) ? bytes : null;
}

function readV6(text: string): number[] {
  const [head = "", tail] = text.split("::");
  const left = groupsOf(head);
  const right = groupsOf(tail ?? "");
  const zeros = Array<number>(8 - left.length - right.length).fill(0);
  return [...left, ...zeros, ...right].flatMap((group) => [group >> 8, group & 0xff]);
}

function groupsOf(text: string): number[] {
  return text === "" ? [] : text.split(":").map((group) => Number.parseInt(group, 16));
}
