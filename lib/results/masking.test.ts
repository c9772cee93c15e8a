import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDetails } from "@/lib/results/details";
import { DOCUMENTED_FIELDS, documentedField } from "@/lib/results/documented-fields";
import { maskDetails, maskValue } from "@/lib/results/masking";

const RUNS = { numRuns: 2_000 };

describe("a masked value", () => {
  test.each([
    ["idNumber", "H11111112", "•••12"],
    ["idNumber", "000000199002211234", "•••1234"],
    ["passportNo", "X1234", "•••4"],
    ["passportNo", "X12", "•••"],
    ["ocrIdInfo.englishName", "LI SI", "L••• S•••"],
    ["name", "李四", "李•••"],
    ["name", "李", "•••"],
    ["surname", "O", "•••"],
    ["name", "欧阳 𠮷野", "欧••• 𠮷•••"],
    ["birthDate", "1990-02-21", "1990-••-••"],
    ["birthDate", "19900221", "1990-••-••"],
    ["birthDate", "21/02/1990", "1990-••-••"],
    ["expiryDate", "2029.06.01", "2029-••-••"],
    ["birthDate", "1199022", "•••"],
    ["birthDate", "the 21st", "•••"],
    ["sex", "M", "•••"],
    ["nationality", "UTO", "•••"],
    ["isPermanent", "Y", "•••"],
    ["nameCode", "2621 0934", "•••"],
    ["mobile", "+65 8123 4567", "•••"],
    ["ocrIdPassed", "perhaps LI SI", "•••"],
  ])("%s %s is shown as %s", (path, value, shown) => {
    expect(maskValue(path, value)).toEqual({ shown, look: "masked" });
  });

  test.each([
    ["ocrIdPassed", "N"],
    ["spoofResult", "Y"],
    ["spoofType[0]", "SCREEN_REMARK"],
  ])("%s %s is a verdict and stays readable", (path, value) => {
    expect(maskValue(path, value)).toEqual({ shown: value, look: "clear" });
  });

  test("that is empty says so", () => {
    for (const value of ["", " "]) expect(maskValue("name", value)).toEqual({ shown: "", look: "empty" });
  });

  test("gives no more away than its kind allows, whatever it is", () => {
    const path = fc.oneof(fc.constantFrom(...DOCUMENTED_FIELDS), fc.string({ maxLength: 12 }));
    const value = fc.string({ unit: fc.constantFrom(..."aB3李𠮷 -/,.12"), minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(path, value, (name, raw) => {
        const { shown, look } = maskValue(name, raw);
        if (look === "empty") expect(raw.trim()).toBe("");
        if (look === "clear") expect(["ocrIdPassed", "spoofResult", "spoofType"]).toContain(name);
        if (look !== "masked") return;
        const seen = [...shown].filter((sign) => /[\p{L}\p{N}]/u.test(sign));
        expect(seen.length).toBeLessThanOrEqual(4);
        expect(seen.length * 2).toBeLessThanOrEqual([...raw].length);
        expect(shown).not.toBe(raw);
      }),
      RUNS,
    );
  });

  test("is always hidden under a name that nobody documented", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^x[a-z.]{0,12}$/), fc.string({ minLength: 1 }), (name, raw) => {
        fc.pre(documentedField(name) === null);
        expect(maskValue(name, raw).shown).toBe(raw.trim() === "" ? "" : "•••");
      }),
      RUNS,
    );
  });
});

test("what somebody corrected is marked, without saying from what to what", () => {
  const [, edited] = maskDetails(
    readDetails('{"ocrIdInfo":{"name":"LI SI","sex":"M"},"ocrIdEditInfo":{"name":"LI SAN","sex":"M"}}'),
  );
  expect(edited?.fields).toEqual([
    { path: "name", shown: "L••• S•••", look: "masked", corrected: true },
    { path: "sex", shown: "•••", look: "masked", corrected: false },
  ]);
});
