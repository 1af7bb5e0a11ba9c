-- +goose Up
-- Ways from one step to another, with the case and the percent of cases: what leaves a decision adds to 100.
CREATE TABLE step_link (
    version   TEXT COLLATE "C" NOT NULL REFERENCES workflow_version (id),
    from_step TEXT COLLATE "C" NOT NULL,
    position  BIGINT NOT NULL,
    to_step   TEXT COLLATE "C" NOT NULL,
    condition TEXT COLLATE "C" NOT NULL,
    share     BIGINT,
    PRIMARY KEY (version, from_step, position),
    CONSTRAINT step_link_from FOREIGN KEY (version, from_step) REFERENCES step (version, step_id),
    CONSTRAINT step_link_share_is_a_share CHECK (share IS NULL OR share BETWEEN 0 AND 1000000)
);
CREATE TRIGGER step_link_append_only BEFORE UPDATE OR DELETE ON step_link
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER step_link_no_truncate BEFORE TRUNCATE ON step_link
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change();

-- What shows that a decision about a step is right.
ALTER TABLE change ADD COLUMN evidence TEXT COLLATE "C" NOT NULL DEFAULT '';

-- The teams whose work the map describes, one a line.
ALTER TABLE workflow_version ADD COLUMN scope_teams TEXT COLLATE "C" NOT NULL DEFAULT '';
