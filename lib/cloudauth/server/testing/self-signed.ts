import { generateKeyPairSync, sign } from "node:crypto";

/** The few pieces of DER that a certificate is made of. */
function der(tag: number, ...parts: Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const bytes = (...values: number[]) => Uint8Array.from(values);
const oid = (...values: number[]) => der(0x06, bytes(...values));
const sequence = (...parts: Uint8Array[]) => der(0x30, ...parts);

const ECDSA_WITH_SHA256 = sequence(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02));
const COMMON_NAME = oid(0x55, 0x04, 0x03);
const SUBJECT_ALT_NAME = oid(0x55, 0x1d, 0x11);

function time(date: Date): Buffer {
  const text = date.toISOString().replace(/[-:T]/g, "").slice(0, 14);
  return der(0x18, Buffer.from(`${text}Z`));
}

export type SelfSigned = { key: string; cert: string };

/** A certificate that vouches for itself, for one IPv4 address, made on the spot. */
export function selfSigned(
  address = "127.0.0.1",
  validUntil = new Date(Date.now() + 86_400_000),
  commonName = "test",
): SelfSigned {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const name = sequence(der(0x31, sequence(COMMON_NAME, der(0x0c, Buffer.from(commonName)))));
  const altName = sequence(der(0x87, bytes(...address.split(".").map(Number))));
  const body = sequence(
    der(0xa0, der(0x02, bytes(2))),
    der(0x02, bytes(1)),
    ECDSA_WITH_SHA256,
    name,
    sequence(time(new Date(validUntil.getTime() - 10 * 86_400_000)), time(validUntil)),
    name,
    publicKey.export({ type: "spki", format: "der" }),
    der(0xa3, sequence(sequence(SUBJECT_ALT_NAME, der(0x04, altName)))),
  );
  const signature = der(0x03, bytes(0), sign("sha256", body, privateKey));
  const encoded = sequence(body, ECDSA_WITH_SHA256, signature).toString("base64");
  const lines = encoded.match(/.{1,64}/g)?.join("\n");
  return {
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
  };
}
