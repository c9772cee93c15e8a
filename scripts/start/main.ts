// What `npm start` becomes once everything is installed: the console itself.
import { step } from "../bootstrap/progress.mjs";
import { resetPasswordOf } from "./arguments.ts";
import { build, isBuilt } from "./build.ts";
import { runConsole } from "./console.ts";
import { generateClient, isGenerated } from "./generate.ts";

await runConsole({
  resetPasswordOf: resetPasswordOf(),
  programs: {
    sandbox: { file: "lib/sandbox/main.ts", stopsWithinMs: 4_000 },
    // Lets the requests finish that are under way, then what is fetching results.
    server: { file: "scripts/serve.ts", stopsWithinMs: 22_000 },
  },
  async prepareCode(signal) {
    if (!isGenerated()) await step("Generating the database client", generateClient);
    if (!isBuilt())
      await step("Building the console (a minute or two, when its sources changed)", () => build(signal));
  },
});
