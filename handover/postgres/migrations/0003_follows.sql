-- What is added must follow on what is there. Whoever decided on events that were lost since, with a
-- primary whose standby did not have them yet, is told so as of any conflict, and decides anew.
CREATE OR REPLACE FUNCTION handover_log.append(
    ids uuid[], versions bigint[], topics text[], states bytea[]
) RETURNS SETOF bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $body$
DECLARE
    newest bigint;
BEGIN
    PERFORM pg_advisory_xact_lock(7041776001);
    SELECT coalesce(max(notification_id), 0) INTO newest FROM handover_log.events;
    PERFORM pg_notify('handover_log', '');
    RETURN QUERY
        INSERT INTO handover_log.events
            (originator_id, originator_version, topic, state, notification_id)
        SELECT one.id, one.version, one.topic, one.state, newest + one.place
        FROM unnest(ids, versions, topics, states)
            WITH ORDINALITY AS one (id, version, topic, state, place)
        ORDER BY one.place
        RETURNING notification_id;
    IF EXISTS (
        SELECT FROM unnest(ids, versions) AS one (id, version)
        WHERE one.version > 1 AND NOT EXISTS (
            SELECT FROM handover_log.events AS before
            WHERE before.originator_id = one.id AND before.originator_version = one.version - 1
        )
    ) THEN
        RAISE integrity_constraint_violation USING MESSAGE = 'an event follows on none';
    END IF;
END
$body$;
