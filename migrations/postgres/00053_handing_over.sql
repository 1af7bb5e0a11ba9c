-- +goose Up
-- Who owns an accepted gap since it was handed over; what was accepted, and until when, stays as it was. The newest row counts.
CREATE TABLE condition_owner (
    id          TEXT COLLATE "C" PRIMARY KEY,
    condition   TEXT COLLATE "C" NOT NULL REFERENCES condition (id),
    seq         BIGINT NOT NULL,
    owner       TEXT COLLATE "C" NOT NULL REFERENCES person (id),
    recorded_at TIMESTAMPTZ NOT NULL,
    recorded_by TEXT COLLATE "C",
    CONSTRAINT condition_owner_line UNIQUE (condition, seq)
);
CREATE TRIGGER condition_owner_append_only BEFORE UPDATE OR DELETE ON condition_owner
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER condition_owner_no_truncate BEFORE TRUNCATE ON condition_owner
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change();
