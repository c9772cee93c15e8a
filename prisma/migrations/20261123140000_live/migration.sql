-- Every instance hears of every written transaction, whoever wrote it: the console's own processes, a job, a person
-- with psql. The payload names the row and says no more. Written once per statement, so that an update of many rows
-- sends one notice that says "many"; PostgreSQL itself sends equal notices of one commit once.
--
-- Those who notify commit one by one (PostgreSQL keeps the notices in the order of the commits). The writers here
-- already take turns, at the head of the trail. Deliveries of callbacks do not, and have no trigger: the receiver
-- announces them after their commit (lib/live/server/announce.ts).

CREATE FUNCTION "tell_of_transactions"(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  one uuid;
BEGIN
  IF cardinality(ids) > 20 THEN
    PERFORM pg_notify('console_events', '{"kind":"many"}');
  ELSE
    FOREACH one IN ARRAY ids LOOP
      PERFORM pg_notify('console_events', '{"kind":"transaction","id":"' || one || '"}');
    END LOOP;
  END IF;
END;
$$;

CREATE FUNCTION "tell_of_written_transactions"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "tell_of_transactions"(ARRAY(SELECT w.id FROM written w LIMIT 21));
  RETURN NULL;
END;
$$;

-- A verdict is told apart: the person who started the call wants to know of it on whatever page they are.
CREATE FUNCTION "tell_of_moved_transactions"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  one record;
BEGIN
  PERFORM "tell_of_transactions"(ARRAY(SELECT w.id FROM written w LIMIT 21));
  FOR one IN
    SELECT w.id, w.started_by_id FROM written w JOIN overwritten o ON o.id = w.id
    WHERE w.state IN ('passed', 'failed', 'abandoned') AND o.state <> w.state
    LIMIT 20
  LOOP
    PERFORM pg_notify('console_events',
      '{"kind":"settled","id":"' || one.id || '","startedById":"' || one.started_by_id || '"}');
  END LOOP;
  RETURN NULL;
END;
$$;

CREATE FUNCTION "tell_of_written_parts"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "tell_of_transactions"(ARRAY(SELECT DISTINCT w.transaction_id FROM written w LIMIT 21));
  RETURN NULL;
END;
$$;

CREATE TRIGGER "transaction_inserted" AFTER INSERT ON "transaction"
  REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION "tell_of_written_transactions"();
CREATE TRIGGER "transaction_updated" AFTER UPDATE ON "transaction"
  REFERENCING OLD TABLE AS overwritten NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION "tell_of_moved_transactions"();

CREATE TRIGGER "result_check_inserted" AFTER INSERT ON "result_check"
  REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION "tell_of_written_parts"();
CREATE TRIGGER "result_check_updated" AFTER UPDATE ON "result_check"
  REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION "tell_of_written_parts"();

CREATE TRIGGER "verify_log_inserted" AFTER INSERT ON "verify_log"
  REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION "tell_of_written_parts"();
CREATE TRIGGER "verify_log_updated" AFTER UPDATE ON "verify_log"
  REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION "tell_of_written_parts"();

CREATE TRIGGER "erasure_inserted" AFTER INSERT ON "erasure"
  REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION "tell_of_written_parts"();
CREATE TRIGGER "erasure_updated" AFTER UPDATE ON "erasure"
  REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION "tell_of_written_parts"();
