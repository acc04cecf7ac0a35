-- Fills the read tables, in the schema that is gone into, from the one row of the table "sizes"
-- (filled.py). Chances are hashes of numbers, so that the same sizes give the same tables. Most is
-- acknowledged, spoken about and closed; what is open is young. Names are of nobody.

CREATE FUNCTION pg_temp.chance(called text, number bigint) RETURNS float8
LANGUAGE sql IMMUTABLE
RETURN (hashtext(called || number) & 2147483647) / 2147483648.0;

-- Between 0 and `below`, the low ones far more often: some teams have much more than others.
CREATE FUNCTION pg_temp.uneven(called text, number bigint, below bigint) RETURNS bigint
LANGUAGE sql IMMUTABLE
RETURN floor(below * power(pg_temp.chance(called, number), 2));

CREATE FUNCTION pg_temp.named(called text, number bigint) RETURNS uuid
LANGUAGE sql IMMUTABLE
RETURN md5(called || ' ' || number)::uuid;

CREATE TEMPORARY TABLE teams ON COMMIT DROP AS
SELECT
    number,
    pg_temp.named('team', number) AS team_id,
    'Team of invented people ' || number AS name,
    'Organisation that is nobody''s ' || number % organisations AS organisation,
    'R' || lpad((number % organisations)::text, 4, '0') AS ods_code,
    'Area ' || number % areas AS area,
    '01632 960' || lpad((number % 1000)::text, 3, '0') AS telephone
FROM sizes, generate_series(0, teams - 1) AS number;

CREATE UNIQUE INDEX ON teams (number);

ANALYZE teams;

INSERT INTO directory (
    team_id, name, kind, organisation, ods_code, area, places, authorities, districts, numbers,
    telephone, verified_on, wrong_at, is_unverified, oldest_verified_on, has_out_of_hours_number,
    hours, out_of_hours, mailbox, is_closed, named, successor_id, former_names, covers, found_by
)
SELECT
    team_id, name, 'health_visiting', organisation, ods_code, area, '[]', '[]', '[]', '[]',
    telephone, '2026-10-01', CASE WHEN number % 500 = 7 THEN now_at END, number % 50 = 3,
    '2026-10-01', number % 90 <> 5, '{"weekly": [], "open_on_bank_holidays": false}', '', '',
    number % 100 = 99,
    CASE WHEN number % 100 = 99 THEN json_build_array(pg_temp.named('team', 0)) ELSE '[]' END,
    CASE WHEN number % 100 = 99 THEN pg_temp.named('team', 0) END, '[]',
    '|' || lower(area) || '|', ' ' || lower(name || ' ' || organisation || ' ' || area) || ' '
FROM sizes, teams;

INSERT INTO team_history (
    team_id, version, what, happened_at, recorded_at, by_name, by_role, by_team, source, detail
)
SELECT
    team_id, version, 'number_verified', now_at, now_at, 'Kit Keeper', 'keeper', '', 'page', '{}'
FROM sizes, teams, generate_series(1, 6) AS version;

CREATE TEMPORARY TABLE drawn ON COMMIT DROP AS
SELECT
    number,
    pg_temp.named('handover', number) AS handover_id,
    pg_temp.named('family', number * 3 / 4) AS family_id,
    CASE
        WHEN fate < 0.980 THEN 'closed'
        WHEN fate < 0.993 THEN 'acknowledged'
        WHEN fate < 0.9975 THEN 'waiting'
        WHEN fate < 0.9985 THEN 'received'
        WHEN fate < 0.9995 THEN 'declined'
        ELSE 'stopped'
    END AS fate,
    CASE WHEN hurry < 0.02 THEN 0 WHEN hurry < 0.12 THEN 1 WHEN hurry < 0.35 THEN 2 ELSE 3 END
        AS urgency_rank,
    now_at - CASE
        WHEN fate < 0.980 THEN (30 + 1000 * age) * a_day
        WHEN fate < 0.993 THEN (2 + 20 * age) * a_day
        ELSE 3 * age * a_day
    END::bigint AS recorded_at,
    pg_temp.chance('spoken', number) AS spoken,
    pg_temp.chance('rare', number) AS rare,
    pg_temp.chance('due', number) AS due,
    pg_temp.uneven('sender', number, teams) AS sender,
    pg_temp.uneven('receiver', number, teams) AS receiver,
    now_at,
    a_day
FROM
    sizes,
    generate_series(0, handovers - 1) AS number,
    LATERAL (
        SELECT
            pg_temp.chance('fate', number) AS fate,
            pg_temp.chance('hurry', number) AS hurry,
            pg_temp.chance('age', number) AS age
    ) AS chances;

