-- How long a burst of floor(pace) calls takes up its places: never less than the vendor's own second and a twentieth.
-- A span that shrank with the part of the pace behind the point (0.95 seconds at a pace of 9.9) let two bursts, up to
-- eighteen calls, into one second, just after the vendor had throttled.
CREATE OR REPLACE FUNCTION "pace_span"(pace float8)
RETURNS interval LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT make_interval(secs => 1.05 / least(1, pace))
$$;
