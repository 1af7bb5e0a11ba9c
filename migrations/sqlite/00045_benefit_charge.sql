-- +goose Up
-- Whom a benefit is charged to: a pound saved by one trust and charged to another is a transfer in totals above both.

CREATE TABLE benefit_charge (
    id          TEXT PRIMARY KEY,
    benefit     TEXT NOT NULL REFERENCES benefit (id),
    seq         INTEGER NOT NULL,
    charged_to  TEXT REFERENCES organisation (code), -- NULL: nobody any more
    reason      TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    recorded_by TEXT,
    CONSTRAINT benefit_charge_line UNIQUE (benefit, seq)
) STRICT;
-- +goose StatementBegin
CREATE TRIGGER benefit_charge_no_update BEFORE UPDATE ON benefit_charge
BEGIN
    SELECT RAISE(ABORT, 'ledger: benefit_charge is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER benefit_charge_no_delete BEFORE DELETE ON benefit_charge
BEGIN
    SELECT RAISE(ABORT, 'ledger: benefit_charge is append-only');
END;
-- +goose StatementEnd
