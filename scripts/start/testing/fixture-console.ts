// The real supervisor around two small programs, for the tests of it: no build, and children that misbehave.
import { resetPasswordOf } from "../arguments.ts";
import { runConsole } from "../console.ts";

const part = { file: "scripts/start/testing/fixture-part.ts", stopsWithinMs: 300 };

await runConsole({
  programs: { sandbox: part, server: part },
  prepareCode: async () => {},
  resetPasswordOf: resetPasswordOf(),
});
