import { createHash, createHmac, randomUUID } from "node:crypto";

/** What a test wants to send. Headers given here take the place of those that would be made. */
export type CallToSign = {
  host: string;
  action: string;
  parameters: Record<string, string>;
  accessKeyId: string;
  secret: string;
  date: Date;
  securityToken?: string;
  headers?: Record<string, string>;
  /** Names left out of SignedHeaders although they are sent. */
  unsigned?: readonly string[];
};

export type SignedCall = { target: string; headers: Record<string, string> };

/** Percent-encodes byte by byte: written from the rule, not with encodeURIComponent as the verifier is. */
export function percent(text: string): string {
  let out = "";
  for (const byte of Buffer.from(text, "utf8")) {
    const character = String.fromCharCode(byte);
    out += /[A-Za-z0-9_.~-]/.test(character)
      ? character
      : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  }
  return out;
}

function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

/** Signs a call as a client would: the tests' own signer, which shares nothing with the verifier it tries. */
export function signCall(call: CallToSign): SignedCall {
  const temporary: Record<string, string> = call.securityToken
    ? { "x-acs-accesskey-id": call.accessKeyId, "x-acs-security-token": call.securityToken }
    : {};
  const headers: Record<string, string> = {
    host: call.host,
    "x-acs-action": call.action,
    "x-acs-content-sha256": sha256(""),
    "x-acs-date": `${call.date.toISOString().slice(0, 19)}Z`,
    "x-acs-signature-nonce": randomUUID(),
    "x-acs-version": "2022-08-09",
    ...temporary,
    ...call.headers,
  };
  const signed = Object.keys(headers).filter((name) => !call.unsigned?.includes(name));
  signed.sort();
  const pairs = Object.entries(call.parameters).sort(([a], [b]) => (a < b ? -1 : 1));
  const query = pairs.map(([name, value]) => `${percent(name)}=${percent(value)}`).join("&");
  let text = `POST\n/\n${query}\n`;
  for (const name of signed) text += `${name}:${headers[name]}\n`;
  text += `\n${signed.join(";")}\n${sha256("")}`;
  const signature = createHmac("sha256", call.secret)
    .update(`ACS3-HMAC-SHA256\n${sha256(text)}`)
    .digest("hex");
  const statements = [
    `Credential=${call.accessKeyId}`,
    `SignedHeaders=${signed.join(";")}`,
    `Signature=${signature}`,
  ];
  return {
    target: query === "" ? "/" : `/?${query}`,
    headers: { ...headers, authorization: `ACS3-HMAC-SHA256 ${statements.join(",")}` },
  };
}
