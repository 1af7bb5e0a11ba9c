-- +goose Up
-- Whom a benefit is charged to: a pound saved by one trust and charged to another is a transfer in totals above both.

CREATE TABLE benefit_charge (
    id          TEXT COLLATE "C" PRIMARY KEY,
    benefit     TEXT COLLATE "C" NOT NULL REFERENCES benefit (id),
    seq         BIGINT NOT NULL,
    charged_to  TEXT COLLATE "C" REFERENCES organisation (code), -- NULL: nobody any more
    reason      TEXT COLLATE "C" NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    recorded_by TEXT COLLATE "C",
    CONSTRAINT benefit_charge_line UNIQUE (benefit, seq)
);
CREATE TRIGGER benefit_charge_append_only BEFORE UPDATE OR DELETE ON benefit_charge
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER benefit_charge_no_truncate BEFORE TRUNCATE ON benefit_charge
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change();
