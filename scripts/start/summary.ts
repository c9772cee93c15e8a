import type { FirstAdmin } from "./seed-answer.ts";

type Facts = {
  url: string;
  publicUrl: string;
  firstAdmin: FirstAdmin | null;
  folder: string;
  logFile: string | undefined;
};

/** How to sign in, said once: only now is the one-time password known to anybody. */
export function signInHint(firstAdmin: FirstAdmin | null): string[] {
  if (!firstAdmin) return [];
  if (!firstAdmin.oneTimePassword) {
    return [`Sign in as   ${firstAdmin.email}`, "Password     the one in CONSOLE_ADMIN_PASSWORD"];
  }
  return [
    `Sign in as   ${firstAdmin.email}`,
    `Password     ${firstAdmin.oneTimePassword}`,
    "             (shown this once; you will be asked to change it)",
  ];
}

/** The last thing a start says. */
export function summary({ url, publicUrl, firstAdmin, folder, logFile }: Facts): string {
  const lines = [
    `Console      ${url}`,
    ...(publicUrl === url ? [] : [`Public at    ${publicUrl}`]),
    ...signInHint(firstAdmin),
    `Data         ${folder}`,
    ...(logFile ? [`Log          ${logFile}`] : []),
    "Stop         Ctrl-C",
  ];
  const rule = "─".repeat(Math.max(...lines.map((line) => line.length)) + 2);
  return ["", rule, ...lines.map((line) => ` ${line}`), rule, ""].join("\n");
}
