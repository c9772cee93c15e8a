// Lets scripts/pages.ts run without a production build: `next` becomes an application that only says 404. All the
// rest of that process (receiver, results, pools, drain, signals) is what production runs.
import { registerHooks } from "node:module";

const standIn = `export default () => ({
  prepare: async () => {},
  getRequestHandler: () => async (_req, res) => { res.writeHead(404, { "content-length": 0 }).end(); },
});`;

registerHooks({
  resolve(specifier, context, nextResolve) {
    if (specifier === "next" && context.parentURL?.endsWith("/scripts/pages.ts"))
      return {
        url: `data:text/javascript,${encodeURIComponent(standIn)}`,
        shortCircuit: true,
        format: "module",
      };
    return nextResolve(specifier, context);
  },
});
