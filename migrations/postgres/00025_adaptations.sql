-- +goose Up
-- How an adopting trust's own way differs from the pilot's.

-- Which version of the pilot's workflow an adopting trust started from, or took over later. The newest row counts.
CREATE TABLE workflow_taken (
    id          TEXT COLLATE "C" PRIMARY KEY,
    adoption    TEXT COLLATE "C" NOT NULL REFERENCES adoption (id),
    version     TEXT COLLATE "C" NOT NULL REFERENCES workflow_version (id),
    seq         BIGINT NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    recorded_by TEXT COLLATE "C" REFERENCES person (id),
    CONSTRAINT workflow_taken_line UNIQUE (adoption, seq)
);

-- What a trust does in its own way, and why. version is the save of the own map on which it was written down; pack_step is a
-- step of the pilot, local_step one of the own. The newest row about the same part and own step counts.
CREATE TABLE adaptation (
    id          TEXT COLLATE "C" PRIMARY KEY,
    adoption    TEXT COLLATE "C" NOT NULL REFERENCES adoption (id),
    version     TEXT COLLATE "C" NOT NULL REFERENCES workflow_version (id),
    pack_step   TEXT COLLATE "C" NOT NULL,
    local_step  TEXT COLLATE "C" NOT NULL,
    seq         BIGINT NOT NULL,
    difference  TEXT COLLATE "C" NOT NULL,
    reason      TEXT COLLATE "C" NOT NULL,
    part        TEXT COLLATE "C" NOT NULL,
    agreed      BOOLEAN NOT NULL,
    effect      TEXT COLLATE "C" NOT NULL,
    withdrawn   BOOLEAN NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    recorded_by TEXT COLLATE "C" REFERENCES person (id),
    CONSTRAINT adaptation_line UNIQUE (adoption, seq),
    CONSTRAINT adaptation_part CHECK (part IN ('core', 'adaptable'))
);

CREATE TRIGGER workflow_taken_append_only BEFORE UPDATE OR DELETE ON workflow_taken
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER workflow_taken_no_truncate BEFORE TRUNCATE ON workflow_taken
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER adaptation_append_only BEFORE UPDATE OR DELETE ON adaptation
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER adaptation_no_truncate BEFORE TRUNCATE ON adaptation
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change();
