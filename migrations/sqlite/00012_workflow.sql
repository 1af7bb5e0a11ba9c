-- +goose Up
-- What a map says beyond its first four fields. A share of cases that nobody has stated is not known, and never 100:
-- the column becomes nullable, for which SQLite needs the table anew.
CREATE TABLE step_new (
    version        TEXT NOT NULL REFERENCES workflow_version (id),
    side           TEXT NOT NULL,
    step_id        TEXT NOT NULL,
    position       INTEGER NOT NULL,
    pack_step      TEXT NOT NULL,
    action         TEXT NOT NULL,
    lane           TEXT NOT NULL,
    staff_group    TEXT NOT NULL,
    pay_band       TEXT NOT NULL,
    type           TEXT NOT NULL,
    value          TEXT NOT NULL,
    minutes        INTEGER,
    minutes_median INTEGER,
    minutes_p90    INTEGER,
    share          INTEGER,
    timing_method  TEXT NOT NULL,
    sample_size    INTEGER,
    wait_minutes   INTEGER,
    system_used    TEXT NOT NULL,
    rekeyed        TEXT NOT NULL,
    note           TEXT NOT NULL,
    inputs         TEXT NOT NULL DEFAULT '',
    outputs        TEXT NOT NULL DEFAULT '',
    standard_used  TEXT NOT NULL DEFAULT '',
    failure_modes  TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (version, step_id),
    CONSTRAINT step_side CHECK (side IN ('before', 'after')),
    CONSTRAINT step_position_once UNIQUE (version, side, position),
    CONSTRAINT step_minutes_not_negative CHECK (minutes IS NULL OR minutes >= 0),
    CONSTRAINT step_share_is_a_share CHECK (share IS NULL OR share BETWEEN 0 AND 1000000)
) STRICT;
INSERT INTO step_new (version, side, step_id, position, pack_step, action, lane, staff_group, pay_band, type, value,
    minutes, minutes_median, minutes_p90, share, timing_method, sample_size, wait_minutes, system_used, rekeyed, note)
SELECT version, side, step_id, position, pack_step, action, lane, staff_group, pay_band, type, value,
    minutes, minutes_median, minutes_p90, share, timing_method, sample_size, wait_minutes, system_used, rekeyed, note
FROM step;
DROP TABLE step;
ALTER TABLE step_new RENAME TO step;
-- +goose StatementBegin
CREATE TRIGGER step_no_update BEFORE UPDATE ON step
BEGIN
    SELECT RAISE(ABORT, 'ledger: step is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER step_no_delete BEFORE DELETE ON step
BEGIN
    SELECT RAISE(ABORT, 'ledger: step is append-only');
END;
-- +goose StatementEnd

-- Cases a day that it could apply to, and hours needed once for training and setting up.
ALTER TABLE workflow_version ADD COLUMN eligible INTEGER;
ALTER TABLE workflow_version ADD COLUMN one_off_hours INTEGER;

-- Stated reasons that open a check.
ALTER TABLE workflow_version ADD COLUMN why_automate_first TEXT NOT NULL DEFAULT '';
ALTER TABLE workflow_version ADD COLUMN why_more_handovers TEXT NOT NULL DEFAULT '';

-- Of an approval entered afterwards: where it is written down.
ALTER TABLE approval ADD COLUMN document TEXT NOT NULL DEFAULT '';
