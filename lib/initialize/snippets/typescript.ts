import { API_VERSION } from "@/lib/initialize/snippets/curl";
import { doubleQuoted } from "@/lib/initialize/snippets/literals";
import {
  ACCESS_KEY_ID,
  ACCESS_KEY_SECRET,
  hostOf,
  linesOf,
  protocolOf,
  type SnippetCall,
} from "@/lib/initialize/snippets/snippet-call";

/** The vendor's generic client for TypeScript; its typed one is not in the npm registry. */
export function typescript(call: SnippetCall): string {
  return `// npm install @alicloud/openapi-core@1.0.8 @darabonba/typescript@1
import Client, { $OpenApiUtil } from "@alicloud/openapi-core";
import { RuntimeOptions } from "@darabonba/typescript";

const client = new Client(
  new $OpenApiUtil.Config({
    accessKeyId: process.env.${ACCESS_KEY_ID},
    accessKeySecret: process.env.${ACCESS_KEY_SECRET},
    endpoint: ${doubleQuoted(hostOf(call))},
  }),
);
const params = new $OpenApiUtil.Params({
  action: "Initialize",
  version: "${API_VERSION}",
  protocol: "${protocolOf(call)}",
  method: "POST",
  authType: "AK",
  style: "RPC",
  pathname: "/",
  reqBodyType: "formData",
  bodyType: "json",
});
const request = new $OpenApiUtil.OpenApiRequest({
  query: {
${linesOf(call, (name, value) => `    ${name}: ${value.kind === "text" ? doubleQuoted(value.text) : `process.env.${value.variable} ?? ""`},`)}
  },
});
// Initialize is not idempotent: never let a client send it again by itself.
const runtime = new RuntimeOptions({ connectTimeout: 5000, readTimeout: 30000, autoretry: false });
const { body } = await client.callApi(params, request, runtime);
console.log(body.Code, body.Result);
`;
}
