-- +goose Up
-- Evidence as files, with revisions that say what changed and until when they hold, and who checked them against their source.

-- folded is the title as searches compare it; rows from before have none and are compared by their title.
ALTER TABLE evidence_revision ADD COLUMN folded TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE evidence_revision ADD COLUMN file_name TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE evidence_revision ADD COLUMN expires_on DATE;
ALTER TABLE evidence_revision ADD COLUMN note TEXT COLLATE "C" NOT NULL DEFAULT '';

CREATE INDEX evidence_revision_expires ON evidence_revision (evidence) WHERE expires_on IS NOT NULL;
CREATE INDEX answer_evidence_evidence ON answer_evidence (evidence);

-- Somebody other than who recorded a revision held it against its source. The first check of a revision counts; a new revision is unchecked.
CREATE TABLE evidence_check (
    id          TEXT COLLATE "C" PRIMARY KEY,
    evidence    TEXT COLLATE "C" NOT NULL REFERENCES evidence (id),
    revision    BIGINT NOT NULL,
    person      TEXT COLLATE "C" NOT NULL REFERENCES person (id),
    on_day      DATE NOT NULL,
    source      TEXT COLLATE "C" NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT evidence_check_once UNIQUE (evidence, revision)
);

CREATE TRIGGER evidence_check_append_only BEFORE UPDATE OR DELETE ON evidence_check
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER evidence_check_no_truncate BEFORE TRUNCATE ON evidence_check
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change();
