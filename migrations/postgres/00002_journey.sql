-- +goose Up
-- One pilot's way: innovation, pilot, workflow, benefit, adoption, readiness, decision.

CREATE TABLE innovation (
    id           TEXT COLLATE "C" PRIMARY KEY,
    name         TEXT COLLATE "C" NOT NULL,
    organisation TEXT COLLATE "C" NOT NULL REFERENCES organisation (code),
    version      BIGINT NOT NULL DEFAULT 1,
    created_at   TIMESTAMPTZ NOT NULL
);

-- The conditions of the checklist that hold for the innovation everywhere (used in care, uses AI, …).
CREATE TABLE innovation_fact (
    id          TEXT COLLATE "C" PRIMARY KEY,
    innovation  TEXT COLLATE "C" NOT NULL REFERENCES innovation (id),
    condition   TEXT COLLATE "C" NOT NULL,
    holds       BOOLEAN NOT NULL,
    seq         BIGINT NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    recorded_by TEXT COLLATE "C",
    CONSTRAINT innovation_fact_line UNIQUE (innovation, condition, seq)
);

CREATE TABLE innovation_product (
    id                TEXT COLLATE "C" PRIMARY KEY,
    innovation        TEXT COLLATE "C" NOT NULL REFERENCES innovation (id),
    seq               BIGINT NOT NULL,
    supplier          TEXT COLLATE "C" NOT NULL,
    dtac_form_version TEXT COLLATE "C" NOT NULL,
    device_class      TEXT COLLATE "C" NOT NULL,
    nice_tier         TEXT COLLATE "C" NOT NULL,
    passport          TEXT COLLATE "C" NOT NULL,
    checked_by        TEXT COLLATE "C" REFERENCES person (id),
    checked_on        DATE,
    recorded_at       TIMESTAMPTZ NOT NULL,
    recorded_by       TEXT COLLATE "C",
    CONSTRAINT innovation_product_line UNIQUE (innovation, seq)
);

-- name, problem and situation are labels and may be edited; everything a stage reads stands in the ledgers below.
CREATE TABLE pilot (
    id         TEXT COLLATE "C" PRIMARY KEY,
    innovation TEXT COLLATE "C" NOT NULL REFERENCES innovation (id),
    lead_trust TEXT COLLATE "C" NOT NULL REFERENCES organisation (code),
    name       TEXT COLLATE "C" NOT NULL,
    problem    TEXT COLLATE "C" NOT NULL,
    situation  TEXT COLLATE "C" NOT NULL,
    pack_id    TEXT COLLATE "C" NOT NULL UNIQUE,
    folded     TEXT COLLATE "C" NOT NULL,
    version    BIGINT NOT NULL DEFAULT 1,
    created_by TEXT COLLATE "C" REFERENCES person (id),
    created_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT pilot_situation CHECK (situation IN ('', 'planned', 'running', 'finished'))
);
CREATE INDEX pilot_lead_trust ON pilot (lead_trust);
CREATE INDEX pilot_innovation ON pilot (innovation);

CREATE TABLE pilot_state (
    id          TEXT COLLATE "C" PRIMARY KEY,
    pilot       TEXT COLLATE "C" NOT NULL REFERENCES pilot (id),
    state       TEXT COLLATE "C" NOT NULL,
    on_day      DATE NOT NULL,
    note        TEXT COLLATE "C" NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    recorded_by TEXT COLLATE "C",
    CONSTRAINT pilot_state_known CHECK (state IN ('published', 'recorded_afterwards', 'closed'))
);
CREATE INDEX pilot_state_pilot ON pilot_state (pilot, state);

CREATE TABLE pilot_plan (
    id                TEXT COLLATE "C" PRIMARY KEY,
    pilot             TEXT COLLATE "C" NOT NULL REFERENCES pilot (id),
    seq               BIGINT NOT NULL,
    question          TEXT COLLATE "C" NOT NULL,
    threshold_measure TEXT COLLATE "C",
    threshold_version BIGINT,
    threshold_change  BIGINT,
    threshold_grade   TEXT COLLATE "C" NOT NULL,
    threshold_by      DATE,
    result            TEXT COLLATE "C" NOT NULL,
    recorded_at       TIMESTAMPTZ NOT NULL,
    recorded_by       TEXT COLLATE "C",
    CONSTRAINT pilot_plan_line UNIQUE (pilot, seq)
);

