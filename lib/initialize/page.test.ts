import { describe, expect, test } from "vitest";
import { CALLBACK_FIELDS } from "@/lib/initialize/callback-address";
import { DOCUMENT_TYPES, documentType } from "@/lib/initialize/document-types";
import { TRANSACTION_LIFETIME_MINUTES } from "@/lib/initialize/limits";
import { OPERATION, RESPONSE_FIELDS } from "@/lib/initialize/operation";
import {
  PAGE_CERTIFICATES,
  PAGE_PARAMETERS,
  PAGE_RESPONSE_FIELDS,
  PAGE_RETURN_CODES,
} from "@/lib/initialize/page-facts.test-kit";
import { PAGE_WORDS } from "@/lib/initialize/page-words";
import { PARAMETER_GROUPS, PARAMETERS, parameter } from "@/lib/initialize/parameters";
import { describeCode, RETURN_CODES } from "@/lib/initialize/return-codes";
import { rulesOf } from "@/lib/initialize/rules";
import { LOCALES } from "@/lib/kernel/localized-text";

describe("the table of parameters says what the page says", () => {
  test("the thirteen parameters, in the page's order", () => {
    expect(PARAMETERS.map(({ name }) => name)).toEqual(Object.keys(PAGE_PARAMETERS));
    expect(PARAMETERS).toHaveLength(13);
  });

  test.each(PARAMETERS)("$name: required, default, values, example, words", (spec) => {
    const fact = PAGE_PARAMETERS[spec.name];
    expect(spec.required).toBe(fact?.required === "Yes");
    expect(spec.default).toBe(fact?.default);
    expect(spec.values?.map(({ value }) => value)).toEqual(fact?.values);
    expect(spec.example).toBe(fact?.example);
    for (const phrase of fact?.says ?? ["the page knows this parameter"])
      expect(PAGE_WORDS[spec.name].en).toContain(phrase);
  });

  test.each(PARAMETERS)(
    "$name: a rule of the page quotes a sentence that stands there",
    ({ name, required }) => {
      const quotable = (locale: "en" | "zh") => {
        const column = {
          en: `Required: ${required ? "Yes" : "No"}`,
          zh: `是否必填：${required ? "是" : "否"}`,
        };
        return `${PAGE_WORDS[name][locale]}\n${column[locale]}`;
      };
      for (const rule of rulesOf(name)) {
        if (rule.source !== "page") continue;
        for (const locale of LOCALES) expect(quotable(locale)).toContain(rule.quote[locale]);
      }
    },
  );

  test("every required parameter that can be left empty has a rule that asks for it", () => {
    const asked = PARAMETERS.filter(({ name }) => rulesOf(name).some(({ id }) => id.endsWith(".required")));
    expect(asked.map(({ name }) => name)).toEqual(["MerchantBizId", "MetaInfo", "MerchantUserId"]);
  });

  test("which limits are the page's and which are ours", () => {
    const limits = PARAMETERS.flatMap(({ name, limits }) =>
      Object.entries(limits).map(([kind, limit]) => `${name} ${kind} ${limit.value} ${limit.source}`),
    );
    expect(limits).toEqual([
      "SceneCode maxCharacters 10 page",
      "SceneCode pattern ^[A-Za-z0-9_]{0,10}$ page",
      "MerchantBizId maxCharacters 32 page",
      "MerchantBizId pattern ^[A-Za-z0-9]{1,32}$ page",
      "MetaInfo maxBytes 4096 console",
      "MerchantUserId maxCharacters 256 console",
      "CallbackUrl maxCharacters 2048 console",
      "CallbackToken maxCharacters 128 console",
      "CallbackToken pattern ^[A-Za-z0-9._~-]{0,128}$ console",
    ]);
  });

  test("every parameter belongs to one of the four questions, and none of them is empty", () => {
    const groups = PARAMETER_GROUPS.map(({ id }) => id);
    expect(new Set(PARAMETERS.map(({ group }) => group))).toEqual(new Set(groups));
  });

  test("DocPageConfig depends on the certificate, CallbackToken on the callback", () => {
    expect(parameter("DocPageConfig").dependsOn).toMatchObject({
      parameter: "DocType",
      values: ["00000001"],
    });
    expect(parameter("CallbackToken").dependsOn).toMatchObject({ parameter: "CallbackUrl" });
  });
});

