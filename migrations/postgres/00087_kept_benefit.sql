-- +goose Up

-- What the board page of a trust reads of each benefit, in one row, and the day from which the clock makes it another. What is missing is
-- worked out when it is first read.
ALTER TABLE kept_series ADD COLUMN board TEXT NOT NULL DEFAULT '';
ALTER TABLE kept_series ADD COLUMN valid_until DATE;
