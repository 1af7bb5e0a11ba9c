-- +goose Up
-- Whose text a parked form is: a keyed hash made when the form was shown, so that nobody else
-- who signs in on the same browser is given it.
ALTER TABLE parked_form ADD COLUMN owner TEXT NOT NULL DEFAULT '';

-- The page it was typed on, to go back to.
ALTER TABLE parked_form ADD COLUMN page TEXT NOT NULL DEFAULT '';

-- Name and address as searching for a person sees them: lower case without accents.
ALTER TABLE person ADD COLUMN folded TEXT NOT NULL DEFAULT '';

CREATE INDEX invitation_person ON invitation (person);
