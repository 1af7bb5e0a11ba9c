-- +goose Up
-- One pilot's way: innovation, pilot, workflow, benefit, adoption, readiness, decision.

CREATE TABLE innovation (
    id           TEXT PRIMARY KEY,
    name         TEXT NOT NULL,
    organisation TEXT NOT NULL REFERENCES organisation (code),
    version      INTEGER NOT NULL DEFAULT 1,
    created_at   TEXT NOT NULL
) STRICT;

-- The conditions of the checklist that hold for the innovation everywhere (used in care, uses AI, …).
CREATE TABLE innovation_fact (
    id          TEXT PRIMARY KEY,
    innovation  TEXT NOT NULL REFERENCES innovation (id),
    condition   TEXT NOT NULL,
    holds       INTEGER NOT NULL,
    seq         INTEGER NOT NULL,
    recorded_at TEXT NOT NULL,
    recorded_by TEXT,
    CONSTRAINT innovation_fact_line UNIQUE (innovation, condition, seq)
) STRICT;

CREATE TABLE innovation_product (
    id                TEXT PRIMARY KEY,
    innovation        TEXT NOT NULL REFERENCES innovation (id),
    seq               INTEGER NOT NULL,
    supplier          TEXT NOT NULL,
    dtac_form_version TEXT NOT NULL,
    device_class      TEXT NOT NULL,
    nice_tier         TEXT NOT NULL,
    passport          TEXT NOT NULL,
    checked_by        TEXT REFERENCES person (id),
    checked_on        TEXT,
    recorded_at       TEXT NOT NULL,
    recorded_by       TEXT,
    CONSTRAINT innovation_product_line UNIQUE (innovation, seq)
) STRICT;

-- name, problem and situation are labels and may be edited; everything a stage reads stands in the ledgers below.
CREATE TABLE pilot (
    id         TEXT PRIMARY KEY,
    innovation TEXT NOT NULL REFERENCES innovation (id),
    lead_trust TEXT NOT NULL REFERENCES organisation (code),
    name       TEXT NOT NULL,
    problem    TEXT NOT NULL,
    situation  TEXT NOT NULL,
    pack_id    TEXT NOT NULL UNIQUE,
    folded     TEXT NOT NULL,
    version    INTEGER NOT NULL DEFAULT 1,
    created_by TEXT REFERENCES person (id),
    created_at TEXT NOT NULL,
    CONSTRAINT pilot_situation CHECK (situation IN ('', 'planned', 'running', 'finished'))
) STRICT;
CREATE INDEX pilot_lead_trust ON pilot (lead_trust);
CREATE INDEX pilot_innovation ON pilot (innovation);

CREATE TABLE pilot_state (
    id          TEXT PRIMARY KEY,
    pilot       TEXT NOT NULL REFERENCES pilot (id),
    state       TEXT NOT NULL,
    on_day      TEXT NOT NULL,
    note        TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    recorded_by TEXT,
    CONSTRAINT pilot_state_known CHECK (state IN ('published', 'recorded_afterwards', 'closed'))
) STRICT;
CREATE INDEX pilot_state_pilot ON pilot_state (pilot, state);

CREATE TABLE pilot_plan (
    id                TEXT PRIMARY KEY,
    pilot             TEXT NOT NULL REFERENCES pilot (id),
    seq               INTEGER NOT NULL,
    question          TEXT NOT NULL,
    threshold_measure TEXT,
    threshold_version INTEGER,
    threshold_change  INTEGER,
    threshold_grade   TEXT NOT NULL,
    threshold_by      TEXT,
    result            TEXT NOT NULL,
    recorded_at       TEXT NOT NULL,
    recorded_by       TEXT,
    CONSTRAINT pilot_plan_line UNIQUE (pilot, seq)
) STRICT;

CREATE TABLE pilot_date (
    id          TEXT PRIMARY KEY,
    pilot       TEXT NOT NULL REFERENCES pilot (id),
    kind        TEXT NOT NULL,
    on_day      TEXT,
    seq         INTEGER NOT NULL,
    recorded_at TEXT NOT NULL,
    recorded_by TEXT,
    CONSTRAINT pilot_date_kind CHECK (kind IN ('registered', 'planned_start', 'planned_end', 'set_up_started', 'started', 'ended')),
    CONSTRAINT pilot_date_line UNIQUE (pilot, kind, seq)
) STRICT;

CREATE TABLE stop_rule (
    id           TEXT PRIMARY KEY,
    subject_kind TEXT NOT NULL,
    subject_id   TEXT NOT NULL,
    position     INTEGER NOT NULL,
    rule         TEXT NOT NULL,
    decided_by   TEXT REFERENCES person (id),
    state        TEXT NOT NULL,
    met_on       TEXT,
    note         TEXT NOT NULL,
    seq          INTEGER NOT NULL,
    recorded_at  TEXT NOT NULL,
    recorded_by  TEXT,
    CONSTRAINT stop_rule_line UNIQUE (subject_kind, subject_id, position, seq)
) STRICT;

