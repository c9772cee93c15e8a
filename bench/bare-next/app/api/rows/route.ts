import pg from "pg";
import { NEWEST_ROWS } from "../../../../bare/newest-rows.ts";

export const dynamic = "force-dynamic";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
pool.on("error", () => {});

export async function GET() {
  const { rows } = await pool.query(NEWEST_ROWS);
  return Response.json({ rows });
}
