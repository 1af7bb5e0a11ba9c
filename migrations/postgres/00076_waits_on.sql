-- +goose Up
-- What waits on one person is found by who they are, and not by reading every answer of their trust.
CREATE INDEX answer_finds_out ON answer (finds_out) WHERE finds_out IS NOT NULL;
CREATE INDEX answer_second_person ON answer (second_person) WHERE second_person IS NOT NULL;
CREATE INDEX answer_not_known ON answer (trust) WHERE special = 'not_known';
CREATE INDEX gate_decision_review ON gate_decision (decided_by) WHERE next_review_on IS NOT NULL;
-- Lists of pilots go by name, and stop at the end of a page.
CREATE INDEX pilot_name ON pilot (name, id);

-- What SQLite has: the values of a list, so that one text takes a list apart on both engines.
-- +goose StatementBegin
CREATE FUNCTION json_each(list text) RETURNS TABLE (value text) LANGUAGE sql IMMUTABLE STRICT ROWS 50 AS $$
	SELECT jsonb_array_elements_text(list::jsonb)
$$;
-- +goose StatementEnd
