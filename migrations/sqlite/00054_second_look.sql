-- +goose Up
-- Who looked at what shows an answer together with the person who confirmed it: asked for when one person confirms the same answer with the
-- same evidence for the third time.
ALTER TABLE answer ADD COLUMN second_look TEXT REFERENCES person (id);
