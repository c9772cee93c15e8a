import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addCredentialSchema, shapeWarnings } from "@/lib/credentials/schema";

const GOOD = {
  name: "HK staging",
  environment: "live",
  endpoint: "https://cloudauth-intl.cn-hongkong.aliyuncs.com",
  accessKeyId: "LTAI5tExampleExample1234",
  accessKeySecret: "ExampleSecret0123456789abcdefg",
  securityToken: "",
};

const faultsOf = (change: object) =>
  (addCredentialSchema.safeParse({ ...GOOD, ...change }).error?.issues ?? []).map(({ path }) =>
    path.join("."),
  );

describe("a credential's form", () => {
  it("takes a key of the usual shape", () => {
    expect(faultsOf({})).toEqual([]);
  });

  it("trims what was pasted with spaces and line ends", () => {
    const pasted = {
      accessKeyId: ` ${GOOD.accessKeyId}\n`,
      accessKeySecret: `\t${GOOD.accessKeySecret}\r\n `,
    };
    expect(addCredentialSchema.parse({ ...GOOD, ...pasted })).toMatchObject(GOOD);
  });

  it.each([
    ["name", ""],
    ["name", "two\nlines"],
    ["name", "x".repeat(81)],
    ["environment", "prod"],
    ["endpoint", " "],
    ["accessKeyId", ""],
    ["accessKeyId", "LTAI 5t"],
    ["accessKeySecret", "  "],
    ["accessKeySecret", "密钥密钥密钥"],
    ["securityToken", "two words"],
  ])("refuses %s %j on that field", (field, value) => {
    expect(faultsOf({ [field]: value })).toEqual([field]);
  });

  it("refuses no key for an odd shape that a header can carry", () => {
    const odd = fc.string({ unit: fc.constantFrom(..."aZ0-_.~!#$%&*+/=?"), minLength: 1, maxLength: 128 });
    fc.assert(
      fc.property(odd, odd, (accessKeyId, accessKeySecret) => {
        expect(faultsOf({ accessKeyId, accessKeySecret })).toEqual([]);
      }),
    );
  });
});

describe("shapeWarnings", () => {
  it.each([
    [{}, []],
    [{ accessKeyId: "AKIAIOSFODNN7EXAMPLE" }, ["accessKeyId"]],
    [{ accessKeySecret: "short" }, ["accessKeySecret"]],
    [{ accessKeyId: "STS.NUgYrLnoC5mBjF5mJxyqJXzkE" }, ["missingToken"]],
    [{ accessKeyId: "STS.NUgYrLnoC5mBjF5mJxyqJXzkE", securityToken: "CAIS+token==" }, []],
    [{ securityToken: "CAIS+token==" }, ["needlessToken"]],
    [{ environment: "sandbox", accessKeyId: "anything", accessKeySecret: "x" }, []],
    [{ accessKeyId: "", accessKeySecret: "" }, []],
  ])("of %j are %j", (change, warnings) => {
    expect(shapeWarnings({ ...GOOD, ...change })).toEqual(warnings);
  });
});
