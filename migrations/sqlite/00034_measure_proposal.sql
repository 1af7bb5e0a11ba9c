-- +goose Up
-- Measures that people propose, and benefits that move on to a newer version of their measure.

-- A proposed measure, or a new version of one; what was said about it stands in its lines.
CREATE TABLE measure_proposal (
    id           TEXT PRIMARY KEY,
    organisation TEXT NOT NULL REFERENCES organisation (code),
    replaces     TEXT NOT NULL,
    created_at   TEXT NOT NULL
) STRICT;

-- What happened to a proposal, in order. source is the definition as proposed or published; measure_id and version are there once it is published.
CREATE TABLE measure_proposal_line (
    id          TEXT PRIMARY KEY,
    proposal    TEXT NOT NULL REFERENCES measure_proposal (id),
    seq         INTEGER NOT NULL,
    kind        TEXT NOT NULL,
    name        TEXT NOT NULL,
    text        TEXT NOT NULL,
    source      TEXT NOT NULL,
    measure_id  TEXT NOT NULL,
    version     INTEGER,
    recorded_at TEXT NOT NULL,
    recorded_by TEXT,
    CONSTRAINT measure_proposal_line_seq UNIQUE (proposal, seq),
    CONSTRAINT measure_proposal_line_kind CHECK (kind IN ('propose', 'ask', 'withdraw', 'decline', 'publish'))
) STRICT;
-- +goose StatementBegin
CREATE TRIGGER measure_proposal_line_no_update BEFORE UPDATE ON measure_proposal_line
BEGIN
    SELECT RAISE(ABORT, 'ledger: measure_proposal_line is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER measure_proposal_line_no_delete BEFORE DELETE ON measure_proposal_line
BEGIN
    SELECT RAISE(ABORT, 'ledger: measure_proposal_line is append-only');
END;
-- +goose StatementEnd

-- A benefit that goes on under a newer version of its measure, as another benefit. Its own figures stay with the version to which they were given.
CREATE TABLE benefit_move (
    id           TEXT PRIMARY KEY,
    benefit      TEXT NOT NULL REFERENCES benefit (id),
    into_benefit TEXT NOT NULL REFERENCES benefit (id),
    from_day     TEXT NOT NULL,
    reason       TEXT NOT NULL,
    recorded_at  TEXT NOT NULL,
    recorded_by  TEXT,
    CONSTRAINT benefit_move_once UNIQUE (benefit),
    CONSTRAINT benefit_move_into_once UNIQUE (into_benefit)
) STRICT;
-- +goose StatementBegin
CREATE TRIGGER benefit_move_no_update BEFORE UPDATE ON benefit_move
BEGIN
    SELECT RAISE(ABORT, 'ledger: benefit_move is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER benefit_move_no_delete BEFORE DELETE ON benefit_move
BEGIN
    SELECT RAISE(ABORT, 'ledger: benefit_move is append-only');
END;
-- +goose StatementEnd
