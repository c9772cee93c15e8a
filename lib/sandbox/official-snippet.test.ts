import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterEach, expect, test, vi } from "vitest";
import { defaultDraft } from "@/lib/initialize/draft";
import {
  ACCESS_KEY_ID,
  ACCESS_KEY_SECRET,
  snippetCall,
  VARIABLES,
} from "@/lib/initialize/snippets/snippet-call";
import { typescript } from "@/lib/initialize/snippets/typescript";
import { KEY, startSandbox } from "@/lib/sandbox/testing/start-sandbox";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** Inside the project, so that the packages the snippet imports are found. */
const scratch = fileURLToPath(new URL("./testing/snippet-", import.meta.url));

test("the TypeScript snippet, run as it stands with the vendor's own client, starts a transaction", async () => {
  const sandbox = await startSandbox();
  const folder = await mkdtemp(scratch);
  try {
    const draft = {
      ...defaultDraft("e0c34a77f5ac40a5aa5e6ed20c35abce"),
      MetaInfo: '{"deviceType":"web","ua":"a \\"quoted\\" one"}',
      callbackTo: "none" as const,
      DocScanMode: "auto" as const,
    };
    const file = `${folder}/snippet.ts`;
    await writeFile(file, typescript(snippetCall(draft, `http://127.0.0.1:${sandbox.port}`)));
    vi.stubEnv(ACCESS_KEY_ID, KEY.id);
    vi.stubEnv(ACCESS_KEY_SECRET, KEY.secret);
    vi.stubEnv(VARIABLES.MerchantUserId, "somebody");
    const said = vi.spyOn(console, "log").mockReturnValue();
    await import(pathToFileURL(file).href);
    expect(said).toHaveBeenCalledWith(
      "Success",
      expect.objectContaining({ TransactionId: expect.any(String) }),
    );
  } finally {
    await rm(folder, { recursive: true });
    await sandbox.stop();
  }
});