CREATE TABLE pilot_date (
    id          TEXT COLLATE "C" PRIMARY KEY,
    pilot       TEXT COLLATE "C" NOT NULL REFERENCES pilot (id),
    kind        TEXT COLLATE "C" NOT NULL,
    on_day      DATE,
    seq         BIGINT NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    recorded_by TEXT COLLATE "C",
    CONSTRAINT pilot_date_kind CHECK (kind IN ('registered', 'planned_start', 'planned_end', 'set_up_started', 'started', 'ended')),
    CONSTRAINT pilot_date_line UNIQUE (pilot, kind, seq)
);

CREATE TABLE stop_rule (
    id           TEXT COLLATE "C" PRIMARY KEY,
    subject_kind TEXT COLLATE "C" NOT NULL,
    subject_id   TEXT COLLATE "C" NOT NULL,
    position     BIGINT NOT NULL,
    rule         TEXT COLLATE "C" NOT NULL,
    decided_by   TEXT COLLATE "C" REFERENCES person (id),
    state        TEXT COLLATE "C" NOT NULL,
    met_on       DATE,
    note         TEXT COLLATE "C" NOT NULL,
    seq          BIGINT NOT NULL,
    recorded_at  TIMESTAMPTZ NOT NULL,
    recorded_by  TEXT COLLATE "C",
    CONSTRAINT stop_rule_line UNIQUE (subject_kind, subject_id, position, seq)
);

CREATE TABLE planned_team (
    id           TEXT COLLATE "C" PRIMARY KEY,
    subject_kind TEXT COLLATE "C" NOT NULL,
    subject_id   TEXT COLLATE "C" NOT NULL,
    team         TEXT COLLATE "C" NOT NULL REFERENCES team (id),
    planned      DATE,
    recorded_at  TIMESTAMPTZ NOT NULL,
    recorded_by  TEXT COLLATE "C"
);
CREATE INDEX planned_team_subject ON planned_team (subject_kind, subject_id);

CREATE TABLE live_event (
    id           TEXT COLLATE "C" PRIMARY KEY,
    subject_kind TEXT COLLATE "C" NOT NULL,
    subject_id   TEXT COLLATE "C" NOT NULL,
    team         TEXT COLLATE "C" REFERENCES team (id),
    event        TEXT COLLATE "C" NOT NULL,
    on_day       DATE NOT NULL,
    note         TEXT COLLATE "C" NOT NULL,
    recorded_at  TIMESTAMPTZ NOT NULL,
    recorded_by  TEXT COLLATE "C",
    CONSTRAINT live_event_known CHECK (event IN ('configured', 'live', 'old_way_off'))
);
CREATE INDEX live_event_subject ON live_event (subject_kind, subject_id);

-- Every Save of a map is a new row; n grows when the one before was approved.
CREATE TABLE workflow (
    id           TEXT COLLATE "C" PRIMARY KEY,
    subject_kind TEXT COLLATE "C" NOT NULL,
    subject_id   TEXT COLLATE "C" NOT NULL,
    CONSTRAINT workflow_one_a_subject UNIQUE (subject_kind, subject_id)
);

CREATE TABLE workflow_version (
    id             TEXT COLLATE "C" PRIMARY KEY,
    workflow       TEXT COLLATE "C" NOT NULL REFERENCES workflow (id),
    n              BIGINT NOT NULL,
    seq            BIGINT NOT NULL,
    unit_of_work   TEXT COLLATE "C" NOT NULL,
    start_event    TEXT COLLATE "C" NOT NULL,
    end_event      TEXT COLLATE "C" NOT NULL,
    after_unit     TEXT COLLATE "C" NOT NULL,
    after_start    TEXT COLLATE "C" NOT NULL,
    after_end      TEXT COLLATE "C" NOT NULL,
    day_type       TEXT COLLATE "C" NOT NULL,
    volume         BIGINT,
    volume_source  TEXT COLLATE "C" NOT NULL,
    timing_method  TEXT COLLATE "C" NOT NULL,
    sample_size    BIGINT,
    mapped_on      DATE,
    mapped_by      TEXT COLLATE "C" REFERENCES person (id),
    took_part      TEXT COLLATE "C" NOT NULL,
    in_use_from    DATE,
    why            TEXT COLLATE "C" NOT NULL,
    recorded_at    TIMESTAMPTZ NOT NULL,
    recorded_by    TEXT COLLATE "C",
    CONSTRAINT workflow_version_line UNIQUE (workflow, seq),
    CONSTRAINT workflow_version_volume_not_negative CHECK (volume IS NULL OR volume >= 0)
);

