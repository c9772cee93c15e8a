import OfficialClient, { $OpenApiUtil, OpenApiUtil } from "@alicloud/openapi-core";
import { type AccessKey, type CallToSign, SIGNATURE_ALGORITHM } from "@/lib/cloudauth/server/acs3-signature";

type Runtime = Parameters<OfficialClient["callApi"]>[2];

/** The vendor's own generic client, sending one operation of this API the way its SDKs do. */
export function officialClient(endpoint: string, key: AccessKey) {
  const client = new OfficialClient(new $OpenApiUtil.Config({ ...key, endpoint, protocol: "http" }));
  return (action: string, query: Record<string, string>) =>
    client.callApi(
      new $OpenApiUtil.Params({
        action,
        version: "2022-08-09",
        protocol: "http",
        pathname: "/",
        method: "POST",
        authType: "AK",
        style: "RPC",
        reqBodyType: "formData",
        bodyType: "json",
      }),
      new $OpenApiUtil.OpenApiRequest({ query }),
      {} as Runtime,
    );
}

/** The `authorization` header that the vendor's code computes for the same call, date and nonce. */
export function officialAuthorization(
  call: CallToSign,
  headers: Record<string, string>,
  key: AccessKey,
): string {
  const signed = Object.entries(headers).filter(([name]) => name !== "authorization");
  const request = { method: "POST", pathname: "/", query: call.query, headers: Object.fromEntries(signed) };
  return OpenApiUtil.getAuthorization(
    request as Parameters<typeof OpenApiUtil.getAuthorization>[0],
    SIGNATURE_ALGORITHM,
    headers["x-acs-content-sha256"] ?? "",
    key.accessKeyId,
    key.accessKeySecret,
  );
}
