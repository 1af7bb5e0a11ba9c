-- +goose Up
-- Published statistics: a series of an organisation is one measure of one publication, and the totals of areas are kept.

CREATE UNIQUE INDEX series_published ON series (organisation, measure_id, measure_version, source) WHERE organisation IS NOT NULL;

-- What the organisations of an integrated care board, a region or England published for a period, added up.
CREATE TABLE kept_statistic (
    area            TEXT NOT NULL REFERENCES organisation (code),
    measure_id      TEXT NOT NULL,
    measure_version INTEGER NOT NULL,
    source          TEXT NOT NULL,
    period_start    TEXT NOT NULL,
    period_end      TEXT NOT NULL,
    value           INTEGER NOT NULL,
    numerator       INTEGER NOT NULL,
    denominator     INTEGER NOT NULL,
    organisations   INTEGER NOT NULL,
    PRIMARY KEY (area, measure_id, measure_version, source, period_start)
) STRICT;