CREATE TABLE planned_team (
    id           TEXT PRIMARY KEY,
    subject_kind TEXT NOT NULL,
    subject_id   TEXT NOT NULL,
    team         TEXT NOT NULL REFERENCES team (id),
    planned      TEXT,
    recorded_at  TEXT NOT NULL,
    recorded_by  TEXT
) STRICT;
CREATE INDEX planned_team_subject ON planned_team (subject_kind, subject_id);

CREATE TABLE live_event (
    id           TEXT PRIMARY KEY,
    subject_kind TEXT NOT NULL,
    subject_id   TEXT NOT NULL,
    team         TEXT REFERENCES team (id),
    event        TEXT NOT NULL,
    on_day       TEXT NOT NULL,
    note         TEXT NOT NULL,
    recorded_at  TEXT NOT NULL,
    recorded_by  TEXT,
    CONSTRAINT live_event_known CHECK (event IN ('configured', 'live', 'old_way_off'))
) STRICT;
CREATE INDEX live_event_subject ON live_event (subject_kind, subject_id);

-- Every Save of a map is a new row; n grows when the one before was approved.
CREATE TABLE workflow (
    id           TEXT PRIMARY KEY,
    subject_kind TEXT NOT NULL,
    subject_id   TEXT NOT NULL,
    CONSTRAINT workflow_one_a_subject UNIQUE (subject_kind, subject_id)
) STRICT;

CREATE TABLE workflow_version (
    id             TEXT PRIMARY KEY,
    workflow       TEXT NOT NULL REFERENCES workflow (id),
    n              INTEGER NOT NULL,
    seq            INTEGER NOT NULL,
    unit_of_work   TEXT NOT NULL,
    start_event    TEXT NOT NULL,
    end_event      TEXT NOT NULL,
    after_unit     TEXT NOT NULL,
    after_start    TEXT NOT NULL,
    after_end      TEXT NOT NULL,
    day_type       TEXT NOT NULL,
    volume         INTEGER,
    volume_source  TEXT NOT NULL,
    timing_method  TEXT NOT NULL,
    sample_size    INTEGER,
    mapped_on      TEXT,
    mapped_by      TEXT REFERENCES person (id),
    took_part      TEXT NOT NULL,
    in_use_from    TEXT,
    why            TEXT NOT NULL,
    recorded_at    TEXT NOT NULL,
    recorded_by    TEXT,
    CONSTRAINT workflow_version_line UNIQUE (workflow, seq),
    CONSTRAINT workflow_version_volume_not_negative CHECK (volume IS NULL OR volume >= 0)
) STRICT;

CREATE TABLE step (
    version        TEXT NOT NULL REFERENCES workflow_version (id),
    side           TEXT NOT NULL,
    step_id        TEXT NOT NULL,
    position       INTEGER NOT NULL,
    pack_step      TEXT NOT NULL,
    action         TEXT NOT NULL,
    lane           TEXT NOT NULL,
    staff_group    TEXT NOT NULL,
    pay_band       TEXT NOT NULL,
    type           TEXT NOT NULL,
    value          TEXT NOT NULL,
    minutes        INTEGER,
    minutes_median INTEGER,
    minutes_p90    INTEGER,
    share          INTEGER NOT NULL,
    timing_method  TEXT NOT NULL,
    sample_size    INTEGER,
    wait_minutes   INTEGER,
    system_used    TEXT NOT NULL,
    rekeyed        TEXT NOT NULL,
    note           TEXT NOT NULL,
    PRIMARY KEY (version, step_id),
    CONSTRAINT step_side CHECK (side IN ('before', 'after')),
    CONSTRAINT step_position_once UNIQUE (version, side, position),
    CONSTRAINT step_minutes_not_negative CHECK (minutes IS NULL OR minutes >= 0),
    CONSTRAINT step_share_is_a_share CHECK (share BETWEEN 0 AND 1000000)
) STRICT;

CREATE TABLE change (
    version           TEXT NOT NULL REFERENCES workflow_version (id),
    position          INTEGER NOT NULL,
    old_step          TEXT,
    new_step          TEXT,
    decision          TEXT NOT NULL,
    why               TEXT NOT NULL,
    part              TEXT NOT NULL,
    before_technology INTEGER,
    PRIMARY KEY (version, position)
) STRICT;

