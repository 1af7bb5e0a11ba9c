-- +goose Up

-- What is kept of boards now says what became of the hours that were freed. All of it is overtaken, and worked out anew when a board above
-- it is next read.
INSERT INTO kept_overtaken (organisation)
SELECT organisation
FROM kept_board
WHERE true
ON CONFLICT (organisation) DO NOTHING;
