-- +goose Up
-- Why what was measured differs from what the maps promised, in the words of the benefit's owner. It is about one version of
-- the workflow: the next version asks again. Minutes saved a case, in ten-thousandths, as both stood when it was written.
CREATE TABLE gap_explanation (
    id               TEXT COLLATE "C" PRIMARY KEY,
    benefit          TEXT COLLATE "C" NOT NULL REFERENCES benefit (id),
    workflow_version TEXT COLLATE "C" NOT NULL REFERENCES workflow_version (id),
    modelled         BIGINT NOT NULL,
    measured         BIGINT NOT NULL,
    text             TEXT COLLATE "C" NOT NULL,
    on_day           DATE NOT NULL,
    recorded_at      TIMESTAMPTZ NOT NULL,
    recorded_by      TEXT COLLATE "C" REFERENCES person (id),
    CONSTRAINT gap_explanation_says_why CHECK (text <> '')
);
CREATE INDEX gap_explanation_benefit ON gap_explanation (benefit);

CREATE TRIGGER gap_explanation_append_only BEFORE UPDATE OR DELETE ON gap_explanation
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER gap_explanation_no_truncate BEFORE TRUNCATE ON gap_explanation
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change();
