import { API_VERSION } from "@/lib/initialize/snippets/curl";
import { php as literal } from "@/lib/initialize/snippets/literals";
import {
  ACCESS_KEY_ID,
  ACCESS_KEY_SECRET,
  hostOf,
  linesOf,
  protocolOf,
  type SnippetCall,
} from "@/lib/initialize/snippets/snippet-call";

/** The vendor's generic client for PHP. */
export function php(call: SnippetCall): string {
  return `<?php
// composer require alibabacloud/darabonba-openapi:0.2.12 alibabacloud/tea-utils:0.2.21
require __DIR__ . "/vendor/autoload.php";

use AlibabaCloud\\Tea\\Utils\\Utils\\RuntimeOptions;
use Darabonba\\OpenApi\\Models\\Config;
use Darabonba\\OpenApi\\Models\\OpenApiRequest;
use Darabonba\\OpenApi\\Models\\Params;
use Darabonba\\OpenApi\\OpenApiClient;

$client = new OpenApiClient(new Config([
    "accessKeyId" => getenv("${ACCESS_KEY_ID}"),
    "accessKeySecret" => getenv("${ACCESS_KEY_SECRET}"),
    "endpoint" => ${literal(hostOf(call))},
]));
$params = new Params([
    "action" => "Initialize",
    "version" => "${API_VERSION}",
    "protocol" => "${protocolOf(call)}",
    "method" => "POST",
    "authType" => "AK",
    "style" => "RPC",
    "pathname" => "/",
    "reqBodyType" => "formData",
    "bodyType" => "json",
]);
$request = new OpenApiRequest(["query" => [
${linesOf(call, (name, value) => `    "${name}" => ${value.kind === "text" ? literal(value.text) : `getenv("${value.variable}")`},`)}
]]);
// Initialize is not idempotent: never let a client send it again by itself.
$runtime = new RuntimeOptions(["connectTimeout" => 5000, "readTimeout" => 30000, "autoretry" => false]);
$response = $client->callApi($params, $request, $runtime);
print_r($response["body"]);
`;
}
