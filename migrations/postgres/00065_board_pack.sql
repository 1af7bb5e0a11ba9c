-- +goose Up
-- Board papers: what a draft says, row by row, and papers as they were published.

-- What is written in the draft of paper for_n of an organisation, as JSON. The newest row counts.
CREATE TABLE board_pack_draft (
    id           TEXT COLLATE "C" PRIMARY KEY,
    organisation TEXT COLLATE "C" NOT NULL REFERENCES organisation (code),
    seq          BIGINT NOT NULL,
    for_n        BIGINT NOT NULL,
    written      TEXT COLLATE "C" NOT NULL,
    recorded_at  TIMESTAMPTZ NOT NULL,
    recorded_by  TEXT COLLATE "C" NOT NULL REFERENCES person (id),
    CONSTRAINT board_pack_draft_line UNIQUE (organisation, seq)
);

-- A published paper: the exact bytes that its readers see, and their SHA-256. A newer one supersedes it; nothing changes it.
CREATE TABLE board_pack (
    id           TEXT COLLATE "C" PRIMARY KEY,
    organisation TEXT COLLATE "C" NOT NULL REFERENCES organisation (code),
    n            BIGINT NOT NULL,
    as_at        DATE NOT NULL,
    frozen       TEXT COLLATE "C" NOT NULL,
    sha256       TEXT COLLATE "C" NOT NULL,
    recorded_at  TIMESTAMPTZ NOT NULL,
    recorded_by  TEXT COLLATE "C" NOT NULL REFERENCES person (id),
    CONSTRAINT board_pack_number UNIQUE (organisation, n)
);

CREATE TRIGGER board_pack_draft_append_only BEFORE UPDATE OR DELETE ON board_pack_draft
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER board_pack_draft_no_truncate BEFORE TRUNCATE ON board_pack_draft
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER board_pack_append_only BEFORE UPDATE OR DELETE ON board_pack
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER board_pack_no_truncate BEFORE TRUNCATE ON board_pack
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change();
