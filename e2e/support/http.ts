import { request as httpRequest, type OutgoingHttpHeaders } from "node:http";

export const ORIGIN = process.env.CONSOLE_PUBLIC_URL ?? "";

export type Answer = {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
};

type Question = {
  method?: string;
  headers?: OutgoingHttpHeaders;
  body?: string | Buffer;
  /** Hangs up once the status is known: for answers that do not end by themselves. */
  onlyStatus?: boolean | undefined;
};

/** Sends exactly this: `target` goes on the request line as it stands, nothing is normalised or followed. */
export function send(
  target: string,
  { method = "GET", headers = {}, body, onlyStatus = false }: Question = {},
): Promise<Answer> {
  const { hostname, port, host } = new URL(ORIGIN);
  // Undefined takes away a header that a caller would otherwise have sent.
  const sent = Object.fromEntries(
    Object.entries({ host, ...headers }).filter(([, value]) => value !== undefined),
  );
  return new Promise((resolve, reject) => {
    const req = httpRequest(
      { hostname, port, method, path: target, headers: sent, agent: false, setHost: false },
      (res) => {
        if (onlyStatus) {
          resolve({ status: res.statusCode ?? 0, headers: res.headers, text: "" });
          res.destroy();
          return;
        }
        const chunks: Buffer[] = [];
        res.on("data", (chunk: Buffer) => chunks.push(chunk));
        res.on("error", reject);
        res.on("end", () =>
          resolve({
            status: res.statusCode ?? 0,
            headers: res.headers,
            text: Buffer.concat(chunks).toString(),
          }),
        );
      },
    );
    req.setTimeout(20_000, () => req.destroy(new Error(`no answer to ${method} ${target}`)));
    req.on("error", reject);
    req.end(body);
  });
}

function cookiesOf(answer: Answer): string[] {
  const set = answer.headers["set-cookie"] ?? [];
  return [set].flat().map((cookie) => cookie.split(";")[0] ?? "");
}

/** Signs in as the sign-in page does; the Cookie header of the new session. */
export async function signInOverHttp(email: string, password: string): Promise<string> {
  const csrf = await send("/api/auth/csrf");
  const form = new URLSearchParams({
    email,
    password,
    csrfToken: JSON.parse(csrf.text).csrfToken,
    json: "true",
  });
  const answer = await send("/api/auth/callback/credentials", {
    method: "POST",
    headers: {
      origin: ORIGIN,
      cookie: cookiesOf(csrf).join("; "),
      "content-type": "application/x-www-form-urlencoded",
    },
    body: form.toString(),
  });
  const session = cookiesOf(answer).find((cookie) => cookie.includes("console.session="));
  if (!session) throw new Error(`Signing in as ${email} was answered with ${answer.status}`);
  return session;
}
