import { crc32, deflateSync } from "node:zlib";
import type { Transaction } from "@/lib/sandbox/state/transaction";

const WIDTH = 160;
const HEIGHT = 100;

/** Five columns by seven rows a letter, top row first, leftmost column in the highest of five bits. */
const LETTERS: Readonly<Record<string, readonly number[]>> = {
  S: [15, 16, 16, 14, 1, 1, 30],
  A: [14, 17, 17, 31, 17, 17, 17],
  N: [17, 25, 21, 19, 17, 17, 17],
  D: [30, 17, 17, 17, 17, 17, 30],
  B: [30, 17, 17, 30, 17, 17, 30],
  O: [14, 17, 17, 17, 17, 17, 14],
  X: [17, 17, 10, 4, 10, 17, 17],
};

const WORD = "SANDBOX";
const SCALE = 3;
const STEP = 6 * SCALE;
const LEFT = Math.floor((WIDTH - WORD.length * STEP) / 2);
const TOP = 40;

/** True where the word SANDBOX has ink: nobody shall take the picture for a document. */
function isInk(x: number, y: number): boolean {
  const column = Math.floor((x - LEFT) / SCALE);
  const row = Math.floor((y - TOP) / SCALE);
  const place = column % 6;
  if (column < 0 || place > 4) return false;
  const bits = LETTERS[WORD[Math.floor(column / 6)] ?? ""]?.[row] ?? 0;
  return ((bits >> (4 - place)) & 1) === 1;
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}

/** A greyscale PNG of 160 by 100 with the word SANDBOX on this shade of paper. */
function picture(paper: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header[8] = 8;
  const rows = Buffer.alloc((WIDTH + 1) * HEIGHT, paper);
  for (let y = 0; y < HEIGHT; y += 1) {
    rows[y * (WIDTH + 1)] = 0;
    for (let x = 0; x < WIDTH; x += 1) if (isInk(x, y)) rows[y * (WIDTH + 1) + 1 + x] = 40;
  }
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("tEXt", Buffer.from("Comment\0Made up by the sandbox; shows no document", "latin1")),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/**
 * What IsReturnImage=Y adds to ExtIdInfo: base64 pictures. The page does not name their fields; these names are the
 * stand-in's, so whoever reads them must not depend on a name.
 */
export function documentPictures({ backPage }: Pick<Transaction, "backPage">): Record<string, string> {
  const front = { idImage: picture(0xd8).toString("base64") };
  return backPage ? { ...front, idBackImage: picture(0xb8).toString("base64") } : front;
}