CREATE TABLE approval (
    id          TEXT PRIMARY KEY,
    version     TEXT NOT NULL REFERENCES workflow_version (id),
    function    TEXT NOT NULL,
    person      TEXT NOT NULL REFERENCES person (id),
    on_day      TEXT NOT NULL,
    withdrawn   INTEGER NOT NULL,
    reason      TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    recorded_by TEXT,
    CONSTRAINT approval_function CHECK (function IN ('clinical_lead', 'ops_lead'))
) STRICT;
CREATE INDEX approval_version ON approval (version);

-- A published pack: source is the exact text of its raises, added items and notes.
CREATE TABLE pack_version (
    id           TEXT PRIMARY KEY,
    pilot        TEXT NOT NULL REFERENCES pilot (id),
    n            INTEGER NOT NULL,
    source       TEXT NOT NULL,
    sha256       TEXT NOT NULL,
    published_on TEXT NOT NULL,
    published_by TEXT REFERENCES person (id),
    changed      TEXT NOT NULL,
    recorded_at  TEXT NOT NULL,
    CONSTRAINT pack_version_n UNIQUE (pilot, n)
) STRICT;

CREATE TABLE lesson (
    id           TEXT PRIMARY KEY,
    subject_kind TEXT NOT NULL,
    subject_id   TEXT NOT NULL,
    about_kind   TEXT NOT NULL,
    about_id     TEXT NOT NULL,
    title        TEXT NOT NULL,
    text         TEXT NOT NULL,
    on_day       TEXT NOT NULL,
    recorded_at  TEXT NOT NULL,
    recorded_by  TEXT
) STRICT;
CREATE INDEX lesson_subject ON lesson (subject_kind, subject_id);

CREATE TABLE benefit (
    id              TEXT PRIMARY KEY,
    subject_kind    TEXT NOT NULL,
    subject_id      TEXT NOT NULL,
    organisation    TEXT NOT NULL REFERENCES organisation (code),
    measure_id      TEXT NOT NULL,
    measure_version INTEGER NOT NULL,
    created_at      TEXT NOT NULL,
    FOREIGN KEY (measure_id, measure_version) REFERENCES measure (measure_id, version)
) STRICT;
CREATE INDEX benefit_subject ON benefit (subject_kind, subject_id);
CREATE INDEX benefit_organisation ON benefit (organisation);

CREATE TABLE benefit_profile (
    id            TEXT PRIMARY KEY,
    benefit       TEXT NOT NULL REFERENCES benefit (id),
    seq           INTEGER NOT NULL,
    class         TEXT NOT NULL,
    disbenefit    INTEGER NOT NULL,
    staff_groups  TEXT NOT NULL,
    unit          TEXT NOT NULL,
    owner         TEXT REFERENCES person (id),
    owner_role    TEXT NOT NULL,
    target        INTEGER,
    target_on     TEXT,
    threshold     INTEGER,
    attribution   TEXT NOT NULL,
    grade         TEXT NOT NULL,
    status        TEXT NOT NULL,
    purpose       TEXT NOT NULL,
    every         TEXT NOT NULL,
    reason        TEXT NOT NULL,
    recorded_at   TEXT NOT NULL,
    recorded_by   TEXT,
    CONSTRAINT benefit_profile_line UNIQUE (benefit, seq)
) STRICT;

CREATE TABLE baseline (
    id          TEXT PRIMARY KEY,
    benefit     TEXT NOT NULL REFERENCES benefit (id),
    seq         INTEGER NOT NULL,
    value       INTEGER,
    minutes     INTEGER,
    found_from  TEXT NOT NULL,
    locked_by   TEXT REFERENCES person (id),
    locked_on   TEXT,
    reason      TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    recorded_by TEXT,
    CONSTRAINT baseline_line UNIQUE (benefit, seq)
) STRICT;

CREATE TABLE series (
    id              TEXT PRIMARY KEY,
    benefit         TEXT UNIQUE REFERENCES benefit (id),
    organisation    TEXT REFERENCES organisation (code),
    measure_id      TEXT NOT NULL,
    measure_version INTEGER NOT NULL,
    every           TEXT NOT NULL,
    source          TEXT NOT NULL,
    ends_on         TEXT,
    CONSTRAINT series_has_one_owner CHECK ((benefit IS NULL) <> (organisation IS NULL)),
    FOREIGN KEY (measure_id, measure_version) REFERENCES measure (measure_id, version)
) STRICT;

CREATE TABLE observation (
    id             TEXT PRIMARY KEY,
    series         TEXT NOT NULL REFERENCES series (id),
    period_start   TEXT NOT NULL,
    period_end     TEXT NOT NULL,
    seq            INTEGER NOT NULL,
    state          TEXT NOT NULL,
    value          INTEGER,
    numerator      INTEGER,
    denominator    INTEGER,
    operating_days INTEGER,
    reason         TEXT NOT NULL,
    recorded_at    TEXT NOT NULL,
    recorded_by    TEXT,
    CONSTRAINT observation_line UNIQUE (series, period_start, seq),
    CONSTRAINT observation_state CHECK (state IN ('reported', 'not_applicable', 'suppressed', 'late')),
    CONSTRAINT observation_value_when_reported CHECK ((state = 'reported') = (value IS NOT NULL)),
    CONSTRAINT observation_ends_after_start CHECK (period_end >= period_start)
) STRICT;