CREATE TABLE step (
    version        TEXT COLLATE "C" NOT NULL REFERENCES workflow_version (id),
    side           TEXT COLLATE "C" NOT NULL,
    step_id        TEXT COLLATE "C" NOT NULL,
    position       BIGINT NOT NULL,
    pack_step      TEXT COLLATE "C" NOT NULL,
    action         TEXT COLLATE "C" NOT NULL,
    lane           TEXT COLLATE "C" NOT NULL,
    staff_group    TEXT COLLATE "C" NOT NULL,
    pay_band       TEXT COLLATE "C" NOT NULL,
    type           TEXT COLLATE "C" NOT NULL,
    value          TEXT COLLATE "C" NOT NULL,
    minutes        BIGINT,
    minutes_median BIGINT,
    minutes_p90    BIGINT,
    share          BIGINT NOT NULL,
    timing_method  TEXT COLLATE "C" NOT NULL,
    sample_size    BIGINT,
    wait_minutes   BIGINT,
    system_used    TEXT COLLATE "C" NOT NULL,
    rekeyed        TEXT COLLATE "C" NOT NULL,
    note           TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (version, step_id),
    CONSTRAINT step_side CHECK (side IN ('before', 'after')),
    CONSTRAINT step_position_once UNIQUE (version, side, position),
    CONSTRAINT step_minutes_not_negative CHECK (minutes IS NULL OR minutes >= 0),
    CONSTRAINT step_share_is_a_share CHECK (share BETWEEN 0 AND 1000000)
);

CREATE TABLE change (
    version           TEXT COLLATE "C" NOT NULL REFERENCES workflow_version (id),
    position          BIGINT NOT NULL,
    old_step          TEXT COLLATE "C",
    new_step          TEXT COLLATE "C",
    decision          TEXT COLLATE "C" NOT NULL,
    why               TEXT COLLATE "C" NOT NULL,
    part              TEXT COLLATE "C" NOT NULL,
    before_technology BOOLEAN,
    PRIMARY KEY (version, position)
);

CREATE TABLE approval (
    id          TEXT COLLATE "C" PRIMARY KEY,
    version     TEXT COLLATE "C" NOT NULL REFERENCES workflow_version (id),
    function    TEXT COLLATE "C" NOT NULL,
    person      TEXT COLLATE "C" NOT NULL REFERENCES person (id),
    on_day      DATE NOT NULL,
    withdrawn   BOOLEAN NOT NULL,
    reason      TEXT COLLATE "C" NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    recorded_by TEXT COLLATE "C",
    CONSTRAINT approval_function CHECK (function IN ('clinical_lead', 'ops_lead'))
);
CREATE INDEX approval_version ON approval (version);

-- A published pack: source is the exact text of its raises, added items and notes.
CREATE TABLE pack_version (
    id           TEXT COLLATE "C" PRIMARY KEY,
    pilot        TEXT COLLATE "C" NOT NULL REFERENCES pilot (id),
    n            BIGINT NOT NULL,
    source       TEXT COLLATE "C" NOT NULL,
    sha256       TEXT COLLATE "C" NOT NULL,
    published_on DATE NOT NULL,
    published_by TEXT COLLATE "C" REFERENCES person (id),
    changed      TEXT COLLATE "C" NOT NULL,
    recorded_at  TIMESTAMPTZ NOT NULL,
    CONSTRAINT pack_version_n UNIQUE (pilot, n)
);

CREATE TABLE lesson (
    id           TEXT COLLATE "C" PRIMARY KEY,
    subject_kind TEXT COLLATE "C" NOT NULL,
    subject_id   TEXT COLLATE "C" NOT NULL,
    about_kind   TEXT COLLATE "C" NOT NULL,
    about_id     TEXT COLLATE "C" NOT NULL,
    title        TEXT COLLATE "C" NOT NULL,
    text         TEXT COLLATE "C" NOT NULL,
    on_day       DATE NOT NULL,
    recorded_at  TIMESTAMPTZ NOT NULL,
    recorded_by  TEXT COLLATE "C"
);
CREATE INDEX lesson_subject ON lesson (subject_kind, subject_id);

