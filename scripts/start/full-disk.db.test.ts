import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { appendFile, unlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { expect, test, vi } from "vitest";
import { freePort } from "../postgres/free-port.ts";
import { askPart, runFixtureConsole } from "./testing/run-console.ts";

const folder = mkdtempSync(join(tmpdir(), "console-full-disk-"));

/** A disk that only the console sees, and that is gone with it. */
const MOUNT = `mount -t tmpfs -o size=160m none "$0" && exec "$@"`;
const ON_A_SMALL_DISK = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", MOUNT, folder];
const [program = "", ...words] = ON_A_SMALL_DISK;
const canMount = spawnSync(program, [...words, "true"], { stdio: "ignore" }).status === 0;

async function fill(file: string): Promise<void> {
  const piece = Buffer.alloc(4_096);
  for (;;) await appendFile(file, piece);
}

test.runIf(canMount)(
  "a full disk takes PostgreSQL away and not the console, which says what is wrong and goes on once there is room",
  { timeout: 180_000 },
  async () => {
    const [port, sandboxPort] = [await freePort(), await freePort()];
    const settings = { CONSOLE_DATA_DIR: folder, PORT: String(port), SANDBOX_PORT: String(sandboxPort) };
    const running = runFixtureConsole(settings, [], ON_A_SMALL_DISK);
    await running.until(/Stop {9}Ctrl-C/);
    const { databaseUrl, pid } = await askPart(port);
    const disk = `/proc/${running.pid}/root${folder}`;
    await expect(fill(join(disk, "filler"))).rejects.toThrow("ENOSPC");
    const [postmaster] = readFileSync(join(disk, "postgres/cluster/postmaster.pid"), "utf8").split("\n", 1);
    process.kill(Number(postmaster), "SIGKILL");
    await running.until(/(The disk is full: .* has 0 MiB left[\s\S]*){3}/);
    expect((await askPart(port)).pid).toBe(pid);
    await unlink(join(disk, "filler"));
    const query = async () => {
      const client = new pg.Client({ connectionString: databaseUrl });
      await client.connect();
      await client.query("SELECT 1 FROM person").finally(() => client.end());
    };
    await vi.waitFor(query, { timeout: 30_000 });
    expect((await askPart(port)).pid).toBe(pid);
    running.kill("SIGTERM");
    expect(await running.ended).toBe(0);
    rmSync(folder, { recursive: true });
  },
);
