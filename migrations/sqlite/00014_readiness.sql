-- +goose Up
-- What the life of an adoption needs beyond the journey's first tables: booked reviews, calls for help, and what lists ask of kept figures.

-- When to look again: the day to ask again after “not for us now”, the review of a pause.
ALTER TABLE adoption_state ADD COLUMN again_on TEXT;

-- Whether anybody ever answered anything; until then a page says “Not assessed”, whatever the verdict.
ALTER TABLE kept_gate ADD COLUMN assessed INTEGER NOT NULL DEFAULT 0;

-- A review of an adoption, so many months after it went live. The newest row of a review counts; it was held when held_on is there.
CREATE TABLE adoption_review (
    id          TEXT PRIMARY KEY,
    adoption    TEXT NOT NULL REFERENCES adoption (id),
    months      INTEGER NOT NULL,
    seq         INTEGER NOT NULL,
    due         TEXT NOT NULL,
    reviewer    TEXT REFERENCES person (id),
    held_on     TEXT,
    finding     TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    recorded_by TEXT,
    CONSTRAINT adoption_review_line UNIQUE (adoption, months, seq)
) STRICT;

-- “Ask for help with this”: the team of the pilot may read that the item stops the adoption. The newest row of an item counts.
CREATE TABLE help_wanted (
    id          TEXT PRIMARY KEY,
    adoption    TEXT NOT NULL REFERENCES adoption (id),
    item_id     TEXT NOT NULL,
    seq         INTEGER NOT NULL,
    wanted      INTEGER NOT NULL,
    recorded_at TEXT NOT NULL,
    recorded_by TEXT,
    CONSTRAINT help_wanted_line UNIQUE (adoption, item_id, seq)
) STRICT;

CREATE INDEX action_adoption ON action (adoption);
CREATE INDEX action_place ON action (trust, COALESCE(adoption, ''));
CREATE INDEX assignment_adoption ON assignment (adoption);
CREATE INDEX assignment_place ON assignment (trust, COALESCE(adoption, ''));
CREATE INDEX expiry_event_place ON expiry_event (trust, COALESCE(adoption, ''));
CREATE INDEX kept_gate_valid_until ON kept_gate (valid_until);

-- +goose StatementBegin
CREATE TRIGGER adoption_review_no_update BEFORE UPDATE ON adoption_review
BEGIN
    SELECT RAISE(ABORT, 'ledger: adoption_review is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER adoption_review_no_delete BEFORE DELETE ON adoption_review
BEGIN
    SELECT RAISE(ABORT, 'ledger: adoption_review is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER help_wanted_no_update BEFORE UPDATE ON help_wanted
BEGIN
    SELECT RAISE(ABORT, 'ledger: help_wanted is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER help_wanted_no_delete BEFORE DELETE ON help_wanted
BEGIN
    SELECT RAISE(ABORT, 'ledger: help_wanted is append-only');
END;
-- +goose StatementEnd
