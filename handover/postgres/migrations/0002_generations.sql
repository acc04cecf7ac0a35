-- The service fills read tables anew beside the live ones, in a schema of their own, and may not
-- make a schema itself. This makes such a one and no other; whoever may read what is shown may
-- read it there too. The service owns it, and so may remove it.
CREATE FUNCTION handover_log.make_generation(called text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $body$
DECLARE
    writer regrole;
    reader regrole;
BEGIN
    IF called !~ '^handover_reads_[0-9a-f]+_[0-9]+$' THEN
        RAISE EXCEPTION 'not a name for read tables';
    END IF;
    SELECT nspowner INTO writer FROM pg_namespace WHERE nspname = 'handover_reads';
    EXECUTE format('CREATE SCHEMA %I AUTHORIZATION %s', called, writer);
    FOR reader IN
        SELECT grantee FROM pg_namespace, aclexplode(nspacl)
        WHERE nspname = 'handover_reads' AND privilege_type = 'USAGE' AND grantee <> nspowner
    LOOP
        EXECUTE format('GRANT USAGE ON SCHEMA %I TO %s', called, reader);
        EXECUTE format(
            'ALTER DEFAULT PRIVILEGES FOR ROLE %s IN SCHEMA %I GRANT SELECT ON TABLES TO %s',
            writer, called, reader
        );
    END LOOP;
END
$body$;

REVOKE ALL ON FUNCTION handover_log.make_generation(text) FROM PUBLIC;