CREATE TABLE rebase (
    id          TEXT PRIMARY KEY,
    series      TEXT NOT NULL REFERENCES series (id),
    on_day      TEXT NOT NULL,
    reason      TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    recorded_by TEXT,
    CONSTRAINT rebase_once UNIQUE (series, on_day)
) STRICT;

CREATE TABLE benefit_review (
    id          TEXT PRIMARY KEY,
    benefit     TEXT NOT NULL REFERENCES benefit (id),
    kind        TEXT NOT NULL,
    person      TEXT NOT NULL REFERENCES person (id),
    on_day      TEXT NOT NULL,
    text        TEXT NOT NULL,
    grade       TEXT NOT NULL,
    owed_by     TEXT REFERENCES person (id),
    recorded_at TEXT NOT NULL,
    recorded_by TEXT,
    CONSTRAINT benefit_review_kind CHECK (kind IN ('accept', 'verify', 'contest', 'settle'))
) STRICT;
CREATE INDEX benefit_review_benefit ON benefit_review (benefit);

-- open is the lock of "one open adoption of a pilot at a trust"; what happened stands in adoption_state.
CREATE TABLE adoption (
    id         TEXT PRIMARY KEY,
    trust      TEXT NOT NULL REFERENCES organisation (code),
    pilot      TEXT NOT NULL REFERENCES pilot (id),
    open       INTEGER NOT NULL,
    checklist  TEXT NOT NULL,
    checklist_version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT REFERENCES person (id)
) STRICT;
CREATE INDEX adoption_trust ON adoption (trust);
CREATE INDEX adoption_pilot ON adoption (pilot);
CREATE UNIQUE INDEX adoption_one_open ON adoption (trust, pilot) WHERE open;

CREATE TABLE adoption_pack (
    id           TEXT PRIMARY KEY,
    adoption     TEXT NOT NULL REFERENCES adoption (id),
    pack_version TEXT NOT NULL REFERENCES pack_version (id),
    accepted_by  TEXT REFERENCES person (id),
    accepted_on  TEXT NOT NULL,
    recorded_at  TEXT NOT NULL,
    CONSTRAINT adoption_pack_once UNIQUE (adoption, pack_version)
) STRICT;

CREATE TABLE adoption_fact (
    id          TEXT PRIMARY KEY,
    adoption    TEXT NOT NULL REFERENCES adoption (id),
    condition   TEXT NOT NULL,
    holds       INTEGER NOT NULL,
    seq         INTEGER NOT NULL,
    recorded_at TEXT NOT NULL,
    recorded_by TEXT,
    CONSTRAINT adoption_fact_line UNIQUE (adoption, condition, seq)
) STRICT;

CREATE TABLE adoption_date (
    id          TEXT PRIMARY KEY,
    adoption    TEXT NOT NULL REFERENCES adoption (id),
    gate        TEXT NOT NULL,
    planned     TEXT,
    seq         INTEGER NOT NULL,
    recorded_at TEXT NOT NULL,
    recorded_by TEXT,
    CONSTRAINT adoption_date_gate CHECK (gate IN ('adopt', 'go_live', 'bau')),
    CONSTRAINT adoption_date_line UNIQUE (adoption, gate, seq)
) STRICT;

CREATE TABLE adoption_volume (
    id          TEXT PRIMARY KEY,
    adoption    TEXT NOT NULL REFERENCES adoption (id),
    seq         INTEGER NOT NULL,
    cases_a_day INTEGER,
    source      TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    recorded_by TEXT,
    CONSTRAINT adoption_volume_line UNIQUE (adoption, seq)
) STRICT;

CREATE TABLE adoption_state (
    id          TEXT PRIMARY KEY,
    adoption    TEXT NOT NULL REFERENCES adoption (id),
    state       TEXT NOT NULL,
    on_day      TEXT NOT NULL,
    reason      TEXT NOT NULL,
    text        TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    recorded_by TEXT,
    CONSTRAINT adoption_state_known CHECK (state IN ('interested', 'assessing', 'preparing', 'told_others', 'kept_private', 'others_may_ask', 'paused', 'resumed', 'declined', 'stopped'))
) STRICT;
CREATE INDEX adoption_state_adoption ON adoption_state (adoption);

