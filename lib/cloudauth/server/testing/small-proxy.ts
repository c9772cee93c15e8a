import { createServer, request as forward } from "node:http";
import { connect } from "node:net";
import { type Listening, listen } from "@/lib/cloudauth/server/testing/recording-server";

export type SmallProxy = Listening & {
  /** Targets as they were asked for: `CONNECT host:port` or `POST http://host:port/`, without any query. */
  seen: string[];
};

/** A proxy that tunnels CONNECT and forwards plain requests; with a password it answers 407 to strangers. */
export async function smallProxy(password?: string): Promise<SmallProxy> {
  const seen: string[] = [];
  const expected = password && `Basic ${Buffer.from(password).toString("base64")}`;
  const server = createServer((request, response) => {
    const target = new URL(request.url ?? "");
    seen.push(`${request.method} ${target.origin}${target.pathname}`);
    if (expected && request.headers["proxy-authorization"] !== expected) {
      response.writeHead(407).end();
      return;
    }
    const { "proxy-authorization": _ours, ...headers } = request.headers;
    const onward = forward(target, { method: request.method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on("error", () => response.destroy());
    request.pipe(onward);
  });
  server.on("connect", (request, socket) => {
    seen.push(`CONNECT ${request.url}`);
    if (expected && request.headers["proxy-authorization"] !== expected) {
      socket.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
      return;
    }
    const { hostname, port } = new URL(`http://${request.url}`);
    const onward = connect(Number(port), hostname, () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      onward.pipe(socket).pipe(onward);
    });
    onward.on("error", () => socket.destroy());
    socket.on("error", () => onward.destroy());
  });
  return { seen, ...(await listen(server)) };
}