INSERT INTO board (
    handover_id, reference, family_id, kind, urgency, urgency_rank, trigger, state, recorded_at,
    recorded_by, call_due_at, acknowledge_due_at, call_stopped_at, acknowledged_at, attempts,
    last_attempt_at, last_outcome, professional, next_action_on, response_due_at, asked_at,
    closed_at, ended_how, ladder, stopped_at, loss_at, sending_change, receiving_change,
    undone_at, sending_knows_undone, rung_recorded, next_rung_at, remind_from,
    response_recorded_for, receiving_aside_from, receiving_aside_until,
    sending_team_id, sending_name, sending_organisation, sending_ods_code, sending_area,
    sending_telephone, receiving_team_id, receiving_name, receiving_organisation,
    receiving_ods_code, receiving_area, receiving_telephone
)
SELECT
    handover_id,
    upper(left(handover_id::text, 8)),
    family_id,
    'handover_of_care',
    (ARRAY['immediate', 'same_day', 'priority', 'routine'])[urgency_rank + 1],
    urgency_rank,
    'discharge',
    CASE fate WHEN 'stopped' THEN 'waiting' ELSE fate END,
    recorded_at,
    'Mary Nobody',
    call_due_at,
    call_due_at + a_day,
    CASE WHEN spoken < CASE WHEN is_answered THEN 0.97 ELSE 0.4 END THEN recorded_at + a_day / 12 END,
    CASE WHEN is_answered THEN recorded_at + a_day / 6 END,
    floor(3 * due),
    CASE WHEN due >= 0.33 THEN recorded_at + a_day / 24 END,
    CASE WHEN due >= 0.33 THEN 'voicemail' END,
    CASE WHEN is_answered THEN 'Hana Nobody' END,
    CASE WHEN is_answered THEN DATE '2026-11-25' + floor(20 * due - 4)::integer END,
    response_due_at,
    CASE WHEN fate = 'acknowledged' AND rare < 0.02 THEN now_at - a_day END,
    CASE WHEN fate = 'closed' THEN recorded_at + 10 * a_day END,
    CASE WHEN fate = 'closed' THEN 'response_reported' END,
    ladder,
    CASE WHEN fate = 'stopped' OR is_lost THEN recorded_at + a_day END,
    CASE WHEN fate = 'stopped' OR is_lost THEN recorded_at + a_day END,
    CASE WHEN rare BETWEEN 0.300 AND 0.3003 THEN 'revised' END,
    CASE WHEN rare BETWEEN 0.400 AND 0.4003 THEN 'revised' END,
    CASE WHEN rare BETWEEN 0.500 AND 0.5003 THEN now_at - a_day END,
    CASE WHEN rare BETWEEN 0.500 AND 0.5002 THEN 'Mary Nobody' END,
    0,
    CASE WHEN is_answered THEN call_due_at ELSE now_at + ((2 * due - 0.05) * a_day)::bigint END,
    CASE
        WHEN fate IN ('waiting', 'received', 'declined')
            THEN now_at + ((due - 0.05) * a_day)::bigint
    END,
    CASE WHEN response_due_at < now_at AND rare < 0.99 THEN response_due_at END,
    CASE WHEN rare BETWEEN 0.600 AND 0.602 THEN now_at - a_day END,
    CASE WHEN rare BETWEEN 0.600 AND 0.602 THEN now_at + a_day END,
    sender.team_id, sender.name, sender.organisation, sender.ods_code, sender.area,
    sender.telephone, receiver.team_id, receiver.name, receiver.organisation,
    receiver.ods_code, receiver.area, receiver.telephone
FROM
    drawn
    JOIN teams AS sender ON sender.number = sender
    JOIN teams AS receiver ON receiver.number = receiver,
    LATERAL (
        SELECT
            recorded_at + (ARRAY[a_day / 24, a_day / 3, 2 * a_day, 3 * a_day])[urgency_rank + 1]
                AS call_due_at,
            fate = 'acknowledged' OR fate = 'closed' AND rare > 0.05 AS is_answered,
            fate = 'closed' AND rare BETWEEN 0.200 AND 0.201 AS is_lost,
            CASE WHEN fate = 'acknowledged' THEN now_at + ((20 * due - 4) * a_day)::bigint END
                AS response_due_at
    ) AS worked_out,
    (
        SELECT json_agg(json_build_object(
            'due_at', '2026-11-26T17:00:00+00:00', 'sender', stander, 'receiver', stander
        )) AS ladder
        FROM
            generate_series(1, 4),
            json_build_object('role', 'Team leader', 'telephone', '01632 960100') AS stander
    ) AS one_ladder;

