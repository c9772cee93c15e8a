// The supervisor: what `npm start` becomes once everything is installed. It starts the console's processes one
// after the other, keeps them running, and ends them all when it is told to.
import { join } from "node:path";
import { defaultPublicUrl } from "@/lib/platform/server/settings";
import { step } from "../bootstrap/progress.mjs";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "../postgres/embedded.ts";
import { freePort } from "../postgres/free-port.ts";
import { reportFault } from "../runtime/report-fault.ts";
import { build, isBuilt } from "./build.ts";
import { startChild } from "./child.ts";
import { openDataFolder } from "./data-folder.ts";
import { migrate } from "./database.ts";
import { childEnvironment } from "./environment.ts";
import { generateClient, isGenerated } from "./generate.ts";
import { keepRunning } from "./keep-running.ts";
import { sealingKeys } from "./keys-file.ts";
import { lockDataFolder } from "./lock.ts";
import { logSink } from "./log-sink.ts";
import { checkPort, sandboxPort } from "./port-check.ts";
import { runSeed } from "./run-seed.ts";
import type { FirstAdmin } from "./seed-answer.ts";
import { readSettings, type Settings, withEnvFile } from "./settings.ts";
import { prepareShutdown, type Shutdown } from "./shutdown.ts";
import { signInHint, summary } from "./summary.ts";

const SERVER_STOPS_WITHIN_MS = 12_000;
const SANDBOX_STOPS_WITHIN_MS = 4_000;
const DATABASE = "console";

/** The address of the database: the given one, or that of a PostgreSQL started here. */
async function startDatabase(settings: Settings, folder: string, shutdown: Shutdown): Promise<string> {
  const given = settings.DATABASE_URL;
  if (given) return given;
  const port = await freePort();
  const start = (): Promise<EmbeddedPostgres> =>
    startEmbeddedPostgres({ folder: join(folder, "postgres"), port });
  const postgres = await step("Starting PostgreSQL", () => keepRunning("PostgreSQL", start, shutdown));
  return postgres.url(DATABASE);
}

async function prepareCode(shutdown: Shutdown): Promise<void> {
  if (!isGenerated()) await step("Generating the database client", generateClient);
  if (isBuilt()) return;
  await step("Building the console (a minute or two, only when its sources changed)", () =>
    build(shutdown.signal),
  );
}

async function startParts(
  environment: Record<string, string>,
  sandboxKeys: object[],
  folder: string,
  shutdown: Shutdown,
  write: (line: string) => void,
): Promise<void> {
  const sandbox = {
    name: "sandbox",
    program: "lib/sandbox/main.ts",
    environment: {
      SANDBOX_PORT: new URL(environment.SANDBOX_ORIGIN ?? "").port,
      SANDBOX_STATE_DIR: join(folder, "sandbox"),
      SANDBOX_ACCESS_KEYS: JSON.stringify(sandboxKeys),
      SANDBOX_CONTROL_TOKEN: environment.SANDBOX_CONTROL_TOKEN ?? "",
      // The stand-in for the vendor has no business with the console's own secrets.
      DATABASE_URL: "",
      CONSOLE_KEYS: "",
    },
    onLine: write,
  };
  const server = { name: "server", program: "scripts/serve.ts", environment, onLine: write };
  const startOne = (options: typeof sandbox | typeof server, withinMs: number) => async () => {
    const child = await startChild(options as Parameters<typeof startChild>[0]);
    return { ...child, stop: () => child.stop(withinMs) };
  };
  await step("Starting the sandbox", () =>
    keepRunning("sandbox", startOne(sandbox, SANDBOX_STOPS_WITHIN_MS), shutdown),
  );
  await step("Starting the server", () =>
    keepRunning("server", startOne(server, SERVER_STOPS_WITHIN_MS), shutdown),
  );
}

async function start(shutdown: Shutdown): Promise<void> {
  const settings = readSettings(withEnvFile(process.env));
  const folder = openDataFolder(settings.CONSOLE_DATA_DIR);
  const unlock = lockDataFolder(folder);
  process.on("exit", unlock);
  await checkPort({ host: settings.HOST, port: settings.PORT });
  const keys = sealingKeys(settings.CONSOLE_KEYS, folder);
  const wished = await sandboxPort(settings.SANDBOX_PORT, settings.PORT);
  await prepareCode(shutdown);
  const databaseUrl = await startDatabase(settings, folder, shutdown);
  await step("Preparing the database", () => migrate(databaseUrl));
  const environment = childEnvironment(settings, {
    databaseUrl,
    keys,
    sandboxPort: wished || (await freePort()),
  });
  const { CONSOLE_ADMIN_EMAIL = "", CONSOLE_ADMIN_PASSWORD = "" } = settings;
  const { firstAdmin, sandboxKeys } = await runSeed({
    ...environment,
    CONSOLE_ADMIN_EMAIL,
    CONSOLE_ADMIN_PASSWORD,
  });
  const { write, file: logFile } = logSink(folder);
  try {
    await startParts(environment, sandboxKeys, folder, shutdown, write);
  } catch (error) {
    tellFirstAdmin(firstAdmin);
    throw error;
  }
  const url = defaultPublicUrl(settings.HOST, settings.PORT);
  const publicUrl = environment.CONSOLE_PUBLIC_URL ?? url;
  console.log(summary({ url, publicUrl, firstAdmin, folder, logFile }));
}

/** The password exists nowhere else: a start that fails after the admin was made must still hand it over. */
function tellFirstAdmin(firstAdmin: FirstAdmin | null): void {
  for (const line of signInHint(firstAdmin)) console.log(line);
}

const shutdown = prepareShutdown();
const failed = start(shutdown).then(
  () => new Promise<never>(() => {}),
  (error: unknown) => {
    // What breaks while we are being stopped broke because of that.
    if (!shutdown.signal.aborted) reportFault(error);
    return "a step failed";
  },
);
const reason = await Promise.race([failed, shutdown.wanted]);
if (shutdown.signal.aborted) console.log(`\nStopping (${reason}) …`);
if (reason.includes("cannot be kept running")) process.exitCode = 1;
shutdown.ask(reason);
await shutdown.run();
process.exit();
