import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { logLine } from "./engine-log.mjs";

/**
 * The schema engine over the given schema files, connected through the adapter (null: no database needed).
 * The package's own loader expects a bundler, so the module is compiled and bound here.
 */
export async function loadEngine(datamodels, adapter) {
  const glue = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const code = fileURLToPath(import.meta.resolve("@prisma/schema-engine-wasm")).replace(/\.js$/, "_bg.wasm");
  const module = new WebAssembly.Module(await readFile(code));
  const imports = {};
  for (const needed of WebAssembly.Module.imports(module)) {
    imports[needed.module] ??= {};
    imports[needed.module][needed.name] = glue[needed.name];
  }
  const instance = new WebAssembly.Instance(module, imports);
  glue.__wbg_set_wasm(instance.exports);
  // The engine reports a panic through this global before it aborts.
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => logLine("ERROR", message) };
  instance.exports.__wbindgen_start();
  const options = { datamodels: datamodels.length > 0 ? datamodels : undefined };
  return glue.SchemaEngine.new(options, () => {}, adapter);
}
