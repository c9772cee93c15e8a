import { API_VERSION } from "@/lib/initialize/snippets/curl";
import { pythonOrGo } from "@/lib/initialize/snippets/literals";
import {
  ACCESS_KEY_ID,
  ACCESS_KEY_SECRET,
  hostOf,
  linesOf,
  protocolOf,
  type SnippetCall,
} from "@/lib/initialize/snippets/snippet-call";

/** The vendor's generic client for Python. */
export function python(call: SnippetCall): string {
  return `# pip install alibabacloud-tea-openapi==0.3.15 alibabacloud-tea-util==0.3.13
import os

from alibabacloud_tea_openapi import models as open_api_models
from alibabacloud_tea_openapi.client import Client
from alibabacloud_tea_util import models as util_models

client = Client(
    open_api_models.Config(
        access_key_id=os.environ["${ACCESS_KEY_ID}"],
        access_key_secret=os.environ["${ACCESS_KEY_SECRET}"],
        endpoint=${pythonOrGo(hostOf(call))},
    )
)
params = open_api_models.Params(
    action="Initialize",
    version="${API_VERSION}",
    protocol="${protocolOf(call)}",
    method="POST",
    auth_type="AK",
    style="RPC",
    pathname="/",
    req_body_type="formData",
    body_type="json",
)
request = open_api_models.OpenApiRequest(
    query={
${linesOf(call, (name, value) => `        "${name}": ${value.kind === "text" ? pythonOrGo(value.text) : `os.environ["${value.variable}"]`},`)}
    }
)
# Initialize is not idempotent: never let a client send it again by itself.
runtime = util_models.RuntimeOptions(connect_timeout=5000, read_timeout=30000, autoretry=False)
body = client.call_api(params, request, runtime)["body"]
print(body["Code"], body.get("Result"))
`;
}
