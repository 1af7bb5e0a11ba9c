-- +goose Up
-- What a benefit's profile says besides its four first answers, and what is recorded about its plan later.

-- described: no figures are owed, and outcome says what should be different. review_on: days, joined by commas.
ALTER TABLE benefit_profile ADD COLUMN described INTEGER NOT NULL DEFAULT 0;
ALTER TABLE benefit_profile ADD COLUMN outcome TEXT NOT NULL DEFAULT '';
ALTER TABLE benefit_profile ADD COLUMN measurer TEXT REFERENCES person (id);
ALTER TABLE benefit_profile ADD COLUMN verifier TEXT REFERENCES person (id);
ALTER TABLE benefit_profile ADD COLUMN workflow_change TEXT NOT NULL DEFAULT '';
ALTER TABLE benefit_profile ADD COLUMN review_on TEXT NOT NULL DEFAULT '';

-- The way to the target, period by period. One saving is one seq; the rows of the newest count, all together.
CREATE TABLE target_period (
    id           TEXT PRIMARY KEY,
    benefit      TEXT NOT NULL REFERENCES benefit (id),
    seq          INTEGER NOT NULL,
    period_start TEXT NOT NULL,
    period_end   TEXT NOT NULL,
    value        INTEGER NOT NULL,
    reason       TEXT NOT NULL,
    recorded_at  TEXT NOT NULL,
    recorded_by  TEXT,
    CONSTRAINT target_period_line UNIQUE (benefit, seq, period_start),
    CONSTRAINT target_period_ends_after_start CHECK (period_end >= period_start)
) STRICT;
-- +goose StatementBegin
CREATE TRIGGER target_period_no_update BEFORE UPDATE ON target_period
BEGIN
    SELECT RAISE(ABORT, 'ledger: target_period is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER target_period_no_delete BEFORE DELETE ON target_period
BEGIN
    SELECT RAISE(ABORT, 'ledger: target_period is append-only');
END;
-- +goose StatementEnd

-- The latest honest expectation, with its range. It stands beside the target and never replaces it. The newest counts.
CREATE TABLE benefit_forecast (
    id          TEXT PRIMARY KEY,
    benefit     TEXT NOT NULL REFERENCES benefit (id),
    seq         INTEGER NOT NULL,
    value       INTEGER NOT NULL,
    low         INTEGER NOT NULL,
    high        INTEGER NOT NULL,
    reason      TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    recorded_by TEXT,
    CONSTRAINT benefit_forecast_line UNIQUE (benefit, seq),
    CONSTRAINT benefit_forecast_range CHECK (low <= value AND value <= high)
) STRICT;
-- +goose StatementBegin
CREATE TRIGGER benefit_forecast_no_update BEFORE UPDATE ON benefit_forecast
BEGIN
    SELECT RAISE(ABORT, 'ledger: benefit_forecast is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER benefit_forecast_no_delete BEFORE DELETE ON benefit_forecast
BEGIN
    SELECT RAISE(ABORT, 'ledger: benefit_forecast is append-only');
END;
-- +goose StatementEnd

-- What became of a benefit that is described and not measured. The newest counts.
CREATE TABLE benefit_outcome (
    id          TEXT PRIMARY KEY,
    benefit     TEXT NOT NULL REFERENCES benefit (id),
    seq         INTEGER NOT NULL,
    on_day      TEXT NOT NULL,
    reached     TEXT NOT NULL,
    text        TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    recorded_by TEXT,
    CONSTRAINT benefit_outcome_line UNIQUE (benefit, seq),
    CONSTRAINT benefit_outcome_reached CHECK (reached IN ('yes', 'partly', 'no'))
) STRICT;
-- +goose StatementBegin
CREATE TRIGGER benefit_outcome_no_update BEFORE UPDATE ON benefit_outcome
BEGIN
    SELECT RAISE(ABORT, 'ledger: benefit_outcome is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER benefit_outcome_no_delete BEFORE DELETE ON benefit_outcome
BEGIN
    SELECT RAISE(ABORT, 'ledger: benefit_outcome is append-only');
END;
-- +goose StatementEnd

-- What is counted differently from the definition of the measure, and whether a programme lead accepts it into totals.
CREATE TABLE benefit_difference (
    id          TEXT PRIMARY KEY,
    benefit     TEXT NOT NULL REFERENCES benefit (id),
    seq         INTEGER NOT NULL,
    kind        TEXT NOT NULL,
    text        TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    recorded_by TEXT,
    CONSTRAINT benefit_difference_line UNIQUE (benefit, seq),
    CONSTRAINT benefit_difference_kind CHECK (kind IN ('declare', 'withdraw', 'accept', 'refuse'))
) STRICT;
-- +goose StatementBegin
CREATE TRIGGER benefit_difference_no_update BEFORE UPDATE ON benefit_difference
BEGIN
    SELECT RAISE(ABORT, 'ledger: benefit_difference is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER benefit_difference_no_delete BEFORE DELETE ON benefit_difference
BEGIN
    SELECT RAISE(ABORT, 'ledger: benefit_difference is append-only');
END;
-- +goose StatementEnd
