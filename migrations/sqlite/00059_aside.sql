-- +goose Up
-- What an adoption beside the path says of itself: of a pause, who can restart it; of a stop, what others can learn and how it is switched off.
ALTER TABLE adoption_state ADD COLUMN restarts TEXT REFERENCES person (id);
ALTER TABLE adoption_state ADD COLUMN learning TEXT NOT NULL DEFAULT '';
ALTER TABLE adoption_state ADD COLUMN switch_off TEXT NOT NULL DEFAULT '';