INSERT INTO hidden_families (family_id)
SELECT DISTINCT family_id FROM sizes, drawn WHERE number % (4 * hidden_for / 3) = 0;

INSERT INTO referrals (
    referral_id, handover_id, reference, "to", authority, made_as, made_at, recorded_at,
    recorded_by, team_id, team_name, team_organisation, team_ods_code, team_area, team_telephone,
    word_due_at, silence_at, outcome, review_due_at, stopped_at
)
SELECT
    pg_temp.named('referral', drawn.number),
    handover_id,
    upper(left(handover_id::text, 8)),
    'childrens_social_care',
    'Authority of ' || area,
    'safeguarding',
    recorded_at,
    recorded_at,
    'Mary Nobody',
    team_id, name, organisation, ods_code, area, telephone,
    word_due_at,
    CASE WHEN word_due_at < drawn.now_at AND rare < 0.9 THEN drawn.now_at END,
    CASE WHEN word_due_at IS NULL THEN 'assessment' END,
    CASE
        WHEN referred BETWEEN 0.950 AND 0.955 THEN drawn.now_at + (due * drawn.a_day)::bigint
    END,
    CASE WHEN referred BETWEEN 0.970 AND 0.975 THEN drawn.now_at END
FROM
    sizes,
    drawn
    JOIN teams ON teams.number = sender,
    LATERAL (SELECT pg_temp.chance('referred', drawn.number) AS referred) AS chances,
    LATERAL (
        SELECT CASE
            WHEN referred > 0.970 THEN drawn.now_at + ((3 * due - 0.5) * drawn.a_day)::bigint
        END AS word_due_at
    ) AS worked_out
WHERE drawn.number % referral_for = 0;

INSERT INTO disagreements (
    disagreement_id, handover_id, referral_id, other_side, raised_at, raised_by, raised_team,
    ladder, rung_recorded, next_rung_at, settled_at
)
SELECT
    pg_temp.named('disagreement', number),
    handover_id,
    CASE WHEN number % referral_for = 0 THEN pg_temp.named('referral', number) END,
    'Another side',
    recorded_at,
    'Mary Nobody',
    'Team of invented people ' || sender,
    '[]',
    0,
    drawn.now_at + (due * drawn.a_day)::bigint,
    CASE WHEN pg_temp.chance('settled', number) < 0.99 THEN drawn.now_at END
FROM sizes, drawn
WHERE number % disagreement_for = 0;

INSERT INTO timeline (
    handover_id, position, referral_id, what, happened_at, recorded_at, by_account, by_name,
    by_role, by_team, source, detail
)
SELECT
    handover_id,
    version,
    CASE
        WHEN version = lines AND number % referral_for = 0
            THEN pg_temp.named('referral', number)
    END,
    'call_attempted',
    recorded_at + version,
    recorded_at + version,
    'mary',
    'Mary Nobody',
    'midwife',
    'Team of invented people ' || sender,
    'page',
    '{"outcome": "voicemail", "number": "01632 960100"}'
FROM sizes, drawn, generate_series(1, lines) AS version;

INSERT INTO outbox (
    message_id, handover_id, reference, occasion, team_id, team_name, is_to_sender, queued_at,
    failures, next_try_at, sent_at, suppressed_at, why_suppressed, given_up_at
)
SELECT
    pg_temp.named('message', drawn.number),
    handover_id,
    upper(left(handover_id::text, 8)),
    'recorded',
    team_id,
    name,
    false,
    CASE WHEN post < 0.0005 THEN drawn.now_at - (drawn.a_day * due / 24)::bigint ELSE recorded_at END,
    0,
    CASE WHEN post < 0.0005 THEN drawn.now_at + 1000 END,
    CASE WHEN post > 0.01 THEN recorded_at END,
    CASE WHEN post BETWEEN 0.002 AND 0.01 THEN recorded_at END,
    CASE WHEN post BETWEEN 0.002 AND 0.01 THEN 'answered' END,
    CASE WHEN post BETWEEN 0.0005 AND 0.002 THEN recorded_at END
FROM
    drawn
    JOIN teams ON teams.number = receiver,
    LATERAL (SELECT pg_temp.chance('post', drawn.number) AS post) AS chances;

INSERT INTO parked (position, stream_id, topic, failed_as)
SELECT number, pg_temp.named('handover', number), 'handover.revised:1', 'KeyError in fold, line 1'
FROM generate_series(1, 3) AS number;

INSERT INTO heartbeats (name, beat_at)
SELECT name, now_at FROM sizes, unnest(ARRAY['projector', 'chaser', 'auditor', 'post']) AS name;
