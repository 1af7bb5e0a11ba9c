-- +goose Up
-- Organisations, people, sign-in and history: what every later table stands on.
-- Ledgers (append-only tables) are listed at the end; triggers refuse UPDATE and DELETE on them.

CREATE TABLE organisation (
    code    TEXT COLLATE "C" PRIMARY KEY,
    type    TEXT COLLATE "C" NOT NULL,
    opened  DATE,
    closed  DATE,
    fictional BOOLEAN NOT NULL,
    CONSTRAINT organisation_type CHECK (type IN ('trust', 'icb', 'region', 'country')),
    CONSTRAINT organisation_closed_after_opened CHECK (closed IS NULL OR opened IS NULL OR closed >= opened)
);

-- A name, a place in the NHS and a kind hold from a day until the next row's day.
CREATE TABLE organisation_version (
    id           TEXT COLLATE "C" PRIMARY KEY,
    code         TEXT COLLATE "C" NOT NULL REFERENCES organisation (code),
    valid_from   DATE NOT NULL,
    name         TEXT COLLATE "C" NOT NULL,
    short_name   TEXT COLLATE "C" NOT NULL,
    folded       TEXT COLLATE "C" NOT NULL,
    icb          TEXT COLLATE "C" REFERENCES organisation (code),
    region       TEXT COLLATE "C" REFERENCES organisation (code),
    subtype      TEXT COLLATE "C" NOT NULL,
    source       TEXT COLLATE "C" NOT NULL,
    recorded_at  TIMESTAMPTZ NOT NULL,
    CONSTRAINT organisation_version_one_a_day UNIQUE (code, valid_from)
);
CREATE INDEX organisation_version_icb ON organisation_version (icb);
CREATE INDEX organisation_version_region ON organisation_version (region);

CREATE TABLE succession (
    from_code TEXT COLLATE "C" NOT NULL REFERENCES organisation (code),
    to_code   TEXT COLLATE "C" NOT NULL REFERENCES organisation (code),
    on_day    DATE,
    basis     TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (from_code, to_code)
);

CREATE TABLE trust_fact (
    id          TEXT COLLATE "C" PRIMARY KEY,
    code        TEXT COLLATE "C" NOT NULL REFERENCES organisation (code),
    key         TEXT COLLATE "C" NOT NULL,
    value       TEXT COLLATE "C" NOT NULL,
    source      TEXT COLLATE "C" NOT NULL,
    as_at       DATE NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    recorded_by TEXT COLLATE "C"
);
CREATE INDEX trust_fact_code ON trust_fact (code, key);

CREATE TABLE team (
    id           TEXT COLLATE "C" PRIMARY KEY,
    organisation TEXT COLLATE "C" NOT NULL REFERENCES organisation (code),
    name         TEXT COLLATE "C" NOT NULL,
    kind         TEXT COLLATE "C" NOT NULL,
    opened       DATE,
    closed       DATE
);
CREATE INDEX team_organisation ON team (organisation);

CREATE TABLE person (
    id          TEXT COLLATE "C" PRIMARY KEY,
    name        TEXT COLLATE "C" NOT NULL,
    email       TEXT COLLATE "C",
    job         TEXT COLLATE "C" NOT NULL,
    disabled_at TIMESTAMPTZ,
    version     BIGINT NOT NULL DEFAULT 1,
    created_at  TIMESTAMPTZ NOT NULL,
    CONSTRAINT person_email_once UNIQUE (email)
);

CREATE TABLE credential (
    person        TEXT COLLATE "C" PRIMARY KEY REFERENCES person (id),
    password_hash TEXT COLLATE "C" NOT NULL,
    totp_sealed   TEXT COLLATE "C" NOT NULL,
    totp_step     BIGINT NOT NULL DEFAULT 0
);

CREATE TABLE recovery_code (
    person  TEXT COLLATE "C" NOT NULL REFERENCES person (id),
    hash    TEXT COLLATE "C" NOT NULL,
    used_at TIMESTAMPTZ,
    PRIMARY KEY (person, hash)
);

