-- +goose Up
-- Questions going back and forth: handed in by who answers, sent back or called done by who shared them out. Each row keeps the answer as it
-- stood, because those above the trust read levels as last handed in, never drafts.
CREATE TABLE hand_in (
    id          TEXT COLLATE "C" PRIMARY KEY,
    trust       TEXT COLLATE "C" NOT NULL REFERENCES organisation (code),
    adoption    TEXT COLLATE "C" REFERENCES adoption (id),
    item_id     TEXT COLLATE "C" NOT NULL,
    seq         BIGINT NOT NULL,
    move        TEXT COLLATE "C" NOT NULL,
    answer      TEXT COLLATE "C" NOT NULL REFERENCES answer (id),
    counted     TEXT COLLATE "C" NOT NULL,
    note        TEXT COLLATE "C" NOT NULL,
    on_day      DATE NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    recorded_by TEXT COLLATE "C",
    CONSTRAINT hand_in_move CHECK (move IN ('handed_in', 'changes_asked', 'done')),
    CONSTRAINT hand_in_counted CHECK (counted IN ('not_in_place', 'planned', 'partly', 'in_place', 'embedded', 'not_known', 'not_applicable')),
    CONSTRAINT hand_in_changes_say_what CHECK (move <> 'changes_asked' OR note <> '')
);
CREATE UNIQUE INDEX hand_in_line ON hand_in (trust, COALESCE(adoption, ''), item_id, seq);

-- What people of the trust say to each other about one question; no other trust and nobody above it reads it.
CREATE TABLE item_note (
    id          TEXT COLLATE "C" PRIMARY KEY,
    trust       TEXT COLLATE "C" NOT NULL REFERENCES organisation (code),
    adoption    TEXT COLLATE "C" REFERENCES adoption (id),
    item_id     TEXT COLLATE "C" NOT NULL,
    note        TEXT COLLATE "C" NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    recorded_by TEXT COLLATE "C" NOT NULL REFERENCES person (id)
);
CREATE INDEX item_note_line ON item_note (trust, COALESCE(adoption, ''), item_id);

-- “Others may ask us”: the trust is named as helper on one question, with how it did it and which part to ask for. The newest row counts.
CREATE TABLE item_help (
    id          TEXT COLLATE "C" PRIMARY KEY,
    trust       TEXT COLLATE "C" NOT NULL REFERENCES organisation (code),
    item_id     TEXT COLLATE "C" NOT NULL,
    seq         BIGINT NOT NULL,
    offered     BOOLEAN NOT NULL,
    approach    TEXT COLLATE "C" NOT NULL,
    contact     TEXT COLLATE "C" NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    recorded_by TEXT COLLATE "C",
    CONSTRAINT item_help_line UNIQUE (trust, item_id, seq),
    CONSTRAINT item_help_says_how CHECK (approach <> '' AND contact <> '')
);
CREATE INDEX item_help_item ON item_help (item_id);
CREATE TRIGGER hand_in_append_only BEFORE UPDATE OR DELETE ON hand_in
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER hand_in_no_truncate BEFORE TRUNCATE ON hand_in
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER item_note_append_only BEFORE UPDATE OR DELETE ON item_note
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER item_note_no_truncate BEFORE TRUNCATE ON item_note
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER item_help_append_only BEFORE UPDATE OR DELETE ON item_help
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER item_help_no_truncate BEFORE TRUNCATE ON item_help
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change();
