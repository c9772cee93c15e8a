// The bars for whatever goes through Next: an empty page and a JSON route, behind the same kind of entry as the
// console's and nothing else.
import next from "next";
import { serveBare } from "../bare/serve-bare.ts";

const app = next({ dev: false, dir: import.meta.dirname, hostname: "127.0.0.1" });
await app.prepare();
const answer = app.getRequestHandler();

serveBare((req, res) => {
  answer(req, res).catch(() => res.destroy());
});
