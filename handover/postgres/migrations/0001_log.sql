-- The log: one row an event, in one order for all streams, without a gap.
CREATE SCHEMA handover_log;

CREATE TABLE handover_log.events (
    originator_id uuid NOT NULL,
    originator_version bigint NOT NULL,
    topic text NOT NULL,
    state bytea NOT NULL,
    notification_id bigint NOT NULL,
    PRIMARY KEY (originator_id, originator_version)
);

CREATE UNIQUE INDEX events_in_order ON handover_log.events (notification_id);

-- How far this database has been prepared; one row.
CREATE TABLE handover_log.prepared (version integer NOT NULL);

INSERT INTO handover_log.prepared (version) VALUES (0);

-- The only way to add to the log. The advisory lock is held until the commit, so places in the
-- order are given and shown in the same order: a reader that follows the log passes nothing over.
-- It runs as the owner: whoever may call it needs no right to insert, and cannot go round it.
CREATE FUNCTION handover_log.append(
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
END
$body$;

REVOKE ALL ON FUNCTION handover_log.append(uuid[], bigint[], text[], bytea[]) FROM PUBLIC;

-- Nobody's slip changes what was recorded, not even the owner's.
CREATE FUNCTION handover_log.refuse() RETURNS trigger
LANGUAGE plpgsql AS $body$
BEGIN
    RAISE EXCEPTION 'events are never changed or removed';
END
$body$;

CREATE TRIGGER events_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON handover_log.events
    FOR EACH STATEMENT EXECUTE FUNCTION handover_log.refuse();

-- Tables that the service itself makes: what is shown, and what is on people's desks.
CREATE SCHEMA handover_reads AUTHORIZATION {writer};

CREATE SCHEMA handover_desk AUTHORIZATION {writer};
