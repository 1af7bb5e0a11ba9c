-- +goose Up

-- How all open adoptions of a trust stand, in one row: one answer about a trust turns all of them, and what it costs is how many rows it
-- reads and writes. What was kept in a row for each is not carried over: each is overtaken, and worked out anew when it is first read.
DROP TABLE kept_readiness;
CREATE TABLE kept_readiness (
    trust       TEXT PRIMARY KEY REFERENCES organisation (code),
    standings   TEXT NOT NULL,
    valid_until DATE,
    overtaken   DATE
);
CREATE INDEX kept_readiness_valid_until ON kept_readiness (valid_until);

INSERT INTO kept_readiness (trust, standings, valid_until)
SELECT trust, string_agg(id || ' ' || checklist || ' ' || checklist_version || ' - 2000-01-01', E'\n\n' ORDER BY id), DATE '2000-01-01'
FROM adoption
WHERE open
GROUP BY trust;
