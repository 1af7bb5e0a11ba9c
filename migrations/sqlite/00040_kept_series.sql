-- +goose Up
-- What a table of many charts shows of each benefit, so that it need not read and judge every figure. Rebuilt from the
-- ledgers, never edited: newest part, last values (oldest first, one text), last figure, and how sure it is.
CREATE TABLE kept_series (
    benefit    TEXT PRIMARY KEY REFERENCES benefit (id),
    figures    INTEGER NOT NULL,
    kind       TEXT NOT NULL,
    variation  TEXT NOT NULL,
    assurance  TEXT NOT NULL,
    middle     REAL,
    lower      REAL,
    upper      REAL,
    target     REAL,
    decimals   INTEGER NOT NULL,
    recent     TEXT NOT NULL,
    last_value INTEGER,
    last_from  TEXT,
    last_to    TEXT,
    grade      TEXT NOT NULL
) STRICT;
