import "server-only";
import type { LocalizedText } from "@/lib/kernel/localized-text";

export type Endpoint = {
  /** Scheme and host, as it is stored with a credential. */
  origin: string;
  region: string;
  network: "public" | "internal";
  /** False where only sister products are documented, so that ID_OCR may answer InvalidApi.NotFound. */
  documentedForIdOcr: boolean;
  /** Calls per second that the vendor grants per operation and account. */
  callsPerSecond: number;
  label: LocalizedText;
};

const endpoint = (host: string, facts: Omit<Endpoint, "origin">): Endpoint => ({
  origin: `https://${host}.aliyuncs.com`,
  ...facts,
});

const sister = (region: string, callsPerSecond: number, label: LocalizedText): Endpoint =>
  endpoint(`cloudauth-intl.${region}`, {
    region,
    network: "public",
    documentedForIdOcr: false,
    callsPerSecond,
    label,
  });

/** Where calls may go. The first two stand on the Initialize page, the others serve the vendor's sister products. */
export const ENDPOINTS: readonly Endpoint[] = [
  endpoint("cloudauth-intl.cn-hongkong", {
    region: "cn-hongkong",
    network: "public",
    documentedForIdOcr: true,
    callsPerSecond: 10,
    label: { en: "China (Hong Kong), public network", zh: "中国（香港），公网" },
  }),
  endpoint("cloudauth-intl-vpc.cn-hongkong", {
    region: "cn-hongkong",
    network: "internal",
    documentedForIdOcr: true,
    callsPerSecond: 10,
    label: { en: "China (Hong Kong), internal network (VPC)", zh: "中国（香港），内网（VPC）" },
  }),
  sister("ap-southeast-1", 10, { en: "Singapore, public network", zh: "新加坡，公网" }),
  sister("ap-southeast-3", 3, {
    en: "Malaysia (Kuala Lumpur), public network",
    zh: "马来西亚（吉隆坡），公网",
  }),
  sister("ap-southeast-5", 3, {
    en: "Indonesia (Jakarta), public network",
    zh: "印度尼西亚（雅加达），公网",
  }),
];

/**
 * The origin an administrator meant: a bare host means https. Null for anything that is more than scheme, host
 * and port, because a path, a query or a user name would travel with every call.
 */
export function toOrigin(text: string): string | null {
  const trimmed = text.trim();
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`;
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  const plain = url.username === "" && url.password === "" && url.search === "" && url.hash === "";
  const http = url.protocol === "https:" || url.protocol === "http:";
  return plain && http && url.pathname === "/" ? url.origin : null;
}

/** The entry of the fixed list with this origin. */
export function knownEndpoint(origin: string): Endpoint | undefined {
  const wanted = toOrigin(origin);
  return ENDPOINTS.find((known) => known.origin === wanted);
}

/** True for an origin that a setting allows although it is private or plain http. */
export function isPrivateEndpoint(origin: string, privateEndpoints: readonly string[]): boolean {
  const wanted = toOrigin(origin);
  return wanted !== null && privateEndpoints.some((listed) => toOrigin(listed) === wanted);
}