CREATE TABLE benefit (
    id              TEXT COLLATE "C" PRIMARY KEY,
    subject_kind    TEXT COLLATE "C" NOT NULL,
    subject_id      TEXT COLLATE "C" NOT NULL,
    organisation    TEXT COLLATE "C" NOT NULL REFERENCES organisation (code),
    measure_id      TEXT COLLATE "C" NOT NULL,
    measure_version BIGINT NOT NULL,
    created_at      TIMESTAMPTZ NOT NULL,
    FOREIGN KEY (measure_id, measure_version) REFERENCES measure (measure_id, version)
);
CREATE INDEX benefit_subject ON benefit (subject_kind, subject_id);
CREATE INDEX benefit_organisation ON benefit (organisation);

CREATE TABLE benefit_profile (
    id            TEXT COLLATE "C" PRIMARY KEY,
    benefit       TEXT COLLATE "C" NOT NULL REFERENCES benefit (id),
    seq           BIGINT NOT NULL,
    class         TEXT COLLATE "C" NOT NULL,
    disbenefit    BOOLEAN NOT NULL,
    staff_groups  TEXT COLLATE "C" NOT NULL,
    unit          TEXT COLLATE "C" NOT NULL,
    owner         TEXT COLLATE "C" REFERENCES person (id),
    owner_role    TEXT COLLATE "C" NOT NULL,
    target        BIGINT,
    target_on     DATE,
    threshold     BIGINT,
    attribution   TEXT COLLATE "C" NOT NULL,
    grade         TEXT COLLATE "C" NOT NULL,
    status        TEXT COLLATE "C" NOT NULL,
    purpose       TEXT COLLATE "C" NOT NULL,
    every         TEXT COLLATE "C" NOT NULL,
    reason        TEXT COLLATE "C" NOT NULL,
    recorded_at   TIMESTAMPTZ NOT NULL,
    recorded_by   TEXT COLLATE "C",
    CONSTRAINT benefit_profile_line UNIQUE (benefit, seq)
);

CREATE TABLE baseline (
    id          TEXT COLLATE "C" PRIMARY KEY,
    benefit     TEXT COLLATE "C" NOT NULL REFERENCES benefit (id),
    seq         BIGINT NOT NULL,
    value       BIGINT,
    minutes     BIGINT,
    found_from  TEXT COLLATE "C" NOT NULL,
    locked_by   TEXT COLLATE "C" REFERENCES person (id),
    locked_on   DATE,
    reason      TEXT COLLATE "C" NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    recorded_by TEXT COLLATE "C",
    CONSTRAINT baseline_line UNIQUE (benefit, seq)
);

CREATE TABLE series (
    id              TEXT COLLATE "C" PRIMARY KEY,
    benefit         TEXT COLLATE "C" UNIQUE REFERENCES benefit (id),
    organisation    TEXT COLLATE "C" REFERENCES organisation (code),
    measure_id      TEXT COLLATE "C" NOT NULL,
    measure_version BIGINT NOT NULL,
    every           TEXT COLLATE "C" NOT NULL,
    source          TEXT COLLATE "C" NOT NULL,
    ends_on         DATE,
    CONSTRAINT series_has_one_owner CHECK ((benefit IS NULL) <> (organisation IS NULL)),
    FOREIGN KEY (measure_id, measure_version) REFERENCES measure (measure_id, version)
);

CREATE TABLE observation (
    id             TEXT COLLATE "C" PRIMARY KEY,
    series         TEXT COLLATE "C" NOT NULL REFERENCES series (id),
    period_start   DATE NOT NULL,
    period_end     DATE NOT NULL,
    seq            BIGINT NOT NULL,
    state          TEXT COLLATE "C" NOT NULL,
    value          BIGINT,
    numerator      BIGINT,
    denominator    BIGINT,
    operating_days BIGINT,
    reason         TEXT COLLATE "C" NOT NULL,
    recorded_at    TIMESTAMPTZ NOT NULL,
    recorded_by    TEXT COLLATE "C",
    CONSTRAINT observation_line UNIQUE (series, period_start, seq),
    CONSTRAINT observation_state CHECK (state IN ('reported', 'not_applicable', 'suppressed', 'late')),
    CONSTRAINT observation_value_when_reported CHECK ((state = 'reported') = (value IS NOT NULL)),
    CONSTRAINT observation_ends_after_start CHECK (period_end >= period_start)
);