-- A membership or a function ends by a newer row that names it in supersedes.
CREATE TABLE membership (
    id           TEXT COLLATE "C" PRIMARY KEY,
    person       TEXT COLLATE "C" NOT NULL REFERENCES person (id),
    organisation TEXT COLLATE "C" NOT NULL REFERENCES organisation (code),
    role         TEXT COLLATE "C" NOT NULL,
    from_day     DATE NOT NULL,
    to_day       DATE,
    supersedes   TEXT COLLATE "C" UNIQUE REFERENCES membership (id),
    recorded_at  TIMESTAMPTZ NOT NULL,
    recorded_by  TEXT COLLATE "C",
    CONSTRAINT membership_role CHECK (role IN ('innovation_lead', 'trust_leader', 'respondent', 'secretary', 'board_member', 'programme_lead', 'admin'))
);
CREATE INDEX membership_person ON membership (person);
CREATE INDEX membership_organisation ON membership (organisation);

CREATE TABLE function_holder (
    id           TEXT COLLATE "C" PRIMARY KEY,
    function     TEXT COLLATE "C" NOT NULL,
    subject_kind TEXT COLLATE "C" NOT NULL,
    subject_id   TEXT COLLATE "C" NOT NULL,
    person       TEXT COLLATE "C" NOT NULL REFERENCES person (id),
    from_day     DATE NOT NULL,
    to_day       DATE,
    supersedes   TEXT COLLATE "C" UNIQUE REFERENCES function_holder (id),
    recorded_at  TIMESTAMPTZ NOT NULL,
    recorded_by  TEXT COLLATE "C",
    CONSTRAINT function_holder_subject CHECK (subject_kind IN ('organisation', 'pilot', 'adoption', 'benefit'))
);
CREATE INDEX function_holder_subject_of ON function_holder (subject_kind, subject_id);
CREATE INDEX function_holder_person ON function_holder (person);

CREATE TABLE session (
    id_hash      TEXT COLLATE "C" PRIMARY KEY,
    person       TEXT COLLATE "C" REFERENCES person (id),
    organisation TEXT COLLATE "C",
    payload      BYTEA NOT NULL,
    created_at   TIMESTAMPTZ NOT NULL,
    seen_at      TIMESTAMPTZ NOT NULL,
    agent        TEXT COLLATE "C" NOT NULL
);
CREATE INDEX session_person ON session (person);

CREATE TABLE invitation (
    id_hash    TEXT COLLATE "C" PRIMARY KEY,
    person     TEXT COLLATE "C" NOT NULL REFERENCES person (id),
    created_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    used_at    TIMESTAMPTZ
);

CREATE TABLE sign_in_throttle (
    key         TEXT COLLATE "C" PRIMARY KEY,
    failures    BIGINT NOT NULL,
    not_before  TIMESTAMPTZ NOT NULL
);

-- What somebody had typed when their session ran out, kept for an hour.
CREATE TABLE parked_form (
    id_hash   TEXT COLLATE "C" PRIMARY KEY,
    path      TEXT COLLATE "C" NOT NULL,
    body      TEXT COLLATE "C" NOT NULL,
    parked_at TIMESTAMPTZ NOT NULL
);

-- What somebody is typing and has not saved.
CREATE TABLE draft (
    person   TEXT COLLATE "C" NOT NULL REFERENCES person (id),
    address  TEXT COLLATE "C" NOT NULL,
    body     TEXT COLLATE "C" NOT NULL,
    kept_at  TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (person, address)
);

-- The same key with the same body is answered with the stored result.
CREATE TABLE idempotency (
    key       TEXT COLLATE "C" NOT NULL,
    body_hash TEXT COLLATE "C" NOT NULL,
    person    TEXT COLLATE "C" NOT NULL,
    result    TEXT COLLATE "C" NOT NULL,
    used_at   TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (key, body_hash)
);

