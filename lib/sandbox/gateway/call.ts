import { Refusal } from "@/lib/sandbox/gateway/refusal";

/** Parameters of a call by name, decoded, each at most once. */
export type CallParameters = ReadonlyMap<string, string>;

/** A request as it came over the wire. Header names are lower case; `target` is path and query, undecoded. */
export type RawCall = { method: string; target: string; headers: Record<string, string>; body: Buffer };

/** The same request with its target taken apart. */
export type Call = Omit<RawCall, "target"> & { path: string; parameters: CallParameters };

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    throw new Refusal("InvalidParameter", { message: "The query is not percent-encoded UTF-8." });
  }
}

function parametersOf(query: string): CallParameters {
  const parameters = new Map<string, string>();
  for (const piece of query.split("&")) {
    if (piece === "") continue;
    const equals = piece.indexOf("=");
    const name = decode(equals < 0 ? piece : piece.slice(0, equals));
    if (parameters.has(name)) {
      throw new Refusal("InvalidParameter", { message: "A parameter is given more than once." });
    }
    parameters.set(name, equals < 0 ? "" : decode(piece.slice(equals + 1)));
  }
  return parameters;
}

/** Takes path and parameters out of the target; throws a Refusal when the query cannot be read. */
export function readCall(raw: RawCall): Call {
  const mark = raw.target.indexOf("?");
  const path = mark < 0 ? raw.target : raw.target.slice(0, mark);
  const { method, headers, body } = raw;
  return {
    method,
    headers,
    body,
    path,
    parameters: parametersOf(mark < 0 ? "" : raw.target.slice(mark + 1)),
  };
}