CREATE TABLE rebase (
    id          TEXT COLLATE "C" PRIMARY KEY,
    series      TEXT COLLATE "C" NOT NULL REFERENCES series (id),
    on_day      DATE NOT NULL,
    reason      TEXT COLLATE "C" NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    recorded_by TEXT COLLATE "C",
    CONSTRAINT rebase_once UNIQUE (series, on_day)
);

CREATE TABLE benefit_review (
    id          TEXT COLLATE "C" PRIMARY KEY,
    benefit     TEXT COLLATE "C" NOT NULL REFERENCES benefit (id),
    kind        TEXT COLLATE "C" NOT NULL,
    person      TEXT COLLATE "C" NOT NULL REFERENCES person (id),
    on_day      DATE NOT NULL,
    text        TEXT COLLATE "C" NOT NULL,
    grade       TEXT COLLATE "C" NOT NULL,
    owed_by     TEXT COLLATE "C" REFERENCES person (id),
    recorded_at TIMESTAMPTZ NOT NULL,
    recorded_by TEXT COLLATE "C",
    CONSTRAINT benefit_review_kind CHECK (kind IN ('accept', 'verify', 'contest', 'settle'))
);
CREATE INDEX benefit_review_benefit ON benefit_review (benefit);

-- open is the lock of "one open adoption of a pilot at a trust"; what happened stands in adoption_state.
CREATE TABLE adoption (
    id         TEXT COLLATE "C" PRIMARY KEY,
    trust      TEXT COLLATE "C" NOT NULL REFERENCES organisation (code),
    pilot      TEXT COLLATE "C" NOT NULL REFERENCES pilot (id),
    open       BOOLEAN NOT NULL,
    checklist  TEXT COLLATE "C" NOT NULL,
    checklist_version BIGINT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    created_by TEXT COLLATE "C" REFERENCES person (id)
);
CREATE INDEX adoption_trust ON adoption (trust);
CREATE INDEX adoption_pilot ON adoption (pilot);
CREATE UNIQUE INDEX adoption_one_open ON adoption (trust, pilot) WHERE open;

CREATE TABLE adoption_pack (
    id           TEXT COLLATE "C" PRIMARY KEY,
    adoption     TEXT COLLATE "C" NOT NULL REFERENCES adoption (id),
    pack_version TEXT COLLATE "C" NOT NULL REFERENCES pack_version (id),
    accepted_by  TEXT COLLATE "C" REFERENCES person (id),
    accepted_on  DATE NOT NULL,
    recorded_at  TIMESTAMPTZ NOT NULL,
    CONSTRAINT adoption_pack_once UNIQUE (adoption, pack_version)
);

CREATE TABLE adoption_fact (
    id          TEXT COLLATE "C" PRIMARY KEY,
    adoption    TEXT COLLATE "C" NOT NULL REFERENCES adoption (id),
    condition   TEXT COLLATE "C" NOT NULL,
    holds       BOOLEAN NOT NULL,
    seq         BIGINT NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    recorded_by TEXT COLLATE "C",
    CONSTRAINT adoption_fact_line UNIQUE (adoption, condition, seq)
);

CREATE TABLE adoption_date (
    id          TEXT COLLATE "C" PRIMARY KEY,
    adoption    TEXT COLLATE "C" NOT NULL REFERENCES adoption (id),
    gate        TEXT COLLATE "C" NOT NULL,
    planned     DATE,
    seq         BIGINT NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    recorded_by TEXT COLLATE "C",
    CONSTRAINT adoption_date_gate CHECK (gate IN ('adopt', 'go_live', 'bau')),
    CONSTRAINT adoption_date_line UNIQUE (adoption, gate, seq)
);

CREATE TABLE adoption_volume (
    id          TEXT COLLATE "C" PRIMARY KEY,
    adoption    TEXT COLLATE "C" NOT NULL REFERENCES adoption (id),
    seq         BIGINT NOT NULL,
    cases_a_day BIGINT,
    source      TEXT COLLATE "C" NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    recorded_by TEXT COLLATE "C",
    CONSTRAINT adoption_volume_line UNIQUE (adoption, seq)
);

