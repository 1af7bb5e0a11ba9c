-- +goose Up
-- Organisations, people, sign-in and history: what every later table stands on.
-- Ledgers (append-only tables) are listed at the end; triggers refuse UPDATE and DELETE on them.

CREATE TABLE organisation (
    code    TEXT PRIMARY KEY,
    type    TEXT NOT NULL,
    opened  TEXT,
    closed  TEXT,
    fictional INTEGER NOT NULL,
    CONSTRAINT organisation_type CHECK (type IN ('trust', 'icb', 'region', 'country')),
    CONSTRAINT organisation_closed_after_opened CHECK (closed IS NULL OR opened IS NULL OR closed >= opened)
) STRICT;

-- A name, a place in the NHS and a kind hold from a day until the next row's day.
CREATE TABLE organisation_version (
    id           TEXT PRIMARY KEY,
    code         TEXT NOT NULL REFERENCES organisation (code),
    valid_from   TEXT NOT NULL,
    name         TEXT NOT NULL,
    short_name   TEXT NOT NULL,
    folded       TEXT NOT NULL,
    icb          TEXT REFERENCES organisation (code),
    region       TEXT REFERENCES organisation (code),
    subtype      TEXT NOT NULL,
    source       TEXT NOT NULL,
    recorded_at  TEXT NOT NULL,
    CONSTRAINT organisation_version_one_a_day UNIQUE (code, valid_from)
) STRICT;
CREATE INDEX organisation_version_icb ON organisation_version (icb);
CREATE INDEX organisation_version_region ON organisation_version (region);

CREATE TABLE succession (
    from_code TEXT NOT NULL REFERENCES organisation (code),
    to_code   TEXT NOT NULL REFERENCES organisation (code),
    on_day    TEXT,
    basis     TEXT NOT NULL,
    PRIMARY KEY (from_code, to_code)
) STRICT;

CREATE TABLE trust_fact (
    id          TEXT PRIMARY KEY,
    code        TEXT NOT NULL REFERENCES organisation (code),
    key         TEXT NOT NULL,
    value       TEXT NOT NULL,
    source      TEXT NOT NULL,
    as_at       TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    recorded_by TEXT
) STRICT;
CREATE INDEX trust_fact_code ON trust_fact (code, key);

CREATE TABLE team (
    id           TEXT PRIMARY KEY,
    organisation TEXT NOT NULL REFERENCES organisation (code),
    name         TEXT NOT NULL,
    kind         TEXT NOT NULL,
    opened       TEXT,
    closed       TEXT
) STRICT;
CREATE INDEX team_organisation ON team (organisation);

CREATE TABLE person (
    id          TEXT PRIMARY KEY,
    name        TEXT NOT NULL,
    email       TEXT,
    job         TEXT NOT NULL,
    disabled_at TEXT,
    version     INTEGER NOT NULL DEFAULT 1,
    created_at  TEXT NOT NULL,
    CONSTRAINT person_email_once UNIQUE (email)
) STRICT;

