-- +goose Up

-- What the take-ups and pilots of an organisation come to, beside its figures; and a row for each area, made of those directly
-- below it, so that a page about England reads as many rows as it shows. "below" says of which organisations an area's row is
-- made. What was kept is worked out anew when the program starts: a benefit now also says whether it is at risk.
ALTER TABLE kept_board ADD COLUMN taking TEXT NOT NULL DEFAULT '';
ALTER TABLE kept_board ADD COLUMN below TEXT NOT NULL DEFAULT '';
DELETE FROM kept_board;
DELETE FROM kept_series;
CREATE INDEX kept_board_valid_until ON kept_board (valid_until);

-- Organisations of which a deed has overtaken what is kept: it is worked out again before it is next read, not with every deed.
CREATE TABLE kept_overtaken (
    organisation TEXT PRIMARY KEY REFERENCES organisation (code)
) STRICT, WITHOUT ROWID;

-- Changes with every change of the register, so that a program which remembers the register knows when it is another.
CREATE TABLE kept_register (
    stamp TEXT NOT NULL
) STRICT;
INSERT INTO kept_register (stamp) VALUES (hex(randomblob(16)));
-- +goose StatementBegin
CREATE TRIGGER organisation_stamped AFTER INSERT ON organisation
BEGIN
    UPDATE kept_register SET stamp = hex(randomblob(16));
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER organisation_stamped_again AFTER UPDATE ON organisation
BEGIN
    UPDATE kept_register SET stamp = hex(randomblob(16));
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER organisation_version_stamped AFTER INSERT ON organisation_version
BEGIN
    UPDATE kept_register SET stamp = hex(randomblob(16));
END;
-- +goose StatementEnd
