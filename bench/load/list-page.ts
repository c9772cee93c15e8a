import { type Agent, get } from "node:http";
import type { Arena } from "../arena.ts";

/** The list as a browser asks for it. @throws when it is no page */
export function loadListPage({ product, signedIn }: Arena, agent: Agent): Promise<void> {
  const headers = { cookie: signedIn.cookie };
  return new Promise((resolve, reject) => {
    const req = get(`${product.origin}/transactions`, { agent, headers, timeout: 30_000 }, (res) => {
      res.resume().on("end", () => {
        if (res.statusCode === 200) resolve();
        else reject(new Error(`A page was answered with ${res.statusCode}.`));
      });
    });
    req.on("timeout", () => req.destroy(new Error("A page took half a minute.")));
    req.on("error", reject);
  });
}
