-- +goose Up
-- A new start of the limits can be taken back, by a new row: the newest of a series and day counts.
ALTER TABLE rebase ADD COLUMN seq BIGINT NOT NULL DEFAULT 1;
ALTER TABLE rebase ADD COLUMN withdrawn BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE rebase ALTER COLUMN seq DROP DEFAULT;
ALTER TABLE rebase ALTER COLUMN withdrawn DROP DEFAULT;
ALTER TABLE rebase DROP CONSTRAINT rebase_once;
ALTER TABLE rebase ADD CONSTRAINT rebase_line UNIQUE (series, on_day, seq);
