-- +goose Up
-- What a benefit's profile says besides its four first answers, and what is recorded about its plan later.

-- described: no figures are owed, and outcome says what should be different. review_on: days, joined by commas.
ALTER TABLE benefit_profile ADD COLUMN described BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE benefit_profile ADD COLUMN outcome TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE benefit_profile ADD COLUMN measurer TEXT COLLATE "C" REFERENCES person (id);
ALTER TABLE benefit_profile ADD COLUMN verifier TEXT COLLATE "C" REFERENCES person (id);
ALTER TABLE benefit_profile ADD COLUMN workflow_change TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE benefit_profile ADD COLUMN review_on TEXT COLLATE "C" NOT NULL DEFAULT '';

-- The way to the target, period by period. One saving is one seq; the rows of the newest count, all together.
CREATE TABLE target_period (
    id           TEXT COLLATE "C" PRIMARY KEY,
    benefit      TEXT COLLATE "C" NOT NULL REFERENCES benefit (id),
    seq          BIGINT NOT NULL,
    period_start DATE NOT NULL,
    period_end   DATE NOT NULL,
    value        BIGINT NOT NULL,
    reason       TEXT COLLATE "C" NOT NULL,
    recorded_at  TIMESTAMPTZ NOT NULL,
    recorded_by  TEXT COLLATE "C",
    CONSTRAINT target_period_line UNIQUE (benefit, seq, period_start),
    CONSTRAINT target_period_ends_after_start CHECK (period_end >= period_start)
);
CREATE TRIGGER target_period_append_only BEFORE UPDATE OR DELETE ON target_period
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER target_period_no_truncate BEFORE TRUNCATE ON target_period
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change();

-- The latest honest expectation, with its range. It stands beside the target and never replaces it. The newest counts.
CREATE TABLE benefit_forecast (
    id          TEXT COLLATE "C" PRIMARY KEY,
    benefit     TEXT COLLATE "C" NOT NULL REFERENCES benefit (id),
    seq         BIGINT NOT NULL,
    value       BIGINT NOT NULL,
    low         BIGINT NOT NULL,
    high        BIGINT NOT NULL,
    reason      TEXT COLLATE "C" NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    recorded_by TEXT COLLATE "C",
    CONSTRAINT benefit_forecast_line UNIQUE (benefit, seq),
    CONSTRAINT benefit_forecast_range CHECK (low <= value AND value <= high)
);
CREATE TRIGGER benefit_forecast_append_only BEFORE UPDATE OR DELETE ON benefit_forecast
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER benefit_forecast_no_truncate BEFORE TRUNCATE ON benefit_forecast
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change();

-- What became of a benefit that is described and not measured. The newest counts.
CREATE TABLE benefit_outcome (
    id          TEXT COLLATE "C" PRIMARY KEY,
    benefit     TEXT COLLATE "C" NOT NULL REFERENCES benefit (id),
    seq         BIGINT NOT NULL,
    on_day      DATE NOT NULL,
    reached     TEXT COLLATE "C" NOT NULL,
    text        TEXT COLLATE "C" NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    recorded_by TEXT COLLATE "C",
    CONSTRAINT benefit_outcome_line UNIQUE (benefit, seq),
    CONSTRAINT benefit_outcome_reached CHECK (reached IN ('yes', 'partly', 'no'))
);
CREATE TRIGGER benefit_outcome_append_only BEFORE UPDATE OR DELETE ON benefit_outcome
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER benefit_outcome_no_truncate BEFORE TRUNCATE ON benefit_outcome
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change();

-- What is counted differently from the definition of the measure, and whether a programme lead accepts it into totals.
CREATE TABLE benefit_difference (
    id          TEXT COLLATE "C" PRIMARY KEY,
    benefit     TEXT COLLATE "C" NOT NULL REFERENCES benefit (id),
    seq         BIGINT NOT NULL,
    kind        TEXT COLLATE "C" NOT NULL,
    text        TEXT COLLATE "C" NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    recorded_by TEXT COLLATE "C",
    CONSTRAINT benefit_difference_line UNIQUE (benefit, seq),
    CONSTRAINT benefit_difference_kind CHECK (kind IN ('declare', 'withdraw', 'accept', 'refuse'))
);
CREATE TRIGGER benefit_difference_append_only BEFORE UPDATE OR DELETE ON benefit_difference
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER benefit_difference_no_truncate BEFORE TRUNCATE ON benefit_difference
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change();
