import { type Agent, request } from "node:http";

export type HttpCall = {
  origin: string;
  /** With its query. */
  path: string;
  headers: Record<string, string>;
  body?: string;
  agent: Agent;
};

const TIMEOUT_MS = 15_000;

/** One POST on a warm connection. Resolves with the whole body; any status but 200 is thrown. */
export function post({ origin, path, headers, body = "", agent }: HttpCall): Promise<string> {
  return new Promise((resolve, reject) => {
    const length = { "content-length": String(Buffer.byteLength(body)) };
    const options = { method: "POST", agent, headers: { ...headers, ...length }, timeout: TIMEOUT_MS };
    const req = request(origin + path, options, (res) => {
      let text = "";
      res.setEncoding("utf8").on("data", (chunk: string) => {
        text += chunk;
      });
      res.on("error", reject).on("end", () => {
        if (res.statusCode === 200) resolve(text);
        else reject(new Error(`${origin} answered ${res.statusCode}: ${text.slice(0, 300)}`));
      });
    });
    req.on("timeout", () => req.destroy(new Error(`${origin} was silent for ${TIMEOUT_MS / 1_000} s.`)));
    req.on("error", reject).end(body);
  });
}
