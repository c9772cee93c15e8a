import "server-only";
import { type NextRequest, NextRequest as Rebuilt } from "next/server";
import NextAuth from "next-auth";
import { currentActor } from "@/lib/auth/server/actor";
import { authOptions } from "@/lib/auth/server/options";
import { sessionCookie } from "@/lib/auth/server/session-cookie";
import { type SignInOutcome, signIn, signOut } from "@/lib/auth/server/sign-in";
import { readBytes } from "@/lib/boundary/server/body";
import { observe, type Passage } from "@/lib/boundary/server/observe";
import { checkOrigin } from "@/lib/boundary/server/origin";
import { toPublicError } from "@/lib/boundary/server/public-error";
import { register } from "@/lib/boundary/server/registry";
import { AppError, ERROR_STATUS } from "@/lib/kernel/errors";
import { newId } from "@/lib/kernel/ids";
import { env } from "@/lib/platform/server/env";

/** All of next-auth that can be reached; its other pages and answers are not there. */
const OPEN = ["GET csrf", "POST callback/credentials", "POST signout"];

/** An address and a password, with room. */
const LARGEST_FORM = 8 * 1024;

type Context = { params: Promise<{ nextauth: string[] }> };

register({ kind: "route", name: "auth", permission: "public" });

/** `GET csrf`, `POST callback/credentials` and `POST signout` under `/api/auth`; refusals are `{ error }` in JSON. */
export async function handleAuth(request: NextRequest, context: Context): Promise<Response> {
  const passage: Passage = {
    kind: "route",
    name: "auth",
    permission: "public",
    requestId: newId(),
    actor: null,
    startedAt: performance.now(),
  };
  try {
    const response = await pass(request, context, passage);
    observe(passage);
    response.headers.set("cache-control", "no-store");
    return response;
  } catch (error) {
    observe(passage, error);
    const shown = await toPublicError(error, passage.requestId);
    return Response.json(
      { error: shown },
      { status: ERROR_STATUS[shown.code], headers: { "cache-control": "no-store" } },
    );
  }
}

async function pass(request: NextRequest, context: Context, passage: Passage): Promise<Response> {
  const door = `${request.method} ${(await context.params).nextauth.join("/")}`;
  if (!OPEN.includes(door)) throw new AppError("not-found", "notFound");
  if (request.method === "GET") return NextAuth(request, context, authOptions(CLOSED));
  checkOrigin(request.headers.get("origin"), env().CONSOLE_PUBLIC_URL);
  const body = await readBytes(request, LARGEST_FORM);
  const rebuilt = new Rebuilt(request.url, { method: "POST", headers: request.headers, body });
  const oldToken = request.cookies.get(sessionCookie().name)?.value ?? null;
  return door === "POST signout"
    ? passOut(rebuilt, context, passage, oldToken)
    : passIn(rebuilt, context, passage, oldToken);
}

const CLOSED = { signIn: async () => null, signOut: async () => undefined };

async function passIn(request: NextRequest, context: Context, passage: Passage, oldToken: string | null) {
  const { requestId } = passage;
  const address = request.headers.get("x-console-address") ?? "unknown";
  const userAgent = request.headers.get("user-agent") ?? "";
  let outcome: SignInOutcome | { kind: "broken"; error: unknown } | undefined;
  const response = await NextAuth(
    request,
    context,
    authOptions({
      ...CLOSED,
      signIn: async (email, password) => {
        outcome = await signIn({ email, password, address, userAgent, oldToken, requestId }).catch(
          (error: unknown) => ({ kind: "broken" as const, error }),
        );
        return outcome.kind === "signed-in" ? outcome : null;
      },
    }),
  );
  return answerTo(outcome, response);
}

/** `outcome` is undefined when next-auth refused the form before anybody looked at it: its own token was wrong. */
function answerTo(
  outcome: SignInOutcome | { kind: "broken"; error: unknown } | undefined,
  response: Response,
): Response {
  switch (outcome?.kind) {
    case "signed-in":
      return response;
    case "refused":
      throw new AppError("not-signed-in", "auth.refused");
    case "wait":
      throw new AppError("too-many-requests", "auth.wait", { values: { seconds: outcome.seconds } });
    case "broken":
      throw outcome.error;
    default:
      throw new AppError("wrong-origin", "auth.stale");
  }
}

async function passOut(request: NextRequest, context: Context, passage: Passage, oldToken: string | null) {
  passage.actor = await currentActor();
  const { actor, requestId } = passage;
  let problem: unknown;
  let reached = false;
  const end = async () => {
    reached = true;
    if (actor && oldToken) await signOut(oldToken, actor, requestId).catch((error) => (problem = error));
  };
  const response = await NextAuth(request, context, authOptions({ ...CLOSED, signOut: end }));
  if (problem) throw problem;
  // Without a cookie there is nothing to end, and next-auth says so by not asking.
  if (!reached && oldToken) throw new AppError("wrong-origin", "auth.stale");
  return response;
}