CREATE TABLE adoption_state (
    id          TEXT COLLATE "C" PRIMARY KEY,
    adoption    TEXT COLLATE "C" NOT NULL REFERENCES adoption (id),
    state       TEXT COLLATE "C" NOT NULL,
    on_day      DATE NOT NULL,
    reason      TEXT COLLATE "C" NOT NULL,
    text        TEXT COLLATE "C" NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    recorded_by TEXT COLLATE "C",
    CONSTRAINT adoption_state_known CHECK (state IN ('interested', 'assessing', 'preparing', 'told_others', 'kept_private', 'others_may_ask', 'paused', 'resumed', 'declined', 'stopped'))
);
CREATE INDEX adoption_state_adoption ON adoption_state (adoption);

-- adoption NULL is a foundation answer of the trust. seq makes the losing of two simultaneous answers visible.
CREATE TABLE answer (
    id            TEXT COLLATE "C" PRIMARY KEY,
    trust         TEXT COLLATE "C" NOT NULL REFERENCES organisation (code),
    adoption      TEXT COLLATE "C" REFERENCES adoption (id),
    item_id       TEXT COLLATE "C" NOT NULL,
    checklist     TEXT COLLATE "C" NOT NULL,
    checklist_version BIGINT NOT NULL,
    kind          TEXT COLLATE "C" NOT NULL,
    seq           BIGINT NOT NULL,
    level         BIGINT,
    special       TEXT COLLATE "C" NOT NULL,
    note          TEXT COLLATE "C" NOT NULL,
    reason        TEXT COLLATE "C" NOT NULL,
    second_person TEXT COLLATE "C" REFERENCES person (id),
    finds_out     TEXT COLLATE "C" REFERENCES person (id),
    find_out_by   DATE,
    verification  TEXT COLLATE "C" NOT NULL,
    answered_by   TEXT COLLATE "C" REFERENCES person (id),
    answered_on   DATE NOT NULL,
    told_by       TEXT COLLATE "C" NOT NULL,
    told_on       DATE,
    recorded_at   TIMESTAMPTZ NOT NULL,
    recorded_by   TEXT COLLATE "C",
    CONSTRAINT answer_kind CHECK (kind IN ('answer', 'confirm', 'local', 'local_withdrawn', 'lower', 'lower_withdrawn')),
    CONSTRAINT answer_level_is_a_level CHECK (level IS NULL OR level BETWEEN 0 AND 4),
    CONSTRAINT answer_level_or_special CHECK (level IS NULL OR special = ''),
    CONSTRAINT answer_special_known CHECK (special IN ('', 'not_known', 'not_applicable'))
);
CREATE INDEX answer_trust ON answer (trust, item_id);
CREATE INDEX answer_adoption ON answer (adoption);
CREATE UNIQUE INDEX answer_line ON answer (trust, COALESCE(adoption, ''), item_id, seq);