-- One row for each deed. The hash covers every column, with body_hash standing for before and after,
-- so that free text can be redacted later without breaking the chain.
CREATE TABLE event (
    chain        TEXT COLLATE "C" NOT NULL,
    n            BIGINT NOT NULL,
    at           TIMESTAMPTZ NOT NULL,
    actor        TEXT COLLATE "C",
    role         TEXT COLLATE "C" NOT NULL,
    organisation TEXT COLLATE "C" NOT NULL,
    request      TEXT COLLATE "C" NOT NULL,
    deed         TEXT COLLATE "C" NOT NULL,
    subject_kind TEXT COLLATE "C" NOT NULL,
    subject_id   TEXT COLLATE "C" NOT NULL,
    touched      TEXT COLLATE "C" NOT NULL,
    before       TEXT COLLATE "C",
    after        TEXT COLLATE "C",
    salt         TEXT COLLATE "C" NOT NULL,
    body_hash    TEXT COLLATE "C" NOT NULL,
    prev         TEXT COLLATE "C" NOT NULL,
    hash         TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (chain, n)
);

CREATE TABLE event_touch (
    kind  TEXT COLLATE "C" NOT NULL,
    id    TEXT COLLATE "C" NOT NULL,
    chain TEXT COLLATE "C" NOT NULL,
    n     BIGINT NOT NULL,
    PRIMARY KEY (kind, id, chain, n),
    FOREIGN KEY (chain, n) REFERENCES event (chain, n)
);

CREATE TABLE chain_head (
    chain TEXT COLLATE "C" PRIMARY KEY,
    n     BIGINT NOT NULL,
    hash  TEXT COLLATE "C" NOT NULL
);

-- Published content: checklist, measures, stages, glossary, packs. source holds the exact bytes; item and measure index them for joins.
CREATE TABLE content_version (
    kind      TEXT COLLATE "C" NOT NULL,
    id        TEXT COLLATE "C" NOT NULL,
    version   BIGINT NOT NULL,
    title     TEXT COLLATE "C" NOT NULL,
    source    TEXT COLLATE "C" NOT NULL,
    sha256    TEXT COLLATE "C" NOT NULL,
    published DATE NOT NULL,
    PRIMARY KEY (kind, id, version)
);

CREATE TABLE item (
    checklist TEXT COLLATE "C" NOT NULL,
    version   BIGINT NOT NULL,
    item_id   TEXT COLLATE "C" NOT NULL,
    position  BIGINT NOT NULL,
    domain    TEXT COLLATE "C" NOT NULL,
    title     TEXT COLLATE "C" NOT NULL,
    scope     TEXT COLLATE "C" NOT NULL,
    strength  TEXT COLLATE "C" NOT NULL,
    owner     TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (checklist, version, item_id)
);

CREATE TABLE measure (
    measure_id TEXT COLLATE "C" NOT NULL,
    version    BIGINT NOT NULL,
    library    TEXT COLLATE "C" NOT NULL,
    name       TEXT COLLATE "C" NOT NULL,
    theme      TEXT COLLATE "C" NOT NULL,
    plain      TEXT COLLATE "C" NOT NULL,
    unit       TEXT COLLATE "C" NOT NULL,
    direction  TEXT COLLATE "C" NOT NULL,
    combine    TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (measure_id, version)
);

-- What the search box looks through. folded is lower case without accents; owner is the organisation that sees drafts.
CREATE TABLE search_entry (
    kind    TEXT COLLATE "C" NOT NULL,
    id      TEXT COLLATE "C" NOT NULL,
    owner   TEXT COLLATE "C" NOT NULL,
    open    BOOLEAN NOT NULL,
    title   TEXT COLLATE "C" NOT NULL,
    detail  TEXT COLLATE "C" NOT NULL,
    folded  TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (kind, id)
);

-- +goose StatementBegin
CREATE FUNCTION refuse_ledger_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'ledger: % is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END;
$$;
-- +goose StatementEnd
CREATE TRIGGER organisation_version_append_only BEFORE UPDATE OR DELETE ON organisation_version
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER trust_fact_append_only BEFORE UPDATE OR DELETE ON trust_fact
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER membership_append_only BEFORE UPDATE OR DELETE ON membership
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER function_holder_append_only BEFORE UPDATE OR DELETE ON function_holder
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER event_append_only BEFORE UPDATE OR DELETE ON event
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER event_touch_append_only BEFORE UPDATE OR DELETE ON event_touch
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER content_version_append_only BEFORE UPDATE OR DELETE ON content_version
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER item_append_only BEFORE UPDATE OR DELETE ON item
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER measure_append_only BEFORE UPDATE OR DELETE ON measure
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
