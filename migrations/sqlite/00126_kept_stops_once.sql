-- +goose Up

-- What stops a take-up is kept once for all gates, in half the text: what one answer about a trust costs is how much of the row it reads
-- and writes. What was kept is not carried over: each is overtaken, and worked out anew when it is first read.
UPDATE kept_readiness SET valid_until = '2000-01-01', overtaken = NULL, standings = COALESCE((
    SELECT group_concat(a.id || ' ' || a.checklist || ' ' || a.checklist_version || ' - 2000-01-01', char(10) || char(10))
    FROM adoption a
    WHERE a.trust = kept_readiness.trust AND a.open), '');

-- The newest of what an adoption said to a question is found in the index alone, however often it said something.
DROP INDEX answer_trust;
CREATE INDEX answer_trust ON answer (trust, item_id, adoption, checklist_version, kind, seq);
