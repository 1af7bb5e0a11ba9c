-- +goose Up
-- What is to do for one question may wait for another question: the newest row of a question counts here too.
ALTER TABLE action ADD COLUMN waits_for TEXT;
