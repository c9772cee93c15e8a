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

/** The vendor's generic client for Go. */
export function go(call: SnippetCall): string {
  return `// go get github.com/alibabacloud-go/darabonba-openapi/v2@v2.0.10 github.com/alibabacloud-go/tea-utils/v2@v2.0.7
package main

import (
	"fmt"
	"log"
	"os"

	openapi "github.com/alibabacloud-go/darabonba-openapi/v2/client"
	util "github.com/alibabacloud-go/tea-utils/v2/service"
	"github.com/alibabacloud-go/tea/tea"
)

func main() {
	client, err := openapi.NewClient(&openapi.Config{
		AccessKeyId:     tea.String(os.Getenv("${ACCESS_KEY_ID}")),
		AccessKeySecret: tea.String(os.Getenv("${ACCESS_KEY_SECRET}")),
		Endpoint:        tea.String(${pythonOrGo(hostOf(call))}),
	})
	if err != nil {
		log.Fatal(err)
	}
	params := &openapi.Params{
		Action:      tea.String("Initialize"),
		Version:     tea.String("${API_VERSION}"),
		Protocol:    tea.String("${protocolOf(call)}"),
		Method:      tea.String("POST"),
		AuthType:    tea.String("AK"),
		Style:       tea.String("RPC"),
		Pathname:    tea.String("/"),
		ReqBodyType: tea.String("formData"),
		BodyType:    tea.String("json"),
	}
	request := &openapi.OpenApiRequest{Query: map[string]*string{
${linesOf(call, (name, value) => `		"${name}": tea.String(${value.kind === "text" ? pythonOrGo(value.text) : `os.Getenv("${value.variable}")`}),`)}
	}}
	// Initialize is not idempotent: never let a client send it again by itself.
	runtime := &util.RuntimeOptions{
		ConnectTimeout: tea.Int(5000),
		ReadTimeout:    tea.Int(30000),
		Autoretry:      tea.Bool(false),
	}
	response, err := client.CallApi(params, request, runtime)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(response["body"])
}
`;
}
