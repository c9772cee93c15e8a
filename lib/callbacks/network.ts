/** Where senders are counted together that share no network worth naming. */
export const OTHERS = "others";

const V4 = /^(?:::ffff:)?(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.\d{1,3}$/i;
const GROUPS_OF_A_NETWORK = 3;
const GROUPS = 8;

/**
 * The network of an address as a socket tells it: the first 24 bits of IPv4, the first 48 of IPv6, which is what one
 * customer gets. An IPv4 address in IPv6 clothes counts as IPv4.
 */
export function networkOf(address: string | undefined): string {
  const v4 = V4.exec(address ?? "");
  if (v4) return `${v4[1]}.${v4[2]}.${v4[3]}.0/24`;
  const groups = groupsOf((address ?? "").split("%")[0] ?? "");
  if (!groups) return OTHERS;
  const network = [...groups.slice(0, GROUPS_OF_A_NETWORK), ...Array(GROUPS - GROUPS_OF_A_NETWORK).fill("0")];
  // The URL parser writes an IPv6 address in its one short form.
  return `${new URL(`http://[${network.join(":")}]`).hostname.slice(1, -1)}/48`;
}

/** The eight groups of an IPv6 address. */
function groupsOf(address: string): string[] | null {
  const [head = "", tail, ...rest] = address.split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail ? tail.split(":") : [];
  const missing = GROUPS - before.length - after.length;
  const right = tail === undefined ? missing === 0 : missing > 0 && rest.length === 0;
  const groups = [...before, ...Array(Math.max(0, missing)).fill("0"), ...after];
  return right && groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group)) ? groups : null;
}

/** The address without the IPv6 clothes of an IPv4 one. */
export function plainAddress(address: string | undefined): string | null {
  return address?.replace(/^::ffff:(?=\d+\.)/i, "") ?? null;
}
