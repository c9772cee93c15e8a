-- The form and the transaction page hear at once of the phone: that it is paired, that it has asked, that it has got
-- its transaction, that the pairing is over. The payload names the pairing and its owner, to whom alone the console
-- passes it on. Whoever looks at the transaction of such a phone is told to read that again, but for "has asked",
-- which comes every few seconds and is the owner's business.

CREATE FUNCTION "tell_of_written_pairings"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  one record;
BEGIN
  FOR one IN SELECT w.id, w.person_id FROM written w LIMIT 20
  LOOP
    PERFORM pg_notify('console_events',
      '{"kind":"pairing","id":"' || one.id || '","personId":"' || one.person_id || '"}');
  END LOOP;
  PERFORM "tell_of_transactions"(ARRAY(
    SELECT t.id FROM written w JOIN overwritten o ON o.id = w.id JOIN "transaction" t ON t.pairing_id = w.id
    WHERE (o.handed_over_id, o.ended_at) IS DISTINCT FROM (w.handed_over_id, w.ended_at)
    LIMIT 21));
  RETURN NULL;
END;
$$;

CREATE TRIGGER "pairing_updated" AFTER UPDATE ON "pairing"
  REFERENCING OLD TABLE AS overwritten NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION "tell_of_written_pairings"();
