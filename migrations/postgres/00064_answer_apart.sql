-- +goose Up
-- Few adoptions answer a question of the groundwork apart from their trust; the search for what to fix first finds them here.
CREATE INDEX answer_apart ON answer (adoption, item_id) WHERE kind IN ('local', 'lower');
