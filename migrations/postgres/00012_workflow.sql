-- +goose Up
-- What a map says beyond its first four fields. A share of cases that nobody has stated is not known, and never 100.
ALTER TABLE step ALTER COLUMN share DROP NOT NULL;
ALTER TABLE step ADD COLUMN inputs TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE step ADD COLUMN outputs TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE step ADD COLUMN standard_used TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE step ADD COLUMN failure_modes TEXT COLLATE "C" NOT NULL DEFAULT '';

-- Cases a day that it could apply to, and hours needed once for training and setting up.
ALTER TABLE workflow_version ADD COLUMN eligible BIGINT;
ALTER TABLE workflow_version ADD COLUMN one_off_hours BIGINT;

-- Stated reasons that open a check.
ALTER TABLE workflow_version ADD COLUMN why_automate_first TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE workflow_version ADD COLUMN why_more_handovers TEXT COLLATE "C" NOT NULL DEFAULT '';

-- Of an approval entered afterwards: where it is written down.
ALTER TABLE approval ADD COLUMN document TEXT COLLATE "C" NOT NULL DEFAULT '';