-- adoption NULL is a foundation answer of the trust. seq makes the losing of two simultaneous answers visible.
CREATE TABLE answer (
    id            TEXT PRIMARY KEY,
    trust         TEXT NOT NULL REFERENCES organisation (code),
    adoption      TEXT REFERENCES adoption (id),
    item_id       TEXT NOT NULL,
    checklist     TEXT NOT NULL,
    checklist_version INTEGER NOT NULL,
    kind          TEXT NOT NULL,
    seq           INTEGER NOT NULL,
    level         INTEGER,
    special       TEXT NOT NULL,
    note          TEXT NOT NULL,
    reason        TEXT NOT NULL,
    second_person TEXT REFERENCES person (id),
    finds_out     TEXT REFERENCES person (id),
    find_out_by   TEXT,
    verification  TEXT NOT NULL,
    answered_by   TEXT REFERENCES person (id),
    answered_on   TEXT NOT NULL,
    told_by       TEXT NOT NULL,
    told_on       TEXT,
    recorded_at   TEXT NOT NULL,
    recorded_by   TEXT,
    CONSTRAINT answer_kind CHECK (kind IN ('answer', 'confirm', 'local', 'local_withdrawn', 'lower', 'lower_withdrawn')),
    CONSTRAINT answer_level_is_a_level CHECK (level IS NULL OR level BETWEEN 0 AND 4),
    CONSTRAINT answer_level_or_special CHECK (level IS NULL OR special = ''),
    CONSTRAINT answer_special_known CHECK (special IN ('', 'not_known', 'not_applicable'))
) STRICT;
CREATE INDEX answer_trust ON answer (trust, item_id);
CREATE INDEX answer_adoption ON answer (adoption);
CREATE UNIQUE INDEX answer_line ON answer (trust, COALESCE(adoption, ''), item_id, seq);

CREATE TABLE answer_agreement (
    answer      TEXT PRIMARY KEY REFERENCES answer (id),
    person      TEXT NOT NULL REFERENCES person (id),
    on_day      TEXT NOT NULL,
    recorded_at TEXT NOT NULL
) STRICT;

CREATE TABLE evidence (
    id         TEXT PRIMARY KEY,
    trust      TEXT NOT NULL REFERENCES organisation (code),
    kind       TEXT NOT NULL,
    created_by TEXT REFERENCES person (id),
    created_at TEXT NOT NULL,
    CONSTRAINT evidence_kind CHECK (kind IN ('note', 'link', 'file'))
) STRICT;
CREATE INDEX evidence_trust ON evidence (trust);

CREATE TABLE evidence_revision (
    id          TEXT PRIMARY KEY,
    evidence    TEXT NOT NULL REFERENCES evidence (id),
    seq         INTEGER NOT NULL,
    title       TEXT NOT NULL,
    text        TEXT NOT NULL,
    sha256      TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    recorded_by TEXT,
    CONSTRAINT evidence_revision_line UNIQUE (evidence, seq)
) STRICT;

CREATE TABLE answer_evidence (
    answer   TEXT NOT NULL REFERENCES answer (id),
    evidence TEXT NOT NULL REFERENCES evidence (id),
    PRIMARY KEY (answer, evidence)
) STRICT;

CREATE TABLE expiry_event (
    id          TEXT PRIMARY KEY,
    trust       TEXT NOT NULL REFERENCES organisation (code),
    adoption    TEXT REFERENCES adoption (id),
    item_id     TEXT NOT NULL,
    event       TEXT NOT NULL,
    on_day      TEXT NOT NULL,
    note        TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    recorded_by TEXT
) STRICT;
CREATE INDEX expiry_event_trust ON expiry_event (trust);

CREATE TABLE assignment (
    id          TEXT PRIMARY KEY,
    trust       TEXT NOT NULL REFERENCES organisation (code),
    adoption    TEXT REFERENCES adoption (id),
    item_id     TEXT NOT NULL,
    person      TEXT NOT NULL REFERENCES person (id),
    due         TEXT,
    recorded_at TEXT NOT NULL,
    recorded_by TEXT
) STRICT;
CREATE INDEX assignment_trust ON assignment (trust, item_id);
CREATE INDEX assignment_person ON assignment (person);

-- What somebody owes so that an item gets to its level.
CREATE TABLE action (
    id          TEXT PRIMARY KEY,
    trust       TEXT NOT NULL REFERENCES organisation (code),
    adoption    TEXT REFERENCES adoption (id),
    item_id     TEXT NOT NULL,
    text        TEXT NOT NULL,
    owner       TEXT REFERENCES person (id),
    due         TEXT,
    closed_on   TEXT,
    recorded_at TEXT NOT NULL,
    recorded_by TEXT
) STRICT;
CREATE INDEX action_trust ON action (trust);

