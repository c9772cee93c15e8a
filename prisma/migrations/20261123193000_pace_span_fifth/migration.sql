-- A burst takes up its places for the vendor's own second and a fifth instead of a twentieth: calls that leave together
-- do not arrive together, and the vendor counts arrivals.
CREATE OR REPLACE FUNCTION "pace_span"(pace float8)
RETURNS interval LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT make_interval(secs => 1.2 / least(1, pace))
$$;
