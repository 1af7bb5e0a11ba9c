-- +goose Up
-- Ways from one step to another, with the case and the percent of cases: what leaves a decision adds to 100.
CREATE TABLE step_link (
    version   TEXT NOT NULL REFERENCES workflow_version (id),
    from_step TEXT NOT NULL,
    position  INTEGER NOT NULL,
    to_step   TEXT NOT NULL,
    condition TEXT NOT NULL,
    share     INTEGER,
    PRIMARY KEY (version, from_step, position),
    CONSTRAINT step_link_from FOREIGN KEY (version, from_step) REFERENCES step (version, step_id),
    CONSTRAINT step_link_share_is_a_share CHECK (share IS NULL OR share BETWEEN 0 AND 1000000)
) STRICT;
-- +goose StatementBegin
CREATE TRIGGER step_link_no_update BEFORE UPDATE ON step_link
BEGIN
    SELECT RAISE(ABORT, 'ledger: step_link is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER step_link_no_delete BEFORE DELETE ON step_link
BEGIN
    SELECT RAISE(ABORT, 'ledger: step_link is append-only');
END;
-- +goose StatementEnd

-- What shows that a decision about a step is right.
ALTER TABLE change ADD COLUMN evidence TEXT NOT NULL DEFAULT '';

-- The teams whose work the map describes, one a line.
ALTER TABLE workflow_version ADD COLUMN scope_teams TEXT NOT NULL DEFAULT '';
