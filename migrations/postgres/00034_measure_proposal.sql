-- +goose Up
-- Measures that people propose, and benefits that move on to a newer version of their measure.

-- A proposed measure, or a new version of one; what was said about it stands in its lines.
CREATE TABLE measure_proposal (
    id           TEXT COLLATE "C" PRIMARY KEY,
    organisation TEXT COLLATE "C" NOT NULL REFERENCES organisation (code),
    replaces     TEXT COLLATE "C" NOT NULL,
    created_at   TIMESTAMPTZ NOT NULL
);

-- What happened to a proposal, in order. source is the definition as proposed or published; measure_id and version are there once it is published.
CREATE TABLE measure_proposal_line (
    id          TEXT COLLATE "C" PRIMARY KEY,
    proposal    TEXT COLLATE "C" NOT NULL REFERENCES measure_proposal (id),
    seq         BIGINT NOT NULL,
    kind        TEXT COLLATE "C" NOT NULL,
    name        TEXT COLLATE "C" NOT NULL,
    text        TEXT COLLATE "C" NOT NULL,
    source      TEXT COLLATE "C" NOT NULL,
    measure_id  TEXT COLLATE "C" NOT NULL,
    version     BIGINT,
    recorded_at TIMESTAMPTZ NOT NULL,
    recorded_by TEXT COLLATE "C",
    CONSTRAINT measure_proposal_line_seq UNIQUE (proposal, seq),
    CONSTRAINT measure_proposal_line_kind CHECK (kind IN ('propose', 'ask', 'withdraw', 'decline', 'publish'))
);
CREATE TRIGGER measure_proposal_line_append_only BEFORE UPDATE OR DELETE ON measure_proposal_line
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER measure_proposal_line_no_truncate BEFORE TRUNCATE ON measure_proposal_line
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change();

-- A benefit that goes on under a newer version of its measure, as another benefit. Its own figures stay with the version to which they were given.
CREATE TABLE benefit_move (
    id           TEXT COLLATE "C" PRIMARY KEY,
    benefit      TEXT COLLATE "C" NOT NULL REFERENCES benefit (id),
    into_benefit TEXT COLLATE "C" NOT NULL REFERENCES benefit (id),
    from_day     DATE NOT NULL,
    reason       TEXT COLLATE "C" NOT NULL,
    recorded_at  TIMESTAMPTZ NOT NULL,
    recorded_by  TEXT COLLATE "C",
    CONSTRAINT benefit_move_once UNIQUE (benefit),
    CONSTRAINT benefit_move_into_once UNIQUE (into_benefit)
);
CREATE TRIGGER benefit_move_append_only BEFORE UPDATE OR DELETE ON benefit_move
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER benefit_move_no_truncate BEFORE TRUNCATE ON benefit_move
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change();
