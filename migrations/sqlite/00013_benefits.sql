-- +goose Up
-- How sure a figure is follows from how both sides were found, so both say it; and what a figure may carry besides its value.

-- title is a benefit's own name; annual: baseline and target are per year, while figures are per period.
ALTER TABLE benefit_profile ADD COLUMN title TEXT NOT NULL DEFAULT '';
ALTER TABLE benefit_profile ADD COLUMN annual INTEGER NOT NULL DEFAULT 0;
ALTER TABLE benefit_profile ADD COLUMN day_type TEXT NOT NULL DEFAULT '';
ALTER TABLE benefit_profile ADD COLUMN share INTEGER;
ALTER TABLE benefit_profile ADD COLUMN method TEXT NOT NULL DEFAULT '';
ALTER TABLE benefit_profile ADD COLUMN sample INTEGER;
ALTER TABLE benefit_profile ADD COLUMN assumptions TEXT NOT NULL DEFAULT '';

ALTER TABLE baseline ADD COLUMN method TEXT NOT NULL DEFAULT '';
ALTER TABLE baseline ADD COLUMN sample INTEGER;
ALTER TABLE baseline ADD COLUMN from_day TEXT;
ALTER TABLE baseline ADD COLUMN to_day TEXT;

-- cases: how many went through the new process, where hours are reckoned from minutes a case.
ALTER TABLE observation ADD COLUMN cases INTEGER;
ALTER TABLE observation ADD COLUMN note TEXT NOT NULL DEFAULT '';