CREATE TABLE answer_agreement (
    answer      TEXT COLLATE "C" PRIMARY KEY REFERENCES answer (id),
    person      TEXT COLLATE "C" NOT NULL REFERENCES person (id),
    on_day      DATE NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE evidence (
    id         TEXT COLLATE "C" PRIMARY KEY,
    trust      TEXT COLLATE "C" NOT NULL REFERENCES organisation (code),
    kind       TEXT COLLATE "C" NOT NULL,
    created_by TEXT COLLATE "C" REFERENCES person (id),
    created_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT evidence_kind CHECK (kind IN ('note', 'link', 'file'))
);
CREATE INDEX evidence_trust ON evidence (trust);

CREATE TABLE evidence_revision (
    id          TEXT COLLATE "C" PRIMARY KEY,
    evidence    TEXT COLLATE "C" NOT NULL REFERENCES evidence (id),
    seq         BIGINT NOT NULL,
    title       TEXT COLLATE "C" NOT NULL,
    text        TEXT COLLATE "C" NOT NULL,
    sha256      TEXT COLLATE "C" NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    recorded_by TEXT COLLATE "C",
    CONSTRAINT evidence_revision_line UNIQUE (evidence, seq)
);

CREATE TABLE answer_evidence (
    answer   TEXT COLLATE "C" NOT NULL REFERENCES answer (id),
    evidence TEXT COLLATE "C" NOT NULL REFERENCES evidence (id),
    PRIMARY KEY (answer, evidence)
);

CREATE TABLE expiry_event (
    id          TEXT COLLATE "C" PRIMARY KEY,
    trust       TEXT COLLATE "C" NOT NULL REFERENCES organisation (code),
    adoption    TEXT COLLATE "C" REFERENCES adoption (id),
    item_id     TEXT COLLATE "C" NOT NULL,
    event       TEXT COLLATE "C" NOT NULL,
    on_day      DATE NOT NULL,
    note        TEXT COLLATE "C" NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    recorded_by TEXT COLLATE "C"
);
CREATE INDEX expiry_event_trust ON expiry_event (trust);

CREATE TABLE assignment (
    id          TEXT COLLATE "C" PRIMARY KEY,
    trust       TEXT COLLATE "C" NOT NULL REFERENCES organisation (code),
    adoption    TEXT COLLATE "C" REFERENCES adoption (id),
    item_id     TEXT COLLATE "C" NOT NULL,
    person      TEXT COLLATE "C" NOT NULL REFERENCES person (id),
    due         DATE,
    recorded_at TIMESTAMPTZ NOT NULL,
    recorded_by TEXT COLLATE "C"
);
CREATE INDEX assignment_trust ON assignment (trust, item_id);
CREATE INDEX assignment_person ON assignment (person);

-- What somebody owes so that an item gets to its level.
CREATE TABLE action (
    id          TEXT COLLATE "C" PRIMARY KEY,
    trust       TEXT COLLATE "C" NOT NULL REFERENCES organisation (code),
    adoption    TEXT COLLATE "C" REFERENCES adoption (id),
    item_id     TEXT COLLATE "C" NOT NULL,
    text        TEXT COLLATE "C" NOT NULL,
    owner       TEXT COLLATE "C" REFERENCES person (id),
    due         DATE,
    closed_on   DATE,
    recorded_at TIMESTAMPTZ NOT NULL,
    recorded_by TEXT COLLATE "C"
);
CREATE INDEX action_trust ON action (trust);

CREATE TABLE condition (
    id          TEXT COLLATE "C" PRIMARY KEY,
    adoption    TEXT COLLATE "C" NOT NULL REFERENCES adoption (id),
    item_id     TEXT COLLATE "C" NOT NULL,
    gate        TEXT COLLATE "C" NOT NULL,
    action      TEXT COLLATE "C" NOT NULL,
    owner       TEXT COLLATE "C" NOT NULL REFERENCES person (id),
    due         DATE NOT NULL,
    accepted_by TEXT COLLATE "C" NOT NULL REFERENCES person (id),
    accepted_on DATE NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    recorded_by TEXT COLLATE "C"
);
CREATE INDEX condition_adoption ON condition (adoption);

CREATE TABLE condition_close (
    condition   TEXT COLLATE "C" PRIMARY KEY REFERENCES condition (id),
    on_day      DATE NOT NULL,
    why         TEXT COLLATE "C" NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    recorded_by TEXT COLLATE "C"
);

-- frozen is the evidence as bytes at the moment of the decision; sha256 is of those bytes.
CREATE TABLE gate_decision (
    id               TEXT COLLATE "C" PRIMARY KEY,
    subject_kind     TEXT COLLATE "C" NOT NULL,
    subject_id       TEXT COLLATE "C" NOT NULL,
    organisation     TEXT COLLATE "C" NOT NULL REFERENCES organisation (code),
    gate             TEXT COLLATE "C" NOT NULL,
    outcome          TEXT COLLATE "C" NOT NULL,
    decided_on       DATE NOT NULL,
    decided_by       TEXT COLLATE "C" NOT NULL REFERENCES person (id),
    rationale        TEXT COLLATE "C" NOT NULL,
    present          TEXT COLLATE "C" NOT NULL,
    dissent          TEXT COLLATE "C" NOT NULL,
    minute_reference TEXT COLLATE "C" NOT NULL,
    next_review_on   DATE,
    frozen           BYTEA NOT NULL,
    sha256           TEXT COLLATE "C" NOT NULL,
    replaces         TEXT COLLATE "C" UNIQUE REFERENCES gate_decision (id),
    recorded_at      TIMESTAMPTZ NOT NULL,
    recorded_by      TEXT COLLATE "C"
);
CREATE INDEX gate_decision_subject ON gate_decision (subject_kind, subject_id);
CREATE INDEX gate_decision_organisation ON gate_decision (organisation);

CREATE TABLE decision_override (
    decision  TEXT COLLATE "C" NOT NULL REFERENCES gate_decision (id),
    criterion TEXT COLLATE "C" NOT NULL,
    person    TEXT COLLATE "C" NOT NULL REFERENCES person (id),
    reason    TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (decision, criterion)
);

-- Kept figures: rebuilt from the ledgers by `groundwork check`, never edited by hand.
CREATE TABLE kept_gate (
    adoption    TEXT COLLATE "C" NOT NULL REFERENCES adoption (id),
    gate        TEXT COLLATE "C" NOT NULL,
    verdict     TEXT COLLATE "C" NOT NULL,
    asked       BIGINT NOT NULL,
    met         BIGINT NOT NULL,
    conditions  BIGINT NOT NULL,
    short       BIGINT NOT NULL,
    unknown     BIGINT NOT NULL,
    valid_until DATE,
    PRIMARY KEY (adoption, gate)
);

CREATE TABLE kept_stop (
    adoption TEXT COLLATE "C" NOT NULL REFERENCES adoption (id),
    gate     TEXT COLLATE "C" NOT NULL,
    item_id  TEXT COLLATE "C" NOT NULL,
    state    TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (adoption, gate, item_id)
);
CREATE INDEX kept_stop_item ON kept_stop (item_id, gate);

CREATE TRIGGER innovation_fact_append_only BEFORE UPDATE OR DELETE ON innovation_fact
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER innovation_product_append_only BEFORE UPDATE OR DELETE ON innovation_product
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER pilot_state_append_only BEFORE UPDATE OR DELETE ON pilot_state
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER pilot_plan_append_only BEFORE UPDATE OR DELETE ON pilot_plan
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER pilot_date_append_only BEFORE UPDATE OR DELETE ON pilot_date
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER stop_rule_append_only BEFORE UPDATE OR DELETE ON stop_rule
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER planned_team_append_only BEFORE UPDATE OR DELETE ON planned_team
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER live_event_append_only BEFORE UPDATE OR DELETE ON live_event
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER workflow_version_append_only BEFORE UPDATE OR DELETE ON workflow_version
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER step_append_only BEFORE UPDATE OR DELETE ON step
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER change_append_only BEFORE UPDATE OR DELETE ON change
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER approval_append_only BEFORE UPDATE OR DELETE ON approval
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER pack_version_append_only BEFORE UPDATE OR DELETE ON pack_version
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER lesson_append_only BEFORE UPDATE OR DELETE ON lesson
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER benefit_profile_append_only BEFORE UPDATE OR DELETE ON benefit_profile
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER baseline_append_only BEFORE UPDATE OR DELETE ON baseline
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER observation_append_only BEFORE UPDATE OR DELETE ON observation
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER rebase_append_only BEFORE UPDATE OR DELETE ON rebase
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER benefit_review_append_only BEFORE UPDATE OR DELETE ON benefit_review
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER adoption_pack_append_only BEFORE UPDATE OR DELETE ON adoption_pack
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER adoption_fact_append_only BEFORE UPDATE OR DELETE ON adoption_fact
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER adoption_date_append_only BEFORE UPDATE OR DELETE ON adoption_date
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER adoption_volume_append_only BEFORE UPDATE OR DELETE ON adoption_volume
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER adoption_state_append_only BEFORE UPDATE OR DELETE ON adoption_state
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER answer_append_only BEFORE UPDATE OR DELETE ON answer
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER answer_agreement_append_only BEFORE UPDATE OR DELETE ON answer_agreement
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER evidence_append_only BEFORE UPDATE OR DELETE ON evidence
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER evidence_revision_append_only BEFORE UPDATE OR DELETE ON evidence_revision
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER answer_evidence_append_only BEFORE UPDATE OR DELETE ON answer_evidence
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER expiry_event_append_only BEFORE UPDATE OR DELETE ON expiry_event
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER assignment_append_only BEFORE UPDATE OR DELETE ON assignment
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER action_append_only BEFORE UPDATE OR DELETE ON action
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER condition_append_only BEFORE UPDATE OR DELETE ON condition
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER condition_close_append_only BEFORE UPDATE OR DELETE ON condition_close
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER gate_decision_append_only BEFORE UPDATE OR DELETE ON gate_decision
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER decision_override_append_only BEFORE UPDATE OR DELETE ON decision_override
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
