import { createServer, type RequestListener, type Server } from "node:http";
import { admit } from "./admit";
import { answerUnreadable } from "./unreadable";

/**
 * The server that listens: who it is for is decided here, before anything else is done.
 * @param receive answers callbacks; false for what is none @param forward answers everything else that is admitted
 */
export function createFrontServer(
  receive: (...asked: Parameters<RequestListener>) => boolean,
  forward: RequestListener,
): Server {
  const server = createServer(
    {
      maxHeaderSize: 16_384,
      requestTimeout: 30_000,
      // A callback needs none to be understood; `admit` refuses everything else without one.
      requireHostHeader: false,
      // Nothing here speaks WebSocket or h2c; who offers it is answered as if they had not, a callback above all.
      shouldUpgradeCallback: () => false,
    },
    (req, res) => {
      if (receive(req, res)) return;
      if (admit(req, res)) forward(req, res);
    },
  );
  // An expectation that Node does not know is no reason to lose a callback.
  server.on("checkExpectation", (req, res) => server.emit("request", req, res));
  server.on("clientError", answerUnreadable());
  return server;
}
