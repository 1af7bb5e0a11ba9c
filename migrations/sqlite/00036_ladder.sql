-- +goose Up
-- What became of hours freed, rung by rung: hours put to use and what for, and hours taken out of a budget. What could be
-- freed and what was freed is worked out, never written here.

CREATE TABLE ladder (
    id           TEXT PRIMARY KEY,
    benefit      TEXT NOT NULL REFERENCES benefit (id),
    period_start TEXT NOT NULL,
    period_end   TEXT NOT NULL,
    tier         TEXT NOT NULL,
    seq          INTEGER NOT NULL,
    hours        INTEGER NOT NULL,
    used_for     TEXT NOT NULL,
    budget_code  TEXT,
    reason       TEXT,
    recorded_at  TEXT NOT NULL,
    recorded_by  TEXT,
    CONSTRAINT ladder_once UNIQUE (benefit, period_start, tier, seq),
    CONSTRAINT ladder_tier CHECK (tier IN ('redeployed', 'cashed')),
    CONSTRAINT ladder_not_negative CHECK (hours >= 0),
    CONSTRAINT ladder_budget CHECK (tier <> 'cashed' OR budget_code IS NOT NULL)
) STRICT;

-- +goose StatementBegin
CREATE TRIGGER ladder_no_update BEFORE UPDATE ON ladder
BEGIN
    SELECT RAISE(ABORT, 'ledger: ladder is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER ladder_no_delete BEFORE DELETE ON ladder
BEGIN
    SELECT RAISE(ABORT, 'ledger: ladder is append-only');
END;
-- +goose StatementEnd