CREATE TABLE condition (
    id          TEXT PRIMARY KEY,
    adoption    TEXT NOT NULL REFERENCES adoption (id),
    item_id     TEXT NOT NULL,
    gate        TEXT NOT NULL,
    action      TEXT NOT NULL,
    owner       TEXT NOT NULL REFERENCES person (id),
    due         TEXT NOT NULL,
    accepted_by TEXT NOT NULL REFERENCES person (id),
    accepted_on TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    recorded_by TEXT
) STRICT;
CREATE INDEX condition_adoption ON condition (adoption);

CREATE TABLE condition_close (
    condition   TEXT PRIMARY KEY REFERENCES condition (id),
    on_day      TEXT NOT NULL,
    why         TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    recorded_by TEXT
) STRICT;

-- frozen is the evidence as bytes at the moment of the decision; sha256 is of those bytes.
CREATE TABLE gate_decision (
    id               TEXT PRIMARY KEY,
    subject_kind     TEXT NOT NULL,
    subject_id       TEXT NOT NULL,
    organisation     TEXT NOT NULL REFERENCES organisation (code),
    gate             TEXT NOT NULL,
    outcome          TEXT NOT NULL,
    decided_on       TEXT NOT NULL,
    decided_by       TEXT NOT NULL REFERENCES person (id),
    rationale        TEXT NOT NULL,
    present          TEXT NOT NULL,
    dissent          TEXT NOT NULL,
    minute_reference TEXT NOT NULL,
    next_review_on   TEXT,
    frozen           BLOB NOT NULL,
    sha256           TEXT NOT NULL,
    replaces         TEXT UNIQUE REFERENCES gate_decision (id),
    recorded_at      TEXT NOT NULL,
    recorded_by      TEXT
) STRICT;
CREATE INDEX gate_decision_subject ON gate_decision (subject_kind, subject_id);
CREATE INDEX gate_decision_organisation ON gate_decision (organisation);

CREATE TABLE decision_override (
    decision  TEXT NOT NULL REFERENCES gate_decision (id),
    criterion TEXT NOT NULL,
    person    TEXT NOT NULL REFERENCES person (id),
    reason    TEXT NOT NULL,
    PRIMARY KEY (decision, criterion)
) STRICT;

-- Kept figures: rebuilt from the ledgers by `groundwork check`, never edited by hand.
CREATE TABLE kept_gate (
    adoption    TEXT NOT NULL REFERENCES adoption (id),
    gate        TEXT NOT NULL,
    verdict     TEXT NOT NULL,
    asked       INTEGER NOT NULL,
    met         INTEGER NOT NULL,
    conditions  INTEGER NOT NULL,
    short       INTEGER NOT NULL,
    unknown     INTEGER NOT NULL,
    valid_until TEXT,
    PRIMARY KEY (adoption, gate)
) STRICT;

CREATE TABLE kept_stop (
    adoption TEXT NOT NULL REFERENCES adoption (id),
    gate     TEXT NOT NULL,
    item_id  TEXT NOT NULL,
    state    TEXT NOT NULL,
    PRIMARY KEY (adoption, gate, item_id)
) STRICT;
CREATE INDEX kept_stop_item ON kept_stop (item_id, gate);