describe("the table of certificates is the page's", () => {
  test("codes verbatim, in order, with the page's names", () => {
    expect(DOCUMENT_TYPES.map(({ code, name }) => [code, name.en])).toEqual(PAGE_CERTIFICATES);
  });

  test("a code of another length or padding is another code", () => {
    expect(documentType("000000012")?.name.zh).toBe("台湾居民来往大陆通行证");
    for (const other of ["00000012", "12", "0000000012", " 000000012", "00000011", "1000000", ""]) {
      expect(documentType(other)).toBeUndefined();
    }
  });
});

describe("the table of return codes", () => {
  test.each(PAGE_RETURN_CODES)("%i %s stands there as the page has it", (status, code, description) => {
    const known = describeCode(code);
    expect(known).toMatchObject({ code, from: "page" });
    expect(known?.statuses[0]).toBe(status);
    expect(known?.meaning.en).toContain(description);
  });

  test("nothing else claims to be the page's, and no code stands there twice", () => {
    const fromPage = RETURN_CODES.filter(({ from }) => from === "page").map(({ code }) => code);
    expect(fromPage).toEqual(PAGE_RETURN_CODES.map(([, code]) => code));
    expect(new Set(RETURN_CODES.map(({ code }) => code)).size).toBe(RETURN_CODES.length);
  });

  test("CheckResult and the gateway add theirs", () => {
    expect(describeCode("TransactionIdInvalid")).toMatchObject({ from: "check-result", statuses: [400] });
    expect(describeCode("ProcessNotCompleted")).toMatchObject({ from: "check-result", statuses: [404] });
    expect(describeCode("SuspiciousActivity")).toMatchObject({ from: "check-result", statuses: [429] });
    const gateway = [
      "InvalidAccessKeyId.NotFound",
      "InvalidAccessKeyId.Inactive",
      "SignatureDoesNotMatch",
      "IncompleteSignature",
      "SignatureNonceUsed",
      "InvalidTimeStamp.Expired",
      "InvalidTimeStamp.Format",
      "InvalidSecurityToken.*",
      "InvalidApi.NotFound",
      "Throttling.User",
      "Forbidden.RAM",
      "Forbidden.RiskControl",
    ];
    expect(RETURN_CODES.filter(({ from }) => from === "gateway").map(({ code }) => code)).toEqual(gateway);
    expect(describeCode("Throttling.Api")?.statuses).toEqual([403, 400]);
  });

  test("a family covers its members and nothing beside them", () => {
    expect(describeCode("InvalidSecurityToken.Expired")?.code).toBe("InvalidSecurityToken.*");
    for (const other of [
      "InvalidSecurityToken",
      "InvalidSecurityTokenExpired",
      "success",
      "Throttling",
      "",
      "*",
    ]) {
      expect(describeCode(other)).toBeUndefined();
    }
  });

  test("only what was certainly not executed may be repeated", () => {
    const repeated = RETURN_CODES.filter(({ retryable }) => retryable);
    expect(repeated.map(({ code }) => code)).toEqual([
      "Throttling.Api",
      "ProcessNotCompleted",
      "Throttling.User",
    ]);
    expect(new Set(repeated.map(({ executed }) => executed))).toEqual(new Set(["no"]));
    const unsure = RETURN_CODES.filter(({ executed }) => executed === "maybe").map(({ code }) => code);
    expect(unsure).toEqual(["InternalError", "ServiceUnavailable", "SignatureNonceUsed"]);
  });
});

describe("the operation and its answer", () => {
  test("fields of the answer, in the page's order", () => {
    expect(RESPONSE_FIELDS.map(({ name }) => name)).toEqual(PAGE_RESPONSE_FIELDS);
    expect(OPERATION).toMatchObject({ name: "Initialize", method: "HTTPS POST" });
  });

  test("thirty minutes, and the three fields that a callback adds", () => {
    const transactionId = RESPONSE_FIELDS.find(({ name }) => name === "Result.TransactionId");
    expect(transactionId?.page.en).toContain(`within ${TRANSACTION_LIFETIME_MINUTES} minutes`);
    for (const field of CALLBACK_FIELDS) expect(PAGE_WORDS.CallbackUrl.en).toContain(`\n${field}\n`);
  });
});