CREATE TABLE credential (
    person        TEXT PRIMARY KEY REFERENCES person (id),
    password_hash TEXT NOT NULL,
    totp_sealed   TEXT NOT NULL,
    totp_step     INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE recovery_code (
    person  TEXT NOT NULL REFERENCES person (id),
    hash    TEXT NOT NULL,
    used_at TEXT,
    PRIMARY KEY (person, hash)
) STRICT;

-- A membership or a function ends by a newer row that names it in supersedes.
CREATE TABLE membership (
    id           TEXT PRIMARY KEY,
    person       TEXT NOT NULL REFERENCES person (id),
    organisation TEXT NOT NULL REFERENCES organisation (code),
    role         TEXT NOT NULL,
    from_day     TEXT NOT NULL,
    to_day       TEXT,
    supersedes   TEXT UNIQUE REFERENCES membership (id),
    recorded_at  TEXT NOT NULL,
    recorded_by  TEXT,
    CONSTRAINT membership_role CHECK (role IN ('innovation_lead', 'trust_leader', 'respondent', 'secretary', 'board_member', 'programme_lead', 'admin'))
) STRICT;
CREATE INDEX membership_person ON membership (person);
CREATE INDEX membership_organisation ON membership (organisation);

CREATE TABLE function_holder (
    id           TEXT PRIMARY KEY,
    function     TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id   TEXT NOT NULL,
    person       TEXT NOT NULL REFERENCES person (id),
    from_day     TEXT NOT NULL,
    to_day       TEXT,
    supersedes   TEXT UNIQUE REFERENCES function_holder (id),
    recorded_at  TEXT NOT NULL,
    recorded_by  TEXT,
    CONSTRAINT function_holder_subject CHECK (subject_kind IN ('organisation', 'pilot', 'adoption', 'benefit'))
) STRICT;
CREATE INDEX function_holder_subject_of ON function_holder (subject_kind, subject_id);
CREATE INDEX function_holder_person ON function_holder (person);

CREATE TABLE session (
    id_hash      TEXT PRIMARY KEY,
    person       TEXT REFERENCES person (id),
    organisation TEXT,
    payload      BLOB NOT NULL,
    created_at   TEXT NOT NULL,
    seen_at      TEXT NOT NULL,
    agent        TEXT NOT NULL
) STRICT;
CREATE INDEX session_person ON session (person);

CREATE TABLE invitation (
    id_hash    TEXT PRIMARY KEY,
    person     TEXT NOT NULL REFERENCES person (id),
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    used_at    TEXT
) STRICT;

CREATE TABLE sign_in_throttle (
    key         TEXT PRIMARY KEY,
    failures    INTEGER NOT NULL,
    not_before  TEXT NOT NULL
) STRICT;

-- What somebody had typed when their session ran out, kept for an hour.
CREATE TABLE parked_form (
    id_hash   TEXT PRIMARY KEY,
    path      TEXT NOT NULL,
    body      TEXT NOT NULL,
    parked_at TEXT NOT NULL
) STRICT;

-- What somebody is typing and has not saved.
CREATE TABLE draft (
    person   TEXT NOT NULL REFERENCES person (id),
    address  TEXT NOT NULL,
    body     TEXT NOT NULL,
    kept_at  TEXT NOT NULL,
    PRIMARY KEY (person, address)
) STRICT;

-- The same key with the same body is answered with the stored result.
CREATE TABLE idempotency (
    key       TEXT NOT NULL,
    body_hash TEXT NOT NULL,
    person    TEXT NOT NULL,
    result    TEXT NOT NULL,
    used_at   TEXT NOT NULL,
    PRIMARY KEY (key, body_hash)
) STRICT;

-- One row for each deed. The hash covers every column, with body_hash standing for before and after,
-- so that free text can be redacted later without breaking the chain.
CREATE TABLE event (
    chain        TEXT NOT NULL,
    n            INTEGER NOT NULL,
    at           TEXT NOT NULL,
    actor        TEXT,
    role         TEXT NOT NULL,
    organisation TEXT NOT NULL,
    request      TEXT NOT NULL,
    deed         TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id   TEXT NOT NULL,
    touched      TEXT NOT NULL,
    before       TEXT,
    after        TEXT,
    salt         TEXT NOT NULL,
    body_hash    TEXT NOT NULL,
    prev         TEXT NOT NULL,
    hash         TEXT NOT NULL,
    PRIMARY KEY (chain, n)
) STRICT;

CREATE TABLE event_touch (
    kind  TEXT NOT NULL,
    id    TEXT NOT NULL,
    chain TEXT NOT NULL,
    n     INTEGER NOT NULL,
    PRIMARY KEY (kind, id, chain, n),
    FOREIGN KEY (chain, n) REFERENCES event (chain, n)
) STRICT;

CREATE TABLE chain_head (
    chain TEXT PRIMARY KEY,
    n     INTEGER NOT NULL,
    hash  TEXT NOT NULL
) STRICT;

-- Published content: checklist, measures, stages, glossary, packs. source holds the exact bytes; item and measure index them for joins.
CREATE TABLE content_version (
    kind      TEXT NOT NULL,
    id        TEXT NOT NULL,
    version   INTEGER NOT NULL,
    title     TEXT NOT NULL,
    source    TEXT NOT NULL,
    sha256    TEXT NOT NULL,
    published TEXT NOT NULL,
    PRIMARY KEY (kind, id, version)
) STRICT;

CREATE TABLE item (
    checklist TEXT NOT NULL,
    version   INTEGER NOT NULL,
    item_id   TEXT NOT NULL,
    position  INTEGER NOT NULL,
    domain    TEXT NOT NULL,
    title     TEXT NOT NULL,
    scope     TEXT NOT NULL,
    strength  TEXT NOT NULL,
    owner     TEXT NOT NULL,
    PRIMARY KEY (checklist, version, item_id)
) STRICT;

CREATE TABLE measure (
    measure_id TEXT NOT NULL,
    version    INTEGER NOT NULL,
    library    TEXT NOT NULL,
    name       TEXT NOT NULL,
    theme      TEXT NOT NULL,
    plain      TEXT NOT NULL,
    unit       TEXT NOT NULL,
    direction  TEXT NOT NULL,
    combine    TEXT NOT NULL,
    PRIMARY KEY (measure_id, version)
) STRICT;

-- What the search box looks through. folded is lower case without accents; owner is the organisation that sees drafts.
CREATE TABLE search_entry (
    kind    TEXT NOT NULL,
    id      TEXT NOT NULL,
    owner   TEXT NOT NULL,
    open    INTEGER NOT NULL,
    title   TEXT NOT NULL,
    detail  TEXT NOT NULL,
    folded  TEXT NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT;

-- +goose StatementBegin
CREATE TRIGGER organisation_version_no_update BEFORE UPDATE ON organisation_version
BEGIN
    SELECT RAISE(ABORT, 'ledger: organisation_version is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER organisation_version_no_delete BEFORE DELETE ON organisation_version
BEGIN
    SELECT RAISE(ABORT, 'ledger: organisation_version is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER trust_fact_no_update BEFORE UPDATE ON trust_fact
BEGIN
    SELECT RAISE(ABORT, 'ledger: trust_fact is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER trust_fact_no_delete BEFORE DELETE ON trust_fact
BEGIN
    SELECT RAISE(ABORT, 'ledger: trust_fact is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER membership_no_update BEFORE UPDATE ON membership
BEGIN
    SELECT RAISE(ABORT, 'ledger: membership is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER membership_no_delete BEFORE DELETE ON membership
BEGIN
    SELECT RAISE(ABORT, 'ledger: membership is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER function_holder_no_update BEFORE UPDATE ON function_holder
BEGIN
    SELECT RAISE(ABORT, 'ledger: function_holder is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER function_holder_no_delete BEFORE DELETE ON function_holder
BEGIN
    SELECT RAISE(ABORT, 'ledger: function_holder is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER event_no_update BEFORE UPDATE ON event
BEGIN
    SELECT RAISE(ABORT, 'ledger: event is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER event_no_delete BEFORE DELETE ON event
BEGIN
    SELECT RAISE(ABORT, 'ledger: event is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER event_touch_no_update BEFORE UPDATE ON event_touch
BEGIN
    SELECT RAISE(ABORT, 'ledger: event_touch is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER event_touch_no_delete BEFORE DELETE ON event_touch
BEGIN
    SELECT RAISE(ABORT, 'ledger: event_touch is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER content_version_no_update BEFORE UPDATE ON content_version
BEGIN
    SELECT RAISE(ABORT, 'ledger: content_version is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER content_version_no_delete BEFORE DELETE ON content_version
BEGIN
    SELECT RAISE(ABORT, 'ledger: content_version is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER item_no_update BEFORE UPDATE ON item
BEGIN
    SELECT RAISE(ABORT, 'ledger: item is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER item_no_delete BEFORE DELETE ON item
BEGIN
    SELECT RAISE(ABORT, 'ledger: item is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER measure_no_update BEFORE UPDATE ON measure
BEGIN
    SELECT RAISE(ABORT, 'ledger: measure is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER measure_no_delete BEFORE DELETE ON measure
BEGIN
    SELECT RAISE(ABORT, 'ledger: measure is append-only');
END;
-- +goose StatementEnd
