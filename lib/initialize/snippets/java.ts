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

/** The vendor's generic client for Java. */
export function java(call: SnippetCall): string {
  return `// Maven: com.aliyun:tea-openapi:0.3.8, com.aliyun:tea-util:0.2.23
import com.aliyun.teaopenapi.Client;
import com.aliyun.teaopenapi.models.Config;
import com.aliyun.teaopenapi.models.OpenApiRequest;
import com.aliyun.teaopenapi.models.Params;
import com.aliyun.teautil.models.RuntimeOptions;
import java.util.LinkedHashMap;
import java.util.Map;

public class Initialize {
    public static void main(String[] args) throws Exception {
        Client client = new Client(new Config()
            .setAccessKeyId(System.getenv("${ACCESS_KEY_ID}"))
            .setAccessKeySecret(System.getenv("${ACCESS_KEY_SECRET}"))
            .setEndpoint(${doubleQuoted(hostOf(call))}));
        Params params = new Params()
            .setAction("Initialize")
            .setVersion("${API_VERSION}")
            .setProtocol("${protocolOf(call)}")
            .setMethod("POST")
            .setAuthType("AK")
            .setStyle("RPC")
            .setPathname("/")
            .setReqBodyType("formData")
            .setBodyType("json");
        Map<String, String> query = new LinkedHashMap<>();
${linesOf(call, (name, value) => `        query.put("${name}", ${value.kind === "text" ? doubleQuoted(value.text) : `System.getenv("${value.variable}")`});`)}
        OpenApiRequest request = new OpenApiRequest().setQuery(query);
        // Initialize is not idempotent: never let a client send it again by itself.
        RuntimeOptions runtime = new RuntimeOptions()
            .setConnectTimeout(5000)
            .setReadTimeout(30000)
            .setAutoretry(false);
        Map<String, ?> response = client.callApi(params, request, runtime);
        System.out.println(response.get("body"));
    }
}
`;
}
