/** Longer ones have been seen, and none that said more. */
const LONGEST_UA = 512;

/**
 * MetaInfo of the form that the Web SDK returns, for a browser without that SDK: complete for the sandbox. Its
 * `bioMetaInfo` is the one of the sandbox's own browser and names no real SDK.
 */
export function webMetaInfo(userAgent: string): string {
  const ua = [...userAgent.replace(/\p{C}/gu, "")].slice(0, LONGEST_UA).join("");
  return JSON.stringify({ bioMetaInfo: "4.1.0:2916352,0", deviceType: "web", ua });
}
