-- +goose Up
-- What became of hours freed, rung by rung: hours put to use and what for, and hours taken out of a budget. What could be
-- freed and what was freed is worked out, never written here.

CREATE TABLE ladder (
    id           TEXT COLLATE "C" PRIMARY KEY,
    benefit      TEXT COLLATE "C" NOT NULL REFERENCES benefit (id),
    period_start DATE NOT NULL,
    period_end   DATE NOT NULL,
    tier         TEXT COLLATE "C" NOT NULL,
    seq          BIGINT NOT NULL,
    hours        BIGINT NOT NULL,
    used_for     TEXT COLLATE "C" NOT NULL,
    budget_code  TEXT COLLATE "C",
    reason       TEXT COLLATE "C",
    recorded_at  TIMESTAMPTZ NOT NULL,
    recorded_by  TEXT COLLATE "C",
    CONSTRAINT ladder_once UNIQUE (benefit, period_start, tier, seq),
    CONSTRAINT ladder_tier CHECK (tier IN ('redeployed', 'cashed')),
    CONSTRAINT ladder_not_negative CHECK (hours >= 0),
    CONSTRAINT ladder_budget CHECK (tier <> 'cashed' OR budget_code IS NOT NULL)
);

CREATE TRIGGER ladder_append_only BEFORE UPDATE OR DELETE ON ladder
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER ladder_no_truncate BEFORE TRUNCATE ON ladder
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change();
