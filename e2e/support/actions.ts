import type { OutgoingHttpHeaders } from "node:http";
import type { Result } from "../../lib/kernel/result";
import { type Answer, ORIGIN, send } from "./http";

type Call = { id: string; path: string; args: unknown[]; cookie?: string; headers?: OutgoingHttpHeaders };

/** Posts a server action as the browser does, or as a forger would who knows its id. */
export function postAction({ id, path, args, cookie, headers }: Call): Promise<Answer> {
  return send(path, {
    method: "POST",
    headers: {
      origin: ORIGIN,
      accept: "text/x-component",
      "content-type": "text/plain;charset=UTF-8",
      "next-action": id,
      ...(cookie ? { cookie } : {}),
      ...headers,
    },
    body: JSON.stringify(args),
  });
}

/** What the action answered, out of the rows of the component stream; null when it was not run at all. */
export function resultOf(answer: Answer): Result<unknown> | null {
  for (const row of answer.text.split("\n")) {
    const json = row.replace(/^[0-9a-f]+:/, "");
    if (json.startsWith('{"ok":')) return JSON.parse(json);
  }
  return null;
}
