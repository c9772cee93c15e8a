/** The part of autocannon 9 that the bench uses; the package brings no types of its own. */
declare module "autocannon" {
  export type Client = { setRequests(requests: { method: "GET"; path: string }[]): void };
  export type Options = {
    url: string;
    connections: number;
    duration: number;
    timeout: number;
    headers: Record<string, string>;
    setupClient(client: Client): void;
  };
  export type Result = {
    /** Seconds, measured. */
    duration: number;
    requests: { total: number; sent: number };
    "2xx": number;
    non2xx: number;
    errors: number;
    timeouts: number;
  };
  export type Running = PromiseLike<Result> & {
    on(
      event: "response",
      listener: (client: Client, status: number, bytes: number, milliseconds: number) => void,
    ): void;
  };
  export default function autocannon(options: Options): Running;
}
