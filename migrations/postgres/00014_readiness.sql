-- +goose Up
-- What the life of an adoption needs beyond the journey's first tables: booked reviews, calls for help, and what lists ask of kept figures.

-- When to look again: the day to ask again after “not for us now”, the review of a pause.
ALTER TABLE adoption_state ADD COLUMN again_on DATE;

-- Whether anybody ever answered anything; until then a page says “Not assessed”, whatever the verdict.
ALTER TABLE kept_gate ADD COLUMN assessed BOOLEAN NOT NULL DEFAULT false;

-- A review of an adoption, so many months after it went live. The newest row of a review counts; it was held when held_on is there.
CREATE TABLE adoption_review (
    id          TEXT COLLATE "C" PRIMARY KEY,
    adoption    TEXT COLLATE "C" NOT NULL REFERENCES adoption (id),
    months      BIGINT NOT NULL,
    seq         BIGINT NOT NULL,
    due         DATE NOT NULL,
    reviewer    TEXT COLLATE "C" REFERENCES person (id),
    held_on     DATE,
    finding     TEXT COLLATE "C" NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    recorded_by TEXT COLLATE "C",
    CONSTRAINT adoption_review_line UNIQUE (adoption, months, seq)
);

-- “Ask for help with this”: the team of the pilot may read that the item stops the adoption. The newest row of an item counts.
CREATE TABLE help_wanted (
    id          TEXT COLLATE "C" PRIMARY KEY,
    adoption    TEXT COLLATE "C" NOT NULL REFERENCES adoption (id),
    item_id     TEXT COLLATE "C" NOT NULL,
    seq         BIGINT NOT NULL,
    wanted      BOOLEAN NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    recorded_by TEXT COLLATE "C",
    CONSTRAINT help_wanted_line UNIQUE (adoption, item_id, seq)
);

CREATE INDEX action_adoption ON action (adoption);
CREATE INDEX action_place ON action (trust, COALESCE(adoption, ''));
CREATE INDEX assignment_adoption ON assignment (adoption);
CREATE INDEX assignment_place ON assignment (trust, COALESCE(adoption, ''));
CREATE INDEX expiry_event_place ON expiry_event (trust, COALESCE(adoption, ''));
CREATE INDEX kept_gate_valid_until ON kept_gate (valid_until);

CREATE TRIGGER adoption_review_append_only BEFORE UPDATE OR DELETE ON adoption_review
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER help_wanted_append_only BEFORE UPDATE OR DELETE ON help_wanted
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
