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
);

-- Changes with every change of the register, so that a program which remembers the register knows when it is another.
CREATE TABLE kept_register (
    stamp TEXT NOT NULL
);
INSERT INTO kept_register (stamp) VALUES (gen_random_uuid()::text);
-- +goose StatementBegin
CREATE FUNCTION stamp_register() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE kept_register SET stamp = gen_random_uuid()::text;
    RETURN NULL;
END
$$;
-- +goose StatementEnd
CREATE TRIGGER organisation_stamped AFTER INSERT OR UPDATE ON organisation
    FOR EACH STATEMENT EXECUTE FUNCTION stamp_register();
CREATE TRIGGER organisation_version_stamped AFTER INSERT ON organisation_version
    FOR EACH STATEMENT EXECUTE FUNCTION stamp_register();
