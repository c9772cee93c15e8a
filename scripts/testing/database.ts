// Runs before each file of the database tests: the file gets a database of its own, with every migration and
// without a row, under `database()` and `pool()`; it is gone when the file is done.
import { randomUUID } from "node:crypto";
import { afterAll, inject } from "vitest";
import { closeDatabase } from "@/lib/platform/server/db";
import { onDatabase, renamed } from "./admin-query.ts";

const templateUrl = inject("templateUrl");
const adminUrl = renamed(templateUrl, "postgres");
const template = new URL(templateUrl).pathname.slice(1);
const own = `console_test_${randomUUID().replaceAll("-", "")}`;

await onDatabase(adminUrl, `CREATE DATABASE "${own}" TEMPLATE "${template}"`);
process.env.DATABASE_URL = renamed(adminUrl, own);

afterAll(async () => {
  await closeDatabase();
  await onDatabase(adminUrl, `DROP DATABASE "${own}" WITH (FORCE)`);
});
