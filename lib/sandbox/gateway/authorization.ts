import { Refusal } from "@/lib/sandbox/gateway/refusal";

/** The three statements of an `Authorization: ACS3-HMAC-SHA256 …` header. */
export type Authorization = { accessKeyId: string; signedHeaders: string[]; signature: string };

const FORM =
  /^ACS3-HMAC-SHA256 +Credential=([^,\s]{1,256}), *SignedHeaders=([^,\s]{1,4096}), *Signature=([0-9a-f]{64})$/;

function incomplete(message: string): Refusal {
  return new Refusal("IncompleteSignature", { message });
}

/** Takes the header apart; throws IncompleteSignature when it is absent or of another form. */
export function readAuthorization(header: string | undefined): Authorization {
  if (!header) throw incomplete("The Authorization header is absent.");
  const [, accessKeyId, names, signature] = FORM.exec(header) ?? [];
  if (!accessKeyId || !names || !signature) {
    throw incomplete("The Authorization header is not of the form ACS3-HMAC-SHA256 demands.");
  }
  return { accessKeyId, signedHeaders: names.split(";"), signature };
}

function mustBeSigned(name: string): boolean {
  return name === "host" || name === "content-type" || name.startsWith("x-acs-");
}

/** Throws IncompleteSignature unless the signed names are sorted, present, and all that have to be signed. */
export function checkSignedHeaders(names: readonly string[], headers: Record<string, string>): void {
  const sorted = [...new Set(names)].sort();
  if (sorted.join(";") !== names.join(";"))
    throw incomplete("SignedHeaders is not sorted or names one twice.");
  const absent = names.find((name) => !Object.hasOwn(headers, name));
  if (absent !== undefined) throw incomplete("SignedHeaders names a header that is not there.");
  const unsigned = ["host", ...Object.keys(headers)].find(
    (name) => mustBeSigned(name) && !names.includes(name),
  );
  if (unsigned !== undefined) throw incomplete(`The header ${unsigned} is not signed.`);
}
