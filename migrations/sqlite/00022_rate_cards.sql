-- +goose Up
-- What an hour of each pay band costs, as a programme lead for England published it. A card never changes: new rates are a new version.
CREATE TABLE rate_card (
    version          INTEGER PRIMARY KEY,
    price_year       TEXT NOT NULL,
    source           TEXT NOT NULL,
    example          INTEGER NOT NULL,
    overheads        INTEGER NOT NULL,
    productive_hours INTEGER NOT NULL,
    published        TEXT NOT NULL,
    recorded_at      TEXT NOT NULL,
    recorded_by      TEXT REFERENCES person (id),
    CONSTRAINT rate_card_has_a_source CHECK (source <> ''),
    CONSTRAINT rate_card_hours_above_zero CHECK (productive_hours > 0)
) STRICT;

-- Pence a year of one full-time worker. A band without a row has no price.
CREATE TABLE rate (
    card     INTEGER NOT NULL REFERENCES rate_card (version),
    position INTEGER NOT NULL,
    pay_band TEXT NOT NULL,
    pay      INTEGER NOT NULL,
    on_costs INTEGER NOT NULL,
    PRIMARY KEY (card, pay_band),
    CONSTRAINT rate_position_once UNIQUE (card, position),
    CONSTRAINT rate_not_negative CHECK (pay > 0 AND on_costs >= 0)
) STRICT;

-- +goose StatementBegin
CREATE TRIGGER rate_card_no_update BEFORE UPDATE ON rate_card
BEGIN
    SELECT RAISE(ABORT, 'ledger: rate_card is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER rate_card_no_delete BEFORE DELETE ON rate_card
BEGIN
    SELECT RAISE(ABORT, 'ledger: rate_card is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER rate_no_update BEFORE UPDATE ON rate
BEGIN
    SELECT RAISE(ABORT, 'ledger: rate is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER rate_no_delete BEFORE DELETE ON rate
BEGIN
    SELECT RAISE(ABORT, 'ledger: rate is append-only');
END;
-- +goose StatementEnd
