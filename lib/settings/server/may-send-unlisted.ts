import "server-only";
import { documentType } from "@/lib/initialize/document-types";
import { readSetting } from "@/lib/settings/server/settings-store";

/** Whether an admin permits a DocType that the vendor's table does not list. */
export function unlistedDocTypesPermitted(): Promise<boolean> {
  return readSetting("docTypes.unlisted");
}

/** The same for one code: a listed one needs no permission, so nothing is read for it. */
export async function maySendUnlisted(docType: string): Promise<boolean> {
  return documentType(docType) === undefined && (await unlistedDocTypesPermitted());
}
