-- +goose Up
-- The double-counting register: whose time at which steps a benefit counts, and how two that meet share it.

CREATE TABLE claim (
    id           TEXT PRIMARY KEY,
    benefit      TEXT NOT NULL REFERENCES benefit (id),
    unit_of_work TEXT NOT NULL,
    steps        TEXT NOT NULL, -- one a line
    staff_group  TEXT NOT NULL,
    from_day     TEXT NOT NULL,
    to_day       TEXT,
    cases        INTEGER,
    recorded_at  TEXT NOT NULL,
    recorded_by  TEXT,
    CONSTRAINT claim_cases_not_negative CHECK (cases IS NULL OR cases >= 0)
) STRICT;
CREATE INDEX claim_benefit ON claim (benefit);

CREATE TABLE claim_withdrawal (
    claim       TEXT PRIMARY KEY REFERENCES claim (id),
    reason      TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    recorded_by TEXT
) STRICT;

-- The newest proposal about two claims and a step counts, from the day on which a second person agrees.
CREATE TABLE claim_share (
    id           TEXT PRIMARY KEY,
    first_claim  TEXT NOT NULL REFERENCES claim (id),
    second_claim TEXT NOT NULL REFERENCES claim (id),
    step         TEXT NOT NULL,
    cases        INTEGER NOT NULL,
    minutes      INTEGER NOT NULL,
    of_first     INTEGER NOT NULL,
    of_second    INTEGER NOT NULL,
    why          TEXT NOT NULL,
    proposed_by  TEXT REFERENCES person (id),
    on_day       TEXT NOT NULL,
    recorded_at  TEXT NOT NULL,
    CONSTRAINT claim_share_at_most_all CHECK (of_first >= 0 AND of_second >= 0 AND of_first + of_second <= 1000000)
) STRICT;
CREATE INDEX claim_share_first ON claim_share (first_claim);

CREATE TABLE claim_share_agreement (
    share       TEXT PRIMARY KEY REFERENCES claim_share (id),
    person      TEXT NOT NULL REFERENCES person (id),
    on_day      TEXT NOT NULL,
    recorded_at TEXT NOT NULL
) STRICT;

-- +goose StatementBegin
CREATE TRIGGER claim_no_update BEFORE UPDATE ON claim
BEGIN
    SELECT RAISE(ABORT, 'ledger: claim is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER claim_no_delete BEFORE DELETE ON claim
BEGIN
    SELECT RAISE(ABORT, 'ledger: claim is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER claim_withdrawal_no_update BEFORE UPDATE ON claim_withdrawal
BEGIN
    SELECT RAISE(ABORT, 'ledger: claim_withdrawal is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER claim_withdrawal_no_delete BEFORE DELETE ON claim_withdrawal
BEGIN
    SELECT RAISE(ABORT, 'ledger: claim_withdrawal is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER claim_share_no_update BEFORE UPDATE ON claim_share
BEGIN
    SELECT RAISE(ABORT, 'ledger: claim_share is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER claim_share_no_delete BEFORE DELETE ON claim_share
BEGIN
    SELECT RAISE(ABORT, 'ledger: claim_share is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER claim_share_agreement_no_update BEFORE UPDATE ON claim_share_agreement
BEGIN
    SELECT RAISE(ABORT, 'ledger: claim_share_agreement is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER claim_share_agreement_no_delete BEFORE DELETE ON claim_share_agreement
BEGIN
    SELECT RAISE(ABORT, 'ledger: claim_share_agreement is append-only');
END;
-- +goose StatementEnd
