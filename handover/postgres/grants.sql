-- Who may do what, said anew whenever the database is prepared.
-- The writer (the service) reads the log and adds to it by the function, and may do no more to it.
GRANT USAGE ON SCHEMA handover_log TO {writer}, {reader};

GRANT SELECT ON handover_log.events, handover_log.prepared TO {writer}, {reader};

GRANT EXECUTE ON FUNCTION handover_log.append(uuid[], bigint[], text[], bytea[]) TO {writer};

GRANT EXECUTE ON FUNCTION handover_log.make_generation(text) TO {writer};

-- The reader (an auditor, a report) sees the log and what is shown; never the desk.
GRANT USAGE ON SCHEMA handover_reads TO {reader};

ALTER DEFAULT PRIVILEGES FOR ROLE {writer} IN SCHEMA handover_reads GRANT SELECT ON TABLES TO {reader};

GRANT {writer} TO {application};
