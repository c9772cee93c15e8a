import type { Environment } from "@/lib/credentials/schema";

/** A credential as forms offer it to whoever may start a transaction. */
export type CredentialChoice = {
  id: string;
  name: string;
  environment: Environment;
  /** Origin that is called. */
  endpoint: string;
  endpointLabel: string;
  lastFour: string;
};

/** A credential as admins see it. Of the secret nothing but its last four characters exists out here. */
export type CredentialView = CredentialChoice & {
  accessKeyId: string;
  /** The vendor's account as it was named; keys of one account share its rate. Null: an account of its own. */
  account: string | null;
  /** Has an STS token, so it will expire at the vendor's. */
  isTemporary: boolean;
  createdByName: string | null;
  createdAt: string;
  retiredAt: string | null;
  transactions: number;
};

/** An endpoint that a credential may name. */
export type EndpointChoice = { origin: string; label: string; environment: Environment | "both" };

/** What the vendor said to KeepaliveIntl, signed with the key on the form. */
export type CredentialTest =
  | { kind: "works"; durationMs: number; requestId: string | null }
  | {
      kind: "refused";
      durationMs: number;
      requestId: string | null;
      httpStatus: number;
      code: string;
      message: string | null;
      advice: string | null;
    }
  | {
      kind: "unanswered";
      durationMs: number;
      requestId: string | null;
      httpStatus: number | null;
      reason: string;
    };
