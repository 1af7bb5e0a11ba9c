-- +goose Up
-- How many minutes a case a pilot or an adoption saves, by its approved map or by its figures, so that hours waiting need
-- not read every map and figure. An exact fraction as text ("264/25"). Rebuilt from the ledgers, never edited.
CREATE TABLE kept_rate (
    subject_kind TEXT COLLATE "C" NOT NULL,
    subject_id   TEXT COLLATE "C" NOT NULL,
    basis        TEXT COLLATE "C" NOT NULL CHECK (basis IN ('map', 'figures')),
    minutes      TEXT COLLATE "C" NOT NULL,
    grade        TEXT COLLATE "C" NOT NULL,
    version      BIGINT NOT NULL,
    hours        BIGINT,
    cases        BIGINT,
    from_day     DATE,
    to_day       DATE,
    PRIMARY KEY (subject_kind, subject_id, basis)
);
