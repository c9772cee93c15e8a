import { type MadeUpPerson, madeUpPerson } from "@/lib/sandbox/operations/made-up-person";
import type { Transaction } from "@/lib/sandbox/state/transaction";

type Fields = Record<string, string>;

const ISSUED = "2019-06-01";
const EXPIRES = "2029-06-01";

/** Hong Kong identity cards. `Z` with the check digit `?` is a number that no card can carry. */
function hongKongCard(person: MadeUpPerson): Fields {
  const { name, englishName, sex, birthDate, serial } = person;
  const idNumber = `Z${serial.slice(1)}(?)`;
  const dates = { currentIssueDate: ISSUED, firstIssueDate: "2003-06-01" };
  return {
    name,
    englishName,
    nameCode: "0000 0000",
    sex,
    birthDate,
    idNumber,
    ...dates,
    isPermanent: "Y",
    symbols: "***AZ",
  };
}

/** Travel permits and the Macao card; the leading zeros belong to no series. */
function permit(person: MadeUpPerson): Fields {
  const { name, englishName, sex, birthDate, serial } = person;
  const dates = { issueDate: ISSUED, expiryDate: EXPIRES };
  return { name, englishName, sex, birthDate, idNumber: `H00${serial}`, ...dates, originOfIssue: "SANDBOX" };
}

function passport(person: MadeUpPerson): Fields {
  const { surname, givenname, sex, birthDate, serial } = person;
  // UTO is Utopia, the state that ICAO's specimens are issued by.
  const country = { nationality: "UTO", countryCode: "UTO" };
  return { surname, givenname, sex, birthDate, passportNo: `X${serial}`, expiryDate: EXPIRES, ...country };
}

/** Mainland identity card: no place has the code 000000 its number begins with. */
function mainlandCard(person: MadeUpPerson): Fields {
  const { name, sex, birthDate, serial } = person;
  const idNumber = `000000${birthDate.replaceAll("-", "")}${serial.slice(-4)}`;
  return { name, sex, nationality: "汉", birthDate, address: "沙箱省样例市虚构路1号", idNumber };
}

const FRONT: Record<string, (person: MadeUpPerson) => Fields> = {
  "01000000": passport,
  "00000001": mainlandCard,
  "00000006": hongKongCard,
  "00000008": hongKongCard,
  "00000007": (person) => ({ ...permit(person), placeOfIssue: "SANDBOX" }),
  "00000009": permit,
  "000000011": permit,
  "000000012": (person) => ({ ...permit(person), placeOfIssue: "SANDBOX" }),
};

/** SubCode 205 is the one that stands for a forged or re-photographed original. */
const SPOOFED = "205";

function spoofInfo(subCode: string | null) {
  const found = subCode === SPOOFED;
  return { spoofResult: found ? "Y" : "N", spoofType: found ? ["SCREEN_REMARK"] : [] };
}

type Read = Pick<Transaction, "TransactionId" | "DocType" | "IdSpoof" | "backPage" | "outcome" | "SubCode">;

/** What the vendor puts into ExtIdInfo, with the fields that a document of this DocType has. */
export function documentResult(transaction: Read): Record<string, unknown> {
  const person = madeUpPerson(transaction.TransactionId);
  const back = { issueDate: ISSUED, expiryDate: EXPIRES, issueAuthority: "样例市公安局(沙箱)" };
  return {
    ocrIdInfo: (FRONT[transaction.DocType] ?? permit)(person),
    ...(transaction.backPage ? { ocrIdBackInfo: back } : {}),
    ocrIdPassed: transaction.outcome === "passed" ? "Y" : "N",
    ...(transaction.IdSpoof === "Y" ? { spoofInfo: spoofInfo(transaction.SubCode) } : {}),
  };
}
