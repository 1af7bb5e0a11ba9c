-- +goose Up
-- What stops the take-ups of each trust, what it handed in and how its take-ups stand, in one row: pages about a country read as
-- many rows as have changed since they were last read. n is where the trust's history stood when it was worked out: a deed there
-- overtakes it without writing here. seq says in which order rows were written, all trusts together.
CREATE TABLE kept_insight (
    trust       TEXT PRIMARY KEY REFERENCES organisation (code),
    part        TEXT NOT NULL,
    n           INTEGER NOT NULL,
    seq         INTEGER NOT NULL,
    valid_until TEXT
) STRICT;

CREATE INDEX kept_insight_seq ON kept_insight (seq);
