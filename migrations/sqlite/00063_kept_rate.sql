-- +goose Up
-- How many minutes a case a pilot or an adoption saves, by its approved map or by its figures, so that hours waiting need
-- not read every map and figure. An exact fraction as text ("264/25"). Rebuilt from the ledgers, never edited.
CREATE TABLE kept_rate (
    subject_kind TEXT NOT NULL,
    subject_id   TEXT NOT NULL,
    basis        TEXT NOT NULL CHECK (basis IN ('map', 'figures')),
    minutes      TEXT NOT NULL,
    grade        TEXT NOT NULL,
    version      INTEGER NOT NULL,
    hours        INTEGER,
    cases        INTEGER,
    from_day     TEXT,
    to_day       TEXT,
    PRIMARY KEY (subject_kind, subject_id, basis)
) STRICT;
