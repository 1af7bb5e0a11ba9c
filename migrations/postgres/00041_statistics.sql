-- +goose Up
-- Published statistics: a series of an organisation is one measure of one publication, and the totals of areas are kept.

CREATE UNIQUE INDEX series_published ON series (organisation, measure_id, measure_version, source) WHERE organisation IS NOT NULL;

-- What the organisations of an integrated care board, a region or England published for a period, added up.
CREATE TABLE kept_statistic (
    area            TEXT COLLATE "C" NOT NULL REFERENCES organisation (code),
    measure_id      TEXT COLLATE "C" NOT NULL,
    measure_version BIGINT NOT NULL,
    source          TEXT COLLATE "C" NOT NULL,
    period_start    DATE NOT NULL,
    period_end      DATE NOT NULL,
    value           BIGINT NOT NULL,
    numerator       BIGINT NOT NULL,
    denominator     BIGINT NOT NULL,
    organisations   BIGINT NOT NULL,
    PRIMARY KEY (area, measure_id, measure_version, source, period_start)
);
