import { createHash } from "node:crypto";

/** Somebody who does not exist. Dates are yyyy-MM-dd; `serial` is seven digits for numbers that cannot be real. */
export type MadeUpPerson = {
  name: string;
  englishName: string;
  surname: string;
  givenname: string;
  sex: "M" | "F";
  birthDate: string;
  serial: string;
};

/** The Chinese "John Doe": names that every form uses for nobody. */
const NAMES = [
  { name: "张三", surname: "ZHANG", givenname: "SAN" },
  { name: "李四", surname: "LI", givenname: "SI" },
  { name: "王五", surname: "WANG", givenname: "WU" },
  { name: "赵六", surname: "ZHAO", givenname: "LIU" },
] as const;

/** The same person for the same TransactionId, so that asking twice shows the same document. */
export function madeUpPerson(transactionId: string): MadeUpPerson {
  const dice = createHash("sha256").update(transactionId).digest();
  const pick = (place: number, sides: number) => dice.readUInt16BE(place) % sides;
  const names = NAMES[pick(0, NAMES.length)] ?? NAMES[0];
  const birth = new Date(Date.UTC(1960 + pick(2, 40), pick(4, 12), 1 + pick(6, 28)));
  return {
    ...names,
    englishName: `${names.surname} ${names.givenname}`,
    sex: pick(8, 2) === 0 ? "M" : "F",
    birthDate: birth.toISOString().slice(0, 10),
    serial: String(dice.readUInt32BE(10) % 10_000_000).padStart(7, "0"),
  };
}
