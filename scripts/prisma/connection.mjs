/**
 * The parts of a `postgresql://` address, in `pg`'s names.
 *
 * Parts, not `connectionString`: the adapter opens the shadow database with `{ ...config, database }`, and `pg`
 * lets a connection string win over `database`.
 */
export function connectionParts(address) {
  const url = new URL(address);
  const mode = url.searchParams.get("sslmode");
  return {
    host: url.searchParams.get("host") ?? decodeURIComponent(url.hostname),
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username) || undefined,
    password: decodeURIComponent(url.password) || undefined,
    database: decodeURIComponent(url.pathname.slice(1)),
    ssl: mode && mode !== "disable" ? { rejectUnauthorized: mode.startsWith("verify") } : undefined,
  };
}

/** The schema that `?schema=` names, where tables are made; PostgreSQL's default when it names none. */
export function schemaOf(address) {
  return new URL(address).searchParams.get("schema") ?? undefined;
}
