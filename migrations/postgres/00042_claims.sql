-- +goose Up
-- The double-counting register: whose time at which steps a benefit counts, and how two that meet share it.

CREATE TABLE claim (
    id           TEXT COLLATE "C" PRIMARY KEY,
    benefit      TEXT COLLATE "C" NOT NULL REFERENCES benefit (id),
    unit_of_work TEXT COLLATE "C" NOT NULL,
    steps        TEXT COLLATE "C" NOT NULL, -- one a line
    staff_group  TEXT COLLATE "C" NOT NULL,
    from_day     DATE NOT NULL,
    to_day       DATE,
    cases        BIGINT,
    recorded_at  TIMESTAMPTZ NOT NULL,
    recorded_by  TEXT COLLATE "C",
    CONSTRAINT claim_cases_not_negative CHECK (cases IS NULL OR cases >= 0)
);
CREATE INDEX claim_benefit ON claim (benefit);

CREATE TABLE claim_withdrawal (
    claim       TEXT COLLATE "C" PRIMARY KEY REFERENCES claim (id),
    reason      TEXT COLLATE "C" NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    recorded_by TEXT COLLATE "C"
);

-- The newest proposal about two claims and a step counts, from the day on which a second person agrees.
CREATE TABLE claim_share (
    id           TEXT COLLATE "C" PRIMARY KEY,
    first_claim  TEXT COLLATE "C" NOT NULL REFERENCES claim (id),
    second_claim TEXT COLLATE "C" NOT NULL REFERENCES claim (id),
    step         TEXT COLLATE "C" NOT NULL,
    cases        BIGINT NOT NULL,
    minutes      BIGINT NOT NULL,
    of_first     BIGINT NOT NULL,
    of_second    BIGINT NOT NULL,
    why          TEXT COLLATE "C" NOT NULL,
    proposed_by  TEXT COLLATE "C" REFERENCES person (id),
    on_day       DATE NOT NULL,
    recorded_at  TIMESTAMPTZ NOT NULL,
    CONSTRAINT claim_share_at_most_all CHECK (of_first >= 0 AND of_second >= 0 AND of_first + of_second <= 1000000)
);
CREATE INDEX claim_share_first ON claim_share (first_claim);

CREATE TABLE claim_share_agreement (
    share       TEXT COLLATE "C" PRIMARY KEY REFERENCES claim_share (id),
    person      TEXT COLLATE "C" NOT NULL REFERENCES person (id),
    on_day      DATE NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL
);

CREATE TRIGGER claim_append_only BEFORE UPDATE OR DELETE ON claim
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER claim_no_truncate BEFORE TRUNCATE ON claim
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER claim_withdrawal_append_only BEFORE UPDATE OR DELETE ON claim_withdrawal
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER claim_withdrawal_no_truncate BEFORE TRUNCATE ON claim_withdrawal
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER claim_share_append_only BEFORE UPDATE OR DELETE ON claim_share
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER claim_share_no_truncate BEFORE TRUNCATE ON claim_share
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER claim_share_agreement_append_only BEFORE UPDATE OR DELETE ON claim_share_agreement
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER claim_share_agreement_no_truncate BEFORE TRUNCATE ON claim_share_agreement
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change();
