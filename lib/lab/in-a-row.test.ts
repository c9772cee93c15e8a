import { describe, expect, test } from "vitest";
import { refusalsInARow, rejectionsInARow } from "@/lib/lab/in-a-row";

const run = (id: string, sent: string | null, code: string | null = null, problem: string | null = null) => ({
  id,
  sent,
  code,
  problem,
  state: problem ? "refused" : "planned",
});

describe("rejections in a row", () => {
  const rejected = (id: string, code = "InvalidParameter") => run(id, "rejected", code);

  test("are three of one Code, the last of them the one that is asked about", () => {
    const runs = [rejected("a"), rejected("b"), rejected("c"), run("d", null)];
    expect(rejectionsInARow(runs, "c")).toBe("InvalidParameter");
    expect(rejectionsInARow(runs, "b")).toBeNull();
  });

  test.each([
    ["an accepted one between them", [rejected("a"), run("x", "pending"), rejected("b"), rejected("c")]],
    ["another Code between them", [rejected("a"), rejected("b", "Throttling"), rejected("c")]],
    ["one whose outcome is unknown", [rejected("a"), run("b", "unknown", "timeout"), rejected("c")]],
  ])("do not reach across %s", (_, runs) => {
    expect(rejectionsInARow(runs, "c")).toBeNull();
  });
});

test("refusals in a row are the console's own, three of one kind", () => {
  const refused = (id: string) => run(id, null, null, "badInput");
  const runs = [refused("a"), refused("b"), run("x", null), refused("c")];
  expect(refusalsInARow(runs, "c")).toBe("badInput");
  expect(refusalsInARow([run("a", "pending"), refused("b"), refused("c")], "c")).toBeNull();
});
