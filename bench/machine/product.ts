import { randomBytes } from "node:crypto";
import { freePort } from "../../scripts/postgres/free-port.ts";
import { RUNTIME, THRIFT } from "../../scripts/start/child.ts";
import { type Child, startChild } from "./child.ts";
import type { Stage } from "./stage.ts";

export type ProductPlan = {
  databaseUrl: string;
  vendorOrigin: string;
  keys: string;
  /** When it is not the only one. */
  name?: string;
};

/** A list of one sealing key, as CONSOLE_KEYS wants it. */
export function newKeys(): string {
  return `bench:${randomBytes(32).toString("base64")}`;
}

/** Starts the console's own process, as the product's supervisor does, on a free port. */
export async function startProduct(stage: Stage, plan: ProductPlan): Promise<Child> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const secret = () => randomBytes(32).toString("hex");
  return startChild(stage, {
    name: plan.name ?? "product",
    program: "scripts/serve.ts",
    // As the supervisor starts it.
    node: RUNTIME,
    env: {
      ...THRIFT,
      HOST: "127.0.0.1",
      PORT: String(port),
      DATABASE_URL: plan.databaseUrl,
      CONSOLE_PUBLIC_URL: origin,
      CONSOLE_KEYS: plan.keys,
      CONSOLE_PRIVATE_ENDPOINTS: plan.vendorOrigin,
      SANDBOX_ORIGIN: plan.vendorOrigin,
      SANDBOX_CONTROL_TOKEN: secret(),
      NEXTAUTH_URL: origin,
      NEXTAUTH_SECRET: secret(),
    },
  });
}
