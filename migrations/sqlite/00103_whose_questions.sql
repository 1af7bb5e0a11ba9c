-- +goose Up

-- Which questions of one trust wait for a person is asked after each of their answers.
DROP INDEX assignment_person;
CREATE INDEX assignment_person ON assignment (person, trust);
DROP INDEX answer_finds_out;
CREATE INDEX answer_finds_out ON answer (finds_out, trust) WHERE finds_out IS NOT NULL;
