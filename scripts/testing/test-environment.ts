/** What a started console would find in its environment, for code under test. None of it opens anything. */
export const TEST_ENVIRONMENT = {
  HOST: "127.0.0.1",
  PORT: "3000",
  CONSOLE_PUBLIC_URL: "http://127.0.0.1:3000",
  CONSOLE_KEYS: `test:${Buffer.alloc(32, 7).toString("base64")}`,
  SANDBOX_ORIGIN: "http://127.0.0.1:3001",
  SANDBOX_CONTROL_TOKEN: "sandbox-control-token-of-tests",
  NEXTAUTH_URL: "http://127.0.0.1:3000",
  NEXTAUTH_SECRET: "next-auth-secret-of-tests",
};
