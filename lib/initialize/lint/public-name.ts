import { isPublicAddress } from "@/lib/kernel/public-address";

/** Names that no public server answers for: RFC 2606, 6761, 6762, 8375, and what networks use inside. */
const INSIDE =
  /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|lan|home|corp|private|test|example|invalid|home\.arpa)$/;

/** Whether the public network could reach the host of an address, as far as its name tells. */
export function hasPublicName(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const host = new URL(address).hostname.replace(/\.$/, "");
  if (host.startsWith("[") || /^[\d.]+$/.test(host)) return isPublicAddress(host.replace(/^\[|\]$/g, ""));
  return host.includes(".") && !INSIDE.test(host);
}
