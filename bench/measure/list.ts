// The list page against a string template, and P6: its JSON against a minimal Next route; both show the same rows.
import { type Arena, startBare } from "../arena.ts";
import { type ClosedLoopResult, closedLoop } from "../load/closed-loop.ts";
import { interleave } from "../load/interleave.ts";
import { BARS } from "../report/bars.ts";
import type { Bar, Figure, Outcome } from "../report/figure.ts";
import { digits } from "../report/figure.ts";
import { median, pairedDifference, pairedRatio } from "../report/statistics.ts";

const CONNECTIONS = 8;
const ROWS = 50;

const PAGE_NOTE =
  " No bar is set: empty of all else, a Next page with such a table was measured at 0.07 to 0.13.";

type Side = { origin: string; path: string; headers?: Record<string, string> };

export async function measureListPage(arena: Arena): Promise<Outcome> {
  const bare = await startBare(arena, "list-page");
  const headers = { cookie: arena.signedIn.cookie };
  const sides = await compare(
    arena,
    { origin: arena.product.origin, path: "/transactions", headers },
    { origin: bare.origin, path: "/" },
  );
  await bare.stop();
  return figures("list page of 50 rows", sides, { row: "", note: PAGE_NOTE });
}

export async function measureListApi(arena: Arena): Promise<Outcome> {
  const headers = { cookie: arena.signedIn.cookie };
  const sides = await compare(
    arena,
    { origin: arena.product.origin, path: "/api/transactions", headers },
    { origin: arena.bareNext.origin, path: "/api/rows" },
  );
  return figures("list API, 50 rows", sides, { row: "P6", bar: BARS.listApi });
}

type Judged = { row: string; bar?: Bar; note?: string };

type Compared = Record<"product" | "bare", { rounds: ClosedLoopResult[]; bytes: number }>;

async function compare({ plan, database }: Arena, product: Side, bare: Side): Promise<Compared> {
  const newest = await database.pool.query<{ id: string }>(
    `SELECT id FROM "transaction" ORDER BY created_at DESC, id DESC LIMIT ${ROWS}`,
  );
  const ids = newest.rows.map(({ id }) => id);
  const bytes = { product: await sizeShowing(product, ids), bare: await sizeShowing(bare, ids) };
  const load = ({ path, ...side }: Side, seconds: number) =>
    closedLoop({ ...side, paths: [path], connections: CONNECTIONS, seconds });
  await load(bare, plan.warmSeconds);
  await load(product, plan.warmSeconds);
  const halves = await interleave(
    plan.rounds,
    () => load(product, plan.seconds),
    () => load(bare, plan.seconds),
  );
  return {
    product: { rounds: halves.product, bytes: bytes.product },
    bare: { rounds: halves.bare, bytes: bytes.bare },
  };
}

/** Size of the answer in bytes, once it is sure that it holds exactly these rows. */
async function sizeShowing({ origin, path, headers }: Side, ids: readonly string[]): Promise<number> {
  const answer = await fetch(origin + path, { headers, redirect: "error" });
  const body = await answer.text();
  const shown = ids.filter((id) => body.includes(id)).length;
  if (answer.status !== 200 || shown !== ids.length) {
    throw new Error(
      `${origin}${path} answered ${answer.status} with ${shown} of the ${ids.length} newest rows.`,
    );
  }
  return Buffer.byteLength(body);
}

function figures(name: string, { product, bare }: Compared, { note = "", ...judged }: Judged): Outcome {
  const rates = (side: Compared["bare"]) => side.rounds.map((round) => round.perSecond);
  const waits = (side: Compared["bare"]) => side.rounds.map((round) => round.p50);
  const size = (side: Compared["bare"]) => `${digits(side.bytes / 1024)} KiB`;
  const rate: Figure = {
    ...judged,
    name: `${name}, ${CONNECTIONS} connections`,
    product: `${digits(median(rates(product)))} /s`,
    bare: `${digits(median(rates(bare)))} /s`,
    value: pairedRatio(rates(product), rates(bare)),
    unit: "×",
    note: `One answer of the console is ${size(product)}, of the bare server ${size(bare)}; both were seen to hold the same ${ROWS} rows.${note}`,
  };
  const wait: Figure = {
    row: judged.row,
    name: `${name}, p50`,
    product: `${digits(median(waits(product)))} ms`,
    bare: `${digits(median(waits(bare)))} ms`,
    value: pairedDifference(waits(product), waits(bare)),
    unit: "ms",
    added: true,
  };
  return {
    figures: [rate, wait],
    rounds: {
      [`${name} product /s`]: rates(product),
      [`${name} bare /s`]: rates(bare),
      [`${name} product p50 ms`]: waits(product),
      [`${name} bare p50 ms`]: waits(bare),
    },
  };
}
