-- +goose Up
-- What a table of many charts shows of each benefit, so that it need not read and judge every figure. Rebuilt from the
-- ledgers, never edited: newest part, last values (oldest first, one text), last figure, and how sure it is.
CREATE TABLE kept_series (
    benefit    TEXT COLLATE "C" PRIMARY KEY REFERENCES benefit (id),
    figures    BIGINT NOT NULL,
    kind       TEXT COLLATE "C" NOT NULL,
    variation  TEXT COLLATE "C" NOT NULL,
    assurance  TEXT COLLATE "C" NOT NULL,
    middle     DOUBLE PRECISION,
    lower      DOUBLE PRECISION,
    upper      DOUBLE PRECISION,
    target     DOUBLE PRECISION,
    decimals   BIGINT NOT NULL,
    recent     TEXT COLLATE "C" NOT NULL,
    last_value BIGINT,
    last_from  DATE,
    last_to    DATE,
    grade      TEXT COLLATE "C" NOT NULL
);
