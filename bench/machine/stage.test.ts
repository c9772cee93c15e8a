import { existsSync } from "node:fs";
import { describe, expect, it, vi } from "vitest";
import { type Stage, withStage } from "./stage.ts";

describe("withStage", () => {
  it("takes everything down when the work fails, latest first, past steps that fail themselves", async () => {
    const complain = vi.spyOn(console, "error").mockReturnValue();
    const taken: string[] = [];
    let folder = "";
    const work = async (stage: Stage) => {
      folder = stage.folder;
      stage.onLeave(async () => void taken.push("database"), neverAtOnce);
      stage.onLeave(() => Promise.reject(new Error("stuck")), neverAtOnce);
      stage.onLeave(async () => void taken.push("server"), neverAtOnce);
      throw new Error("measured nothing");
    };
    await expect(withStage(work)).rejects.toThrow("measured nothing");
    expect(taken).toEqual(["server", "database"]);
    expect(existsSync(folder)).toBe(false);
    expect(complain).toHaveBeenCalledWith("Not taken down:", new Error("stuck"));
    complain.mockRestore();
  });

  it("ends a work that is interrupted", async () => {
    let taken = false;
    const running = withStage((stage) => {
      stage.onLeave(async () => {
        taken = true;
      }, neverAtOnce);
      process.emit("SIGTERM", "SIGTERM");
      return new Promise<never>(() => {});
    });
    await expect(running).rejects.toThrow("Stopped by SIGTERM.");
    expect(taken).toBe(true);
  });
});

function neverAtOnce(): void {
  throw new Error("There was time to do it politely.");
}
