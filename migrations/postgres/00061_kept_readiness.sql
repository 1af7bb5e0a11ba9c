-- +goose Up

-- How each open adoption stands, in one row: what a list costs is how many rows it reads, and what saving an answer about a trust
-- costs is how many rows its adoptions write. What was kept in many rows is not carried over: it is worked out anew when it is first read.
CREATE TABLE kept_readiness (
    adoption    TEXT PRIMARY KEY REFERENCES adoption (id),
    standing    TEXT NOT NULL,
    valid_until DATE
);
CREATE INDEX kept_readiness_valid_until ON kept_readiness (valid_until);

INSERT INTO kept_readiness (adoption, standing, valid_until)
SELECT DISTINCT adoption, '', DATE '2000-01-01' FROM kept_gate;

DROP TABLE kept_stop;
DROP TABLE kept_gate;
