-- +goose Up
-- Why what was measured differs from what the maps promised, in the words of the benefit's owner. It is about one version of
-- the workflow: the next version asks again. Minutes saved a case, in ten-thousandths, as both stood when it was written.
CREATE TABLE gap_explanation (
    id               TEXT PRIMARY KEY,
    benefit          TEXT NOT NULL REFERENCES benefit (id),
    workflow_version TEXT NOT NULL REFERENCES workflow_version (id),
    modelled         INTEGER NOT NULL,
    measured         INTEGER NOT NULL,
    text             TEXT NOT NULL,
    on_day           TEXT NOT NULL,
    recorded_at      TEXT NOT NULL,
    recorded_by      TEXT REFERENCES person (id),
    CONSTRAINT gap_explanation_says_why CHECK (text <> '')
) STRICT;
CREATE INDEX gap_explanation_benefit ON gap_explanation (benefit);

-- +goose StatementBegin
CREATE TRIGGER gap_explanation_no_update BEFORE UPDATE ON gap_explanation
BEGIN
    SELECT RAISE(ABORT, 'ledger: gap_explanation is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER gap_explanation_no_delete BEFORE DELETE ON gap_explanation
BEGIN
    SELECT RAISE(ABORT, 'ledger: gap_explanation is append-only');
END;
-- +goose StatementEnd
