// `npm start`. Runs on whatever Node the machine has, before anything is installed: no dependency, no new syntax.
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`This needs Node 20.19 or newer; here is Node ${process.versions.node}.`);
  console.error(
    "Get a newer one from https://nodejs.org or through a version manager, then run npm start again.",
  );
  process.exitCode = 1;
} else {
  import("./bootstrap/enter.mjs").then(({ enter }) => enter("scripts/start/main.ts"));
}
