// Lets plain Node run the same TypeScript that Next bundles: `@/…` means the project's root, an import may leave
// its extension out, and `server-only` (which throws outside a bundler) is an empty module.
import { existsSync, statSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = new URL("../../", import.meta.url);
/** Written by others; Next's output is CommonJS besides, which does not resolve to URLs. */
const notOurs = /\/(node_modules|\.next)\//;
const endings = ["", ".ts", ".tsx", "/index.ts"];

function withEnding(url) {
  const path = fileURLToPath(url);
  const ending = endings.find((end) => existsSync(path + end) && statSync(path + end).isFile());
  return ending === undefined ? undefined : pathToFileURL(path + ending).href;
}

registerHooks({
  resolve(specifier, context, nextResolve) {
    if (specifier === "server-only")
      return { url: "data:text/javascript,", shortCircuit: true, format: "module" };
    const ours = context.parentURL?.startsWith(root.href) && !notOurs.test(context.parentURL);
    if (ours && specifier.startsWith("@/")) {
      const url = withEnding(new URL(specifier.slice(2), root));
      if (url) return nextResolve(url, context);
    }
    if (ours && specifier.startsWith(".")) {
      const url = withEnding(new URL(specifier, context.parentURL));
      if (url) return nextResolve(url, context);
    }
    return nextResolve(specifier, context);
  },
});
