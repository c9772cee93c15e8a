import fc from "fast-check";
import { expect, test } from "vitest";
import { isPictureMark } from "@/lib/results/picture-mark";
import { LARGEST_IMAGE, MOST_IMAGES, takeImages } from "@/lib/results/server/take-images";

const JPEG = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(6_000, 0x5a)]);
const PNG = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  Buffer.from(Array.from({ length: 5_000 }, (_, at) => (at * 31) % 256)),
]);
const base64 = (bytes: Buffer) => bytes.toString("base64");
const names = (given: unknown) => takeImages(JSON.stringify(given), true).images.map(({ name }) => name);

test("pictures are found wherever they stand, known by their first bytes, and a mark stays", () => {
  const given = {
    idImage: base64(JPEG),
    ocrIdInfo: { name: "LI SI", faces: [`data:image/jpeg;base64,${base64(PNG)}`] },
    nested: JSON.stringify({ deeper: JSON.stringify({ back: base64(PNG).replace(/(.{76})/g, "$1\r\n") }) }),
    urlSafe: PNG.toString("base64url"),
  };
  const { text, images } = takeImages(JSON.stringify(given), true);
  expect(images.map(({ name, mediaType }) => [name, mediaType])).toEqual([
    ["ExtIdInfo.idImage", "image/jpeg"],
    ["ExtIdInfo.ocrIdInfo.faces[0]", "image/png"],
    ["ExtIdInfo.nested.deeper.back", "image/png"],
    ["ExtIdInfo.urlSafe", "image/png"],
  ]);
  expect(images[0]?.bytes.equals(JPEG)).toBe(true);
  for (const { bytes } of images.slice(1)) expect(bytes.equals(PNG)).toBe(true);
  expect(text.length).toBeLessThan(500);
  const left = JSON.parse(text);
  expect(left.ocrIdInfo.name).toBe("LI SI");
  expect(isPictureMark(left.idImage)).toBe(true);
  expect(isPictureMark(JSON.parse(JSON.parse(left.nested).deeper).back)).toBe(true);
});

test("an answer that is nothing but a picture, or is in a string as a whole, is no way past", () => {
  expect(takeImages(base64(JPEG), true)).toMatchObject({ images: [{ name: "ExtIdInfo" }] });
  expect(names(JSON.stringify(JSON.stringify({ a: base64(JPEG) })))).toEqual(["ExtIdInfo.a"]);
});

test("without the setting none is handed out, and none stays either", () => {
  const { text, images } = takeImages(JSON.stringify({ a: base64(JPEG), b: 1 }), false);
  expect(images).toEqual([]);
  expect(text).toBe(`{"a":"[picture: image/jpeg, ${JPEG.length} bytes, not kept]","b":1}`);
});

test("what is no JPEG and no PNG is no picture, and nothing long and encoded stays", () => {
  const gif = base64(Buffer.concat([Buffer.from("GIF89a"), Buffer.alloc(5_000, 7)]));
  for (const given of [JSON.stringify({ a: gif }), `{"broken": "${base64(JPEG)}`, `{"a":"\\/9j\\/${gif}`]) {
    const { text, images } = takeImages(given, true);
    expect(images).toEqual([]);
    expect(text).toContain("characters, not kept]");
    expect(text.length).toBeLessThan(200);
  }
});

test("more or larger ones than the bounds are marked and not kept", () => {
  const many = takeImages(JSON.stringify(Array.from({ length: 20 }, () => base64(JPEG))), true);
  expect(many.images).toHaveLength(MOST_IMAGES);
  expect(many.text.match(/not kept/g)).toHaveLength(20 - MOST_IMAGES);
  const huge = Buffer.concat([JPEG, Buffer.alloc(LARGEST_IMAGE)]);
  expect(takeImages(JSON.stringify({ a: base64(huge) }), true)).toMatchObject({ images: [] });
  const unknown = base64(Buffer.alloc(2 * LARGEST_IMAGE, 7));
  expect(takeImages(JSON.stringify({ a: unknown }), true).text.length).toBeLessThan(100);
});

test("numbers keep their digits beside a picture", () => {
  const { text } = takeImages(`{"n":12345678901234567890.10,"a":"${base64(PNG)}"}`, true);
  expect(text).toContain('"n":12345678901234567890.10');
});

test("a text without pictures comes out as it went in", () => {
  const texts = fc.oneof(fc.json(), fc.string({ unit: "binary", maxLength: 200 }));
  fc.assert(
    fc.property(texts, (text) => {
      expect(takeImages(text, true)).toEqual({ text, images: [] });
    }),
    { numRuns: 1_000 },
  );
}, 60_000);

test("a picture is found at any place of any JSON, and nothing else is lost", () => {
  const anywhere = fc.letrec<{ node: unknown }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 4 },
      fc.constant("picture"),
      fc.string({ maxLength: 10 }),
      fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), tie("node"), { maxKeys: 3 }),
      fc.array(tie("node"), { maxLength: 3 }),
    ),
  })).node;
  const small = base64(JPEG.subarray(0, 60));
  fc.assert(
    fc.property(anywhere, (given) => {
      const planted = JSON.stringify(given).replaceAll('"picture"', () => JSON.stringify(small));
      const { text, images } = takeImages(planted, true);
      const count = planted.split(small).length - 1;
      expect(images).toHaveLength(Math.min(count, MOST_IMAGES));
      expect(text).not.toContain(small);
      expect(text.replace(/"\[picture[^\]]*\]"/g, '"picture"')).toBe(JSON.stringify(given));
    }),
    { numRuns: 1_000 },
  );
}, 60_000);
