-- +goose Up
-- Local patches for gaps in the foundation, in pilots and in adoptions: what each costs and until when it may stay.

-- One row each time somebody records, changes or closes one; line is the local fix itself, and its newest row counts. A closed one has both closed_on and
-- closed_because. Its owner is a person or a function, never both. hours_per_week is in ten-thousandths; without it nobody has counted them.
CREATE TABLE workaround (
    id             TEXT COLLATE "C" PRIMARY KEY,
    line           TEXT COLLATE "C" NOT NULL,
    seq            BIGINT NOT NULL,
    subject_kind   TEXT COLLATE "C" NOT NULL,
    subject_id     TEXT COLLATE "C" NOT NULL,
    trust          TEXT COLLATE "C" NOT NULL REFERENCES organisation (code),
    item_id        TEXT COLLATE "C" NOT NULL,
    title          TEXT COLLATE "C" NOT NULL,
    why            TEXT COLLATE "C" NOT NULL,
    hours_per_week BIGINT,
    pence_per_hour BIGINT,
    owner          TEXT COLLATE "C" REFERENCES person (id),
    owner_function TEXT COLLATE "C" NOT NULL,
    started        DATE,
    expires        DATE NOT NULL,
    others_need    TEXT COLLATE "C" NOT NULL,
    closes_when    TEXT COLLATE "C" NOT NULL,
    closed_on      DATE,
    closed_because TEXT COLLATE "C" NOT NULL,
    recorded_at    TIMESTAMPTZ NOT NULL,
    recorded_by    TEXT COLLATE "C",
    CONSTRAINT workaround_line UNIQUE (line, seq),
    CONSTRAINT workaround_subject_known CHECK (subject_kind IN ('pilot', 'adoption')),
    CONSTRAINT workaround_hours_in_a_week CHECK (hours_per_week BETWEEN 0 AND 1680000),
    CONSTRAINT workaround_pence_not_negative CHECK (pence_per_hour >= 0),
    CONSTRAINT workaround_others_known CHECK (others_need IN ('yes', 'no', 'not_known')),
    CONSTRAINT workaround_one_owner CHECK ((owner IS NULL) <> (owner_function = '')),
    CONSTRAINT workaround_closed_says_why CHECK ((closed_on IS NULL) = (closed_because = ''))
);
CREATE INDEX workaround_subject ON workaround (subject_kind, subject_id);
CREATE INDEX workaround_trust ON workaround (trust);

CREATE TRIGGER workaround_append_only BEFORE UPDATE OR DELETE ON workaround
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER workaround_no_truncate BEFORE TRUNCATE ON workaround
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change();
