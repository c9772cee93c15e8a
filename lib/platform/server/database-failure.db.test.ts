import { readFile } from "node:fs/promises";
import { createServer, type Server, type Socket } from "node:net";
import { afterAll, describe, expect, test } from "vitest";
import { newId } from "@/lib/kernel/ids";
import { brokenConstraint, isDatabaseAway, isRefusedForGood } from "@/lib/platform/server/database-failure";
import { closeDatabase, database, pool, writers } from "@/lib/platform/server/db";
import { env } from "@/lib/platform/server/env";

const real = env().DATABASE_URL;
const servers: Server[] = [];
afterAll(async () => {
  for (const server of servers) server.close();
  await moveTo(real);
});

async function moveTo(address: string): Promise<void> {
  await closeDatabase();
  env().DATABASE_URL = address;
}

/** Where something listens that is no PostgreSQL, or one that says no. */
async function answering(answer: (socket: Socket) => void): Promise<string> {
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", () => answer(socket));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return `postgresql://somebody:x@127.0.0.1:${typeof address === "object" ? address?.port : 0}/console`;
}

/** PostgreSQL's message that ends a connection. */
function fatal(state: string): Buffer {
  const fields = Buffer.from(`SFATAL\0VFATAL\0C${state}\0Mno\0\0`);
  const head = Buffer.from("E\0\0\0\0");
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}

const WAYS: [string, () => Promise<unknown>][] = [
  ["pool", () => pool().query("SELECT 1")],
  ["writers", () => writers().query("SELECT 1")],
  ["Prisma", () => database().person.count()],
  ["Prisma's raw SQL", () => database().$queryRawUnsafe("SELECT 1")],
  ["Prisma's transaction", () => database().$transaction((tx) => tx.person.count())],
];
const failureOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => "it worked",
    (error: unknown) => error,
  );

describe.each([
  ["nobody listens", async () => "postgresql://somebody:x@127.0.0.1:1/console"],
  ["no socket", async () => "postgresql://somebody:x@localhost/console?host=/nowhere/at/all"],
  ["it is starting", () => answering((socket) => socket.end(fatal("57P03")))],
  ["it is full", () => answering((socket) => socket.end(fatal("53300")))],
  ["it hangs up", () => answering((socket) => socket.destroy())],
])("away: %s", (_, address) => {
  test.each(WAYS)("%s", async (_way, attempt) => {
    await moveTo(await address());
    const failure = await failureOf(attempt());
    expect(isDatabaseAway(failure), String(failure)).toBe(true);
    expect(isRefusedForGood(failure)).toBe(false);
  });
});

const END_SLEEPING = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND query LIKE '%pg_sleep%'`;

test("away: the connection ends in the middle", async () => {
  await moveTo(real);
  for (const sleep of [
    () => pool().query("SELECT pg_sleep(10)"),
    () => database().$queryRawUnsafe("SELECT pg_sleep(10)::text"),
  ]) {
    const failing = failureOf(sleep());
    let ended = 0;
    while (ended === 0) ended = (await writers().query(END_SLEEPING)).rowCount ?? 0;
    expect(isDatabaseAway(await failing)).toBe(true);
  }
});

test("refused for good: what PostgreSQL cannot take, what breaks a rule, what no index holds", async () => {
  await moveTo(real);
  const insert = "INSERT INTO console_key (name, sealed) VALUES ($1, 'x')";
  const name = newId();
  await pool().query(insert, [name]);
  const duplicate = await failureOf(pool().query(insert, [name]));
  const long = Array.from({ length: 2_000 }, newId).join("");
  const failures = [
    duplicate,
    await failureOf(pool().query(insert, ["\0"])),
    await failureOf(pool().query("SELECT $1::jsonb", ['"\\u0000"'])),
    await failureOf(pool().query(insert, [long])),
    await failureOf(database().consoleKey.create({ data: { name, sealed: "x" } })),
  ];
  for (const failure of failures) {
    expect(isRefusedForGood(failure), String(failure)).toBe(true);
    expect(isDatabaseAway(failure), String(failure)).toBe(false);
  }
  expect(brokenConstraint(duplicate)).toBe("console_key_pkey");
});

test("neither: whatever else goes wrong", async () => {
  const syntax = await failureOf(pool().query("SELEKT 1"));
  const noFile = await failureOf(readFile("/nowhere/at/all"));
  for (const failure of [
    syntax,
    noFile,
    new Error("no"),
    new RangeError("stack"),
    null,
    "57P01",
    { code: 7 },
  ]) {
    expect([isDatabaseAway(failure), isRefusedForGood(failure)]).toEqual([false, false]);
  }
});
