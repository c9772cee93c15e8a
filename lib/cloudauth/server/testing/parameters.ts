import fc from "fast-check";

const NAMES = [
  "ProductCode",
  "SceneCode",
  "MerchantBizId",
  "MetaInfo",
  "MerchantUserId",
  "IdSpoof",
  "DocType",
  "IdThreshold",
  "CallbackUrl",
  "CallbackToken",
  "DocPageConfig",
  "ShowGuidePage",
  "DocScanMode",
];

/** Every code point that can be sent, astral ones and controls included. */
const anyText = fc.string({ unit: "binary", maxLength: 40 });
/** What encoders most often get wrong, close together. */
const awkwardText = fc.string({
  unit: fc.constantFrom(..."!'()*~+%&=/?#[]@:;,$ \"\\<>|^`{}-_.\t\r\n\u00e9\u{1f600}中%2B"),
  maxLength: 30,
});
const longText = fc.string({ unit: fc.constantFrom(..."a%中\u{1f600} +"), minLength: 500, maxLength: 1_500 });

/** A value of a parameter: all of Unicode, awkward signs, empty, long. */
export const parameterValue = fc.oneof(
  { weight: 4, arbitrary: anyText },
  { weight: 4, arbitrary: awkwardText },
  { weight: 1, arbitrary: fc.constant("") },
  { weight: 1, arbitrary: longText },
);

/** Some of the operation's own parameters with any values. */
export const callParameters = fc.dictionary(fc.constantFrom(...NAMES), parameterValue, {
  maxKeys: NAMES.length,
});

/** Any names with any values, for what holds of the signature whatever the operation. */
export const anyParameters = fc.dictionary(fc.oneof(anyText, awkwardText), parameterValue, { maxKeys: 8 });
