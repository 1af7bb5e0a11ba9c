-- +goose Up

-- Whose answer it is stands in the index, so that what adoptions say of their own to a question is found without reading what the
-- trust itself ever said to it.
DROP INDEX answer_trust;
CREATE INDEX answer_trust ON answer (trust, item_id, adoption);
CREATE INDEX succession_to ON succession (to_code, on_day);
