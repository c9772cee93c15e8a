import { randomUUID } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import pg from "pg";
import { connectionParts, schemaOf } from "./connection.mjs";

const INTERNAL_CHAR = 18;
const TEXT = 25;

/** What the engine needs to reach the database at this address, with the adapter's faults for migrations mended. */
export function migrationAdapter(address) {
  if (!address) return bindMigrationAwareSqlAdapterFactory(withoutDatabase());
  const config = connectionParts(address);
  const factory = new PrismaPg(config, { schema: schemaOf(address) });
  const connect = factory.connect.bind(factory);
  factory.connect = async () => mend(await connect());
  factory.connectToShadowDb = () => shadowDatabase(factory, config);
  return bindMigrationAwareSqlAdapterFactory(factory);
}

/** The engine insists on an adapter even for a comparison of two files. */
function withoutDatabase() {
  const refuse = () => Promise.reject(new Error("This command needs a database: set DATABASE_URL."));
  return { provider: "postgres", adapterName: "none", connect: refuse, connectToShadowDb: refuse };
}

function mend(connection) {
  runningWholeScripts(connection);
  tellingCharacters(connection);
  return connection;
}

/**
 * The adapter cuts a script at every semicolon, inside function bodies and comments too. PostgreSQL takes the
 * whole text, and then a migration that fails half-way leaves nothing behind.
 */
function runningWholeScripts(connection) {
  connection.executeScript = async (script) => {
    await connection.client.query(script).catch((error) => connection.onError(error));
  };
}

/** Columns of the latest answer that are of PostgreSQL's internal type "char"; the engine asks one at a time. */
let characters = [];
let reading = false;

/**
 * The engine selects columns of PostgreSQL's internal type "char" and wants them back as characters; the adapter
 * knows no such type. So `pg` is made to call them text, and the answer names their type again.
 */
function tellingCharacters(connection) {
  callCharactersText();
  const queryRaw = connection.queryRaw.bind(connection);
  connection.queryRaw = async (query) => {
    characters = [];
    const answer = await queryRaw(query);
    for (const at of characters) answer.columnTypes[at] = ColumnTypeEnum.Character;
    return answer;
  };
}

function callCharactersText() {
  if (reading) return;
  reading = true;
  const inherited = pg.Query.prototype.handleRowDescription;
  pg.Query.prototype.handleRowDescription = function handleRowDescription(message) {
    characters = message.fields.flatMap((field, at) => (field.dataTypeID === INTERNAL_CHAR ? [at] : []));
    for (const at of characters) message.fields[at].dataTypeID = TEXT;
    return inherited.call(this, message);
  };
}

/** The adapter's own version drops the shadow database while its own pool still holds it open, which fails. */
async function shadowDatabase(factory, config) {
  const main = await factory.connect();
  const database = `prisma_migrate_shadow_db_${randomUUID()}`;
  await main.executeScript(`CREATE DATABASE "${database}"`);
  const shadow = mend(await new PrismaPg({ ...config, database }).connect());
  const closeShadow = shadow.dispose.bind(shadow);
  shadow.dispose = async () => {
    await closeShadow();
    await main.executeScript(`DROP DATABASE "${database}" WITH (FORCE)`);
    await main.dispose();
  };
  return shadow;
}
