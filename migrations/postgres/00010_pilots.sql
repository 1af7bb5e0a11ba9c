-- +goose Up
-- What a pilot says of itself beyond its plan: texts by subject, documents, teams that leave, and its stage as a kept figure.

-- Whose minutes the threshold is about: keys of staff groups, separated by commas.
ALTER TABLE pilot_plan ADD COLUMN threshold_groups TEXT COLLATE "C" NOT NULL DEFAULT '';

-- A team that takes no part any more; the newest row of a team counts.
ALTER TABLE planned_team ADD COLUMN left_out BOOLEAN NOT NULL DEFAULT false;

-- A day that was recorded by mistake is withdrawn by a newer row; the newest row of a team and event counts.
ALTER TABLE live_event ADD COLUMN withdrawn BOOLEAN NOT NULL DEFAULT false;

-- One text a subject: who was left out, training, running cost, what was learned when it stopped. The newest row counts.
CREATE TABLE pilot_note (
    id          TEXT COLLATE "C" PRIMARY KEY,
    pilot       TEXT COLLATE "C" NOT NULL REFERENCES pilot (id),
    about       TEXT COLLATE "C" NOT NULL,
    seq         BIGINT NOT NULL,
    text        TEXT COLLATE "C" NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    recorded_by TEXT COLLATE "C",
    CONSTRAINT pilot_note_line UNIQUE (pilot, about, seq)
);

-- Where a document of a pilot is: an address or a place. The document itself stays where it is.
CREATE TABLE document (
    id          TEXT COLLATE "C" PRIMARY KEY,
    pilot       TEXT COLLATE "C" NOT NULL REFERENCES pilot (id),
    title       TEXT COLLATE "C" NOT NULL,
    kept_at     TEXT COLLATE "C" NOT NULL,
    dated       DATE,
    recorded_at TIMESTAMPTZ NOT NULL,
    recorded_by TEXT COLLATE "C"
);
CREATE INDEX document_pilot ON document (pilot);

-- Kept figure: the stage that the standing decisions of a pilot add up to, for lists.
CREATE TABLE kept_stage (
    pilot       TEXT COLLATE "C" PRIMARY KEY REFERENCES pilot (id),
    stage       TEXT COLLATE "C" NOT NULL,
    since       DATE NOT NULL,
    valid_until DATE
);
CREATE INDEX kept_stage_stage ON kept_stage (stage);

CREATE TRIGGER pilot_note_append_only BEFORE UPDATE OR DELETE ON pilot_note
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER document_append_only BEFORE UPDATE OR DELETE ON document
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
