import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const withMessages = createNextIntlPlugin("./lib/i18n/request.ts");

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Every picture of the console is an icon of a few hundred bytes: an optimizer would be one more open door.
  images: { unoptimized: true },
  // These read files beside themselves at run time, which a bundle would move away.
  serverExternalPackages: ["pg", "pino", "prom-client", "undici"],
  turbopack: {
    // What next-intl formats with; the smaller one reads all that the messages use.
    resolveAlias: { "intl-messageformat": "./lib/i18n/message-format.ts" },
  },
  experimental: {
    // Pages answer a signed-in person who may not look with a real 403.
    authInterrupts: true,
    serverActions: { bodySizeLimit: "64kb" },
  },
};

export default withMessages(config);
