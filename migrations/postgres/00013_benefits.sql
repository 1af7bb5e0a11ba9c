-- +goose Up
-- How sure a figure is follows from how both sides were found, so both say it; and what a figure may carry besides its value.

-- title is a benefit's own name; annual: baseline and target are per year, while figures are per period.
ALTER TABLE benefit_profile ADD COLUMN title TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE benefit_profile ADD COLUMN annual BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE benefit_profile ADD COLUMN day_type TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE benefit_profile ADD COLUMN share BIGINT;
ALTER TABLE benefit_profile ADD COLUMN method TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE benefit_profile ADD COLUMN sample BIGINT;
ALTER TABLE benefit_profile ADD COLUMN assumptions TEXT COLLATE "C" NOT NULL DEFAULT '';

ALTER TABLE baseline ADD COLUMN method TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE baseline ADD COLUMN sample BIGINT;
ALTER TABLE baseline ADD COLUMN from_day DATE;
ALTER TABLE baseline ADD COLUMN to_day DATE;

-- cases: how many went through the new process, where hours are reckoned from minutes a case.
ALTER TABLE observation ADD COLUMN cases BIGINT;
ALTER TABLE observation ADD COLUMN note TEXT COLLATE "C" NOT NULL DEFAULT '';
