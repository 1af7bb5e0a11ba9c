-- +goose Up
-- What an hour of each pay band costs, as a programme lead for England published it. A card never changes: new rates are a new version.
CREATE TABLE rate_card (
    version          BIGINT PRIMARY KEY,
    price_year       TEXT COLLATE "C" NOT NULL,
    source           TEXT COLLATE "C" NOT NULL,
    example          BOOLEAN NOT NULL,
    overheads        BOOLEAN NOT NULL,
    productive_hours BIGINT NOT NULL,
    published        DATE NOT NULL,
    recorded_at      TIMESTAMPTZ NOT NULL,
    recorded_by      TEXT COLLATE "C" REFERENCES person (id),
    CONSTRAINT rate_card_has_a_source CHECK (source <> ''),
    CONSTRAINT rate_card_hours_above_zero CHECK (productive_hours > 0)
);

-- Pence a year of one full-time worker. A band without a row has no price.
CREATE TABLE rate (
    card     BIGINT NOT NULL REFERENCES rate_card (version),
    position BIGINT NOT NULL,
    pay_band TEXT COLLATE "C" NOT NULL,
    pay      BIGINT NOT NULL,
    on_costs BIGINT NOT NULL,
    PRIMARY KEY (card, pay_band),
    CONSTRAINT rate_position_once UNIQUE (card, position),
    CONSTRAINT rate_not_negative CHECK (pay > 0 AND on_costs >= 0)
);

CREATE TRIGGER rate_card_append_only BEFORE UPDATE OR DELETE ON rate_card
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER rate_append_only BEFORE UPDATE OR DELETE ON rate
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER rate_card_no_truncate BEFORE TRUNCATE ON rate_card
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER rate_no_truncate BEFORE TRUNCATE ON rate
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change();
