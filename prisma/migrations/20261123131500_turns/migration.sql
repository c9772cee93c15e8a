-- The vendor counts calls in windows of a second, so what bounds the next call is when the last ones went out, not
-- one time before which it may not go.
ALTER TABLE "call_pace"
  DROP COLUMN "next_at",
  ADD COLUMN "slots" TIMESTAMPTZ(6)[] NOT NULL DEFAULT '{}',
  ADD COLUMN "trial_until" TIMESTAMPTZ(3);

-- Calls a second at this moment: what the vendor's throttling left of the limit, and what has grown back since. From
-- the half to the whole takes 50 seconds.
CREATE FUNCTION "pace_now"(most float8, per_second float8, throttled_at timestamptz, moment timestamptz)
RETURNS float8 LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN throttled_at IS NULL THEN most
    ELSE least(most, per_second + most * 0.01 * greatest(0, extract(epoch FROM moment - throttled_at))) END::float8
$$;

-- How long a burst of floor(pace) calls takes up its places: so many calls at most in any such span. A twentieth
-- more than the vendor's own second, because calls do not travel equally fast.
CREATE FUNCTION "pace_span"(pace float8)
RETURNS interval LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT make_interval(secs => 1.05 * greatest(1, floor(pace)) / pace)
$$;

-- Takes the next slot of (account, region, operation), or none when it is more than `patience` away or a breaker is
-- open: that of the account, or that of the one key. Callers queue at the row's lock, so slots are handed out in
-- the order of asking, over all connections and instances; the clock is the database's alone. A slot that nobody uses
-- passes by itself.
CREATE FUNCTION "take_turn"(
  the_account text, the_key text, the_region text, the_operation text, most float8, patience interval, trial interval,
  OUT granted boolean, OUT wait_ms float8, OUT slot timestamptz, OUT held_until timestamptz, OUT held_code text
) LANGUAGE plpgsql AS $$
DECLARE
  lane call_pace;
  breaker call_pace;
  moment timestamptz;
  pace float8;
  burst int;
  behind timestamptz[];
BEGIN
  -- What a crash may lose of this is a second's pace; no caller waits for the disk.
  PERFORM set_config('synchronous_commit', 'off', true);
  LOOP
    SELECT * INTO lane FROM call_pace
      WHERE account = the_account AND region = the_region AND operation = the_operation FOR UPDATE;
    EXIT WHEN FOUND;
    INSERT INTO call_pace (account, region, operation, per_second)
      VALUES (the_account, the_region, the_operation, most) ON CONFLICT DO NOTHING;
  END LOOP;
  moment := clock_timestamp();

  granted := false;
  SELECT * INTO breaker FROM call_pace
    WHERE account IN (the_account, the_key) AND region = the_region AND operation = the_operation
      AND open_code IS NOT NULL
    ORDER BY greatest(open_until, trial_until) DESC LIMIT 1;
  held_code := breaker.open_code;
  IF greatest(breaker.open_until, breaker.trial_until) > moment THEN
    held_until := greatest(breaker.open_until, breaker.trial_until);
    wait_ms := extract(epoch FROM held_until - moment) * 1000;
    RETURN;
  END IF;

  pace := pace_now(most, lane.per_second, lane.throttled_at, moment);
  burst := greatest(1, floor(pace));
  behind := ARRAY(SELECT each FROM unnest(lane.slots) AS each WHERE each > moment - interval '3 seconds' ORDER BY each);
  slot := greatest(moment, behind[cardinality(behind)], behind[cardinality(behind) - burst + 1] + pace_span(pace));
  wait_ms := extract(epoch FROM slot - moment) * 1000;
  IF slot > moment + patience THEN RETURN; END IF;

  granted := true;
  UPDATE call_pace SET slots = behind || slot
    WHERE account = the_account AND region = the_region AND operation = the_operation;
  -- The time of an open breaker is up: this caller tries it, the others wait for what comes of that.
  IF held_code IS NOT NULL THEN
    UPDATE call_pace SET trial_until = slot + trial
      WHERE account IN (the_account, the_key) AND region = the_region AND operation = the_operation
        AND open_code IS NOT NULL;
  END IF;
END
$$;
