-- +goose Up
-- Which versions of the checklist were published here, by a person, and not with the program: with what they say has changed.
CREATE TABLE checklist_publication (
    id          TEXT COLLATE "C" PRIMARY KEY,
    checklist   TEXT COLLATE "C" NOT NULL,
    version     BIGINT NOT NULL,
    changed     TEXT COLLATE "C" NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    recorded_by TEXT COLLATE "C" REFERENCES person (id),
    CONSTRAINT checklist_publication_once UNIQUE (checklist, version)
);

-- An adoption moved to another version of the checklist, or back: the newest row counts, and without one the version that it
-- began with. A row that takes a move back names it.
CREATE TABLE checklist_move (
    id           TEXT COLLATE "C" PRIMARY KEY,
    adoption     TEXT COLLATE "C" NOT NULL REFERENCES adoption (id),
    seq          BIGINT NOT NULL,
    checklist    TEXT COLLATE "C" NOT NULL,
    version      BIGINT NOT NULL,
    from_version BIGINT NOT NULL,
    undoes       TEXT COLLATE "C" REFERENCES checklist_move (id),
    recorded_at  TIMESTAMPTZ NOT NULL,
    recorded_by  TEXT COLLATE "C" REFERENCES person (id),
    CONSTRAINT checklist_move_line UNIQUE (adoption, seq),
    CONSTRAINT checklist_move_moves CHECK (version <> from_version)
);
CREATE TRIGGER checklist_publication_append_only BEFORE UPDATE OR DELETE ON checklist_publication
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER checklist_publication_no_truncate BEFORE TRUNCATE ON checklist_publication
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER checklist_move_append_only BEFORE UPDATE OR DELETE ON checklist_move
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER checklist_move_no_truncate BEFORE TRUNCATE ON checklist_move
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change();