-- +goose StatementBegin
CREATE TRIGGER innovation_fact_no_update BEFORE UPDATE ON innovation_fact
BEGIN
    SELECT RAISE(ABORT, 'ledger: innovation_fact is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER innovation_fact_no_delete BEFORE DELETE ON innovation_fact
BEGIN
    SELECT RAISE(ABORT, 'ledger: innovation_fact is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER innovation_product_no_update BEFORE UPDATE ON innovation_product
BEGIN
    SELECT RAISE(ABORT, 'ledger: innovation_product is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER innovation_product_no_delete BEFORE DELETE ON innovation_product
BEGIN
    SELECT RAISE(ABORT, 'ledger: innovation_product is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER pilot_state_no_update BEFORE UPDATE ON pilot_state
BEGIN
    SELECT RAISE(ABORT, 'ledger: pilot_state is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER pilot_state_no_delete BEFORE DELETE ON pilot_state
BEGIN
    SELECT RAISE(ABORT, 'ledger: pilot_state is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER pilot_plan_no_update BEFORE UPDATE ON pilot_plan
BEGIN
    SELECT RAISE(ABORT, 'ledger: pilot_plan is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER pilot_plan_no_delete BEFORE DELETE ON pilot_plan
BEGIN
    SELECT RAISE(ABORT, 'ledger: pilot_plan is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER pilot_date_no_update BEFORE UPDATE ON pilot_date
BEGIN
    SELECT RAISE(ABORT, 'ledger: pilot_date is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER pilot_date_no_delete BEFORE DELETE ON pilot_date
BEGIN
    SELECT RAISE(ABORT, 'ledger: pilot_date is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER stop_rule_no_update BEFORE UPDATE ON stop_rule
BEGIN
    SELECT RAISE(ABORT, 'ledger: stop_rule is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER stop_rule_no_delete BEFORE DELETE ON stop_rule
BEGIN
    SELECT RAISE(ABORT, 'ledger: stop_rule is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER planned_team_no_update BEFORE UPDATE ON planned_team
BEGIN
    SELECT RAISE(ABORT, 'ledger: planned_team is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER planned_team_no_delete BEFORE DELETE ON planned_team
BEGIN
    SELECT RAISE(ABORT, 'ledger: planned_team is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER live_event_no_update BEFORE UPDATE ON live_event
BEGIN
    SELECT RAISE(ABORT, 'ledger: live_event is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER live_event_no_delete BEFORE DELETE ON live_event
BEGIN
    SELECT RAISE(ABORT, 'ledger: live_event is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER workflow_version_no_update BEFORE UPDATE ON workflow_version
BEGIN
    SELECT RAISE(ABORT, 'ledger: workflow_version is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER workflow_version_no_delete BEFORE DELETE ON workflow_version
BEGIN
    SELECT RAISE(ABORT, 'ledger: workflow_version is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER step_no_update BEFORE UPDATE ON step
BEGIN
    SELECT RAISE(ABORT, 'ledger: step is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER step_no_delete BEFORE DELETE ON step
BEGIN
    SELECT RAISE(ABORT, 'ledger: step is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER change_no_update BEFORE UPDATE ON change
BEGIN
    SELECT RAISE(ABORT, 'ledger: change is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER change_no_delete BEFORE DELETE ON change
BEGIN
    SELECT RAISE(ABORT, 'ledger: change is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER approval_no_update BEFORE UPDATE ON approval
BEGIN
    SELECT RAISE(ABORT, 'ledger: approval is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER approval_no_delete BEFORE DELETE ON approval
BEGIN
    SELECT RAISE(ABORT, 'ledger: approval is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER pack_version_no_update BEFORE UPDATE ON pack_version
BEGIN
    SELECT RAISE(ABORT, 'ledger: pack_version is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER pack_version_no_delete BEFORE DELETE ON pack_version
BEGIN
    SELECT RAISE(ABORT, 'ledger: pack_version is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER lesson_no_update BEFORE UPDATE ON lesson
BEGIN
    SELECT RAISE(ABORT, 'ledger: lesson is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER lesson_no_delete BEFORE DELETE ON lesson
BEGIN
    SELECT RAISE(ABORT, 'ledger: lesson is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER benefit_profile_no_update BEFORE UPDATE ON benefit_profile
BEGIN
    SELECT RAISE(ABORT, 'ledger: benefit_profile is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER benefit_profile_no_delete BEFORE DELETE ON benefit_profile
BEGIN
    SELECT RAISE(ABORT, 'ledger: benefit_profile is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER baseline_no_update BEFORE UPDATE ON baseline
BEGIN
    SELECT RAISE(ABORT, 'ledger: baseline is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER baseline_no_delete BEFORE DELETE ON baseline
BEGIN
    SELECT RAISE(ABORT, 'ledger: baseline is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER observation_no_update BEFORE UPDATE ON observation
BEGIN
    SELECT RAISE(ABORT, 'ledger: observation is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER observation_no_delete BEFORE DELETE ON observation
BEGIN
    SELECT RAISE(ABORT, 'ledger: observation is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER rebase_no_update BEFORE UPDATE ON rebase
BEGIN
    SELECT RAISE(ABORT, 'ledger: rebase is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER rebase_no_delete BEFORE DELETE ON rebase
BEGIN
    SELECT RAISE(ABORT, 'ledger: rebase is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER benefit_review_no_update BEFORE UPDATE ON benefit_review
BEGIN
    SELECT RAISE(ABORT, 'ledger: benefit_review is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER benefit_review_no_delete BEFORE DELETE ON benefit_review
BEGIN
    SELECT RAISE(ABORT, 'ledger: benefit_review is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER adoption_pack_no_update BEFORE UPDATE ON adoption_pack
BEGIN
    SELECT RAISE(ABORT, 'ledger: adoption_pack is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER adoption_pack_no_delete BEFORE DELETE ON adoption_pack
BEGIN
    SELECT RAISE(ABORT, 'ledger: adoption_pack is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER adoption_fact_no_update BEFORE UPDATE ON adoption_fact
BEGIN
    SELECT RAISE(ABORT, 'ledger: adoption_fact is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER adoption_fact_no_delete BEFORE DELETE ON adoption_fact
BEGIN
    SELECT RAISE(ABORT, 'ledger: adoption_fact is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER adoption_date_no_update BEFORE UPDATE ON adoption_date
BEGIN
    SELECT RAISE(ABORT, 'ledger: adoption_date is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER adoption_date_no_delete BEFORE DELETE ON adoption_date
BEGIN
    SELECT RAISE(ABORT, 'ledger: adoption_date is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER adoption_volume_no_update BEFORE UPDATE ON adoption_volume
BEGIN
    SELECT RAISE(ABORT, 'ledger: adoption_volume is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER adoption_volume_no_delete BEFORE DELETE ON adoption_volume
BEGIN
    SELECT RAISE(ABORT, 'ledger: adoption_volume is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER adoption_state_no_update BEFORE UPDATE ON adoption_state
BEGIN
    SELECT RAISE(ABORT, 'ledger: adoption_state is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER adoption_state_no_delete BEFORE DELETE ON adoption_state
BEGIN
    SELECT RAISE(ABORT, 'ledger: adoption_state is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER answer_no_update BEFORE UPDATE ON answer
BEGIN
    SELECT RAISE(ABORT, 'ledger: answer is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER answer_no_delete BEFORE DELETE ON answer
BEGIN
    SELECT RAISE(ABORT, 'ledger: answer is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER answer_agreement_no_update BEFORE UPDATE ON answer_agreement
BEGIN
    SELECT RAISE(ABORT, 'ledger: answer_agreement is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER answer_agreement_no_delete BEFORE DELETE ON answer_agreement
BEGIN
    SELECT RAISE(ABORT, 'ledger: answer_agreement is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER evidence_no_update BEFORE UPDATE ON evidence
BEGIN
    SELECT RAISE(ABORT, 'ledger: evidence is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER evidence_no_delete BEFORE DELETE ON evidence
BEGIN
    SELECT RAISE(ABORT, 'ledger: evidence is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER evidence_revision_no_update BEFORE UPDATE ON evidence_revision
BEGIN
    SELECT RAISE(ABORT, 'ledger: evidence_revision is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER evidence_revision_no_delete BEFORE DELETE ON evidence_revision
BEGIN
    SELECT RAISE(ABORT, 'ledger: evidence_revision is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER answer_evidence_no_update BEFORE UPDATE ON answer_evidence
BEGIN
    SELECT RAISE(ABORT, 'ledger: answer_evidence is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER answer_evidence_no_delete BEFORE DELETE ON answer_evidence
BEGIN
    SELECT RAISE(ABORT, 'ledger: answer_evidence is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER expiry_event_no_update BEFORE UPDATE ON expiry_event
BEGIN
    SELECT RAISE(ABORT, 'ledger: expiry_event is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER expiry_event_no_delete BEFORE DELETE ON expiry_event
BEGIN
    SELECT RAISE(ABORT, 'ledger: expiry_event is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER assignment_no_update BEFORE UPDATE ON assignment
BEGIN
    SELECT RAISE(ABORT, 'ledger: assignment is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER assignment_no_delete BEFORE DELETE ON assignment
BEGIN
    SELECT RAISE(ABORT, 'ledger: assignment is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER action_no_update BEFORE UPDATE ON action
BEGIN
    SELECT RAISE(ABORT, 'ledger: action is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER action_no_delete BEFORE DELETE ON action
BEGIN
    SELECT RAISE(ABORT, 'ledger: action is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER condition_no_update BEFORE UPDATE ON condition
BEGIN
    SELECT RAISE(ABORT, 'ledger: condition is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER condition_no_delete BEFORE DELETE ON condition
BEGIN
    SELECT RAISE(ABORT, 'ledger: condition is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER condition_close_no_update BEFORE UPDATE ON condition_close
BEGIN
    SELECT RAISE(ABORT, 'ledger: condition_close is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER condition_close_no_delete BEFORE DELETE ON condition_close
BEGIN
    SELECT RAISE(ABORT, 'ledger: condition_close is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER gate_decision_no_update BEFORE UPDATE ON gate_decision
BEGIN
    SELECT RAISE(ABORT, 'ledger: gate_decision is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER gate_decision_no_delete BEFORE DELETE ON gate_decision
BEGIN
    SELECT RAISE(ABORT, 'ledger: gate_decision is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER decision_override_no_update BEFORE UPDATE ON decision_override
BEGIN
    SELECT RAISE(ABORT, 'ledger: decision_override is append-only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER decision_override_no_delete BEFORE DELETE ON decision_override
BEGIN
    SELECT RAISE(ABORT, 'ledger: decision_override is append-only');
END;
-- +goose StatementEnd
