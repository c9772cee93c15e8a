/** Fields that the vendor documents for the documents of ID_OCR, and those its answers were seen with. */
export const DOCUMENTED_FIELDS = [
  "name",
  "englishName",
  "surname",
  "givenname",
  "nameCode",
  "sex",
  "birthDate",
  "idNumber",
  "passportNo",
  "nationality",
  "countryCode",
  "address",
  "currentIssueDate",
  "firstIssueDate",
  "issueDate",
  "expiryDate",
  "placeOfIssue",
  "originOfIssue",
  "issueAuthority",
  "isPermanent",
  "symbols",
  "ocrIdPassed",
  "spoofResult",
  "spoofType",
] as const;

export type DocumentedField = (typeof DOCUMENTED_FIELDS)[number];

export const DOCUMENTED_GROUPS = ["ocrIdInfo", "ocrIdBackInfo", "ocrIdEditInfo", "spoofInfo"] as const;

export type DocumentedGroup = (typeof DOCUMENTED_GROUPS)[number];

/** The name a field goes by, without the objects and lists around it: `name` of `people[0].name`. */
export function lastName(path: string): string {
  return (
    path
      .replace(/(\[\d+\])+$/, "")
      .split(".")
      .pop() ?? ""
  ).trim();
}

const BY_LOWER_CASE = new Map(DOCUMENTED_FIELDS.map((name) => [name.toLowerCase(), name]));

/** The documented name that a field's path ends in, whatever its case; null for any other. */
export function documentedField(path: string): DocumentedField | null {
  return BY_LOWER_CASE.get(lastName(path).toLowerCase()) ?? null;
}

export function documentedGroup(name: string): DocumentedGroup | null {
  return DOCUMENTED_GROUPS.find((each) => each.toLowerCase() === name.toLowerCase()) ?? null;
}
