-- +goose Up

-- What each benefit adds to totals above its trust, and what all open benefits, pilots and take-ups of an organisation come to,
-- in one row: a page about England reads as many rows as it has trusts. What is missing is worked out when the program starts.
ALTER TABLE kept_series ADD COLUMN part TEXT NOT NULL DEFAULT '';

CREATE TABLE kept_board (
    organisation TEXT PRIMARY KEY REFERENCES organisation (code),
    part         TEXT NOT NULL,
    pilots       INTEGER NOT NULL,
    adoptions    INTEGER NOT NULL,
    valid_until  TEXT
) STRICT;

CREATE INDEX IF NOT EXISTS function_holder_supersedes ON function_holder (supersedes);
