// The supervisor. It starts the console's processes one after the other, keeps them running, and ends them all
// when it is told to.
import { join } from "node:path";
import { defaultPublicUrl } from "@/lib/platform/server/settings";
import { step } from "../bootstrap/progress.mjs";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "../postgres/embedded.ts";
import { reportFault } from "../runtime/report-fault.ts";
import { openDataFolder } from "./data-folder.ts";
import { migrate } from "./database.ts";
import { childEnvironment } from "./environment.ts";
import { FOR_EVER, keepRunning, OR_END, type Rule } from "./keep-running.ts";
import { sealingKeys } from "./keys-file.ts";
import { lockDataFolder } from "./lock.ts";
import { logSink } from "./log-sink.ts";
import { type Programs, partOf, sandboxEnvironment } from "./parts.ts";
import { checkPort, sandboxPort } from "./port-check.ts";
import { runSeed } from "./run-seed.ts";
import type { FirstAdmin } from "./seed-answer.ts";
import { readSettings, type Settings, withEnvFile } from "./settings.ts";
import { prepareShutdown, type Shutdown } from "./shutdown.ts";
import { signInHint, summary } from "./summary.ts";

const DATABASE = "console";

/** What the supervisor runs; a test of the supervisor puts small programs in their place. */
export type Plan = {
  programs: Programs;
  /** Makes what the programs need before they can run. */
  prepareCode: (signal: AbortSignal) => Promise<void>;
  /** Email of somebody who gets a one-time password, because theirs is lost and no admin is there to help. */
  resetPasswordOf?: string | undefined;
};

/** The address of the database: the given one, or that of a PostgreSQL started here. */
async function startDatabase(settings: Settings, folder: string, shutdown: Shutdown): Promise<string> {
  if (settings.DATABASE_URL) return settings.DATABASE_URL;
  // One port for the whole run: when PostgreSQL has to be started again, the others find it where it was.
  let port: number | undefined;
  const start = async (): Promise<EmbeddedPostgres> => {
    const running = await startEmbeddedPostgres({ folder: join(folder, "postgres"), port });
    port = running.port;
    return running;
  };
  const postgres = await step("Starting PostgreSQL", () =>
    keepRunning("PostgreSQL", start, shutdown, FOR_EVER),
  );
  return postgres.url(DATABASE);
}

async function start(plan: Plan, shutdown: Shutdown): Promise<void> {
  const settings = readSettings(withEnvFile(process.env));
  const { HOST: host, PORT: port, CONSOLE_ADMIN_EMAIL = "", CONSOLE_ADMIN_PASSWORD = "" } = settings;
  const folder = openDataFolder(settings.CONSOLE_DATA_DIR);
  process.on("exit", lockDataFolder(folder));
  await checkPort({ host, port });
  const keys = sealingKeys(settings.CONSOLE_KEYS, folder);
  const sandbox = await sandboxPort(settings.SANDBOX_PORT, port);
  await plan.prepareCode(shutdown.signal);
  const databaseUrl = await startDatabase(settings, folder, shutdown);
  await step("Preparing the database", () => migrate(databaseUrl));
  const environment = childEnvironment(settings, { databaseUrl, keys, sandboxPort: sandbox });
  const seeded = await runSeed({
    ...environment,
    CONSOLE_ADMIN_EMAIL,
    CONSOLE_ADMIN_PASSWORD,
    RESET_PASSWORD_OF: plan.resetPasswordOf ?? "",
  });
  const { write, file: logFile } = logSink(folder);
  const part = partOf(plan.programs, write);
  const forSandbox = sandboxEnvironment(environment, seeded.sandboxKeys, folder);
  try {
    const keep = (name: keyof Programs, given: Record<string, string>, rule: Rule) =>
      step(`Starting the ${name}`, () => keepRunning(name, part(name, given), shutdown, rule));
    await keep("sandbox", forSandbox, FOR_EVER);
    await keep("server", environment, OR_END);
  } catch (error) {
    tellFirstAdmin(seeded.firstAdmin);
    throw error;
  }
  const url = defaultPublicUrl(host, port);
  const publicUrl = environment.CONSOLE_PUBLIC_URL ?? url;
  console.log(summary({ url, publicUrl, firstAdmin: seeded.firstAdmin, folder, logFile }));
}

/** The password exists nowhere else: a start that fails after the admin was made must still hand it over. */
function tellFirstAdmin(firstAdmin: FirstAdmin | null): void {
  for (const line of signInHint(firstAdmin)) console.log(line);
}

/** Runs the console until it is told to end, and then ends this process. */
export async function runConsole(plan: Plan): Promise<never> {
  // Output that goes to a file may meet a full disk: that is no reason to end.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  const shutdown = prepareShutdown();
  start(plan, shutdown).catch((error: unknown) => {
    // What breaks while we are being stopped broke because of that.
    if (shutdown.signal.aborted) return;
    reportFault(error);
    shutdown.ask("");
  });
  const reason = await shutdown.wanted;
  if (reason) console.log(`\nStopping (${reason}) …`);
  await shutdown.run();
  process.exit();
}
