-- Audits and the appraisal: what a run is about, corrective actions, plans, standards made here, disclosure, training, conduct.
-- The audits and audit_answers tables are left as they were, so that the hashes of their rows on the history stay true.

CREATE TABLE audit_details (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  hall_id INTEGER NOT NULL REFERENCES halls (id),
  salt BLOB NOT NULL DEFAULT (randomblob(16)),
  audit_id INTEGER NOT NULL UNIQUE REFERENCES audits (id),
  kind TEXT NOT NULL CHECK (kind IN ('self_check', 'spot', 'unannounced', 're_check', 'contest_visit', 'self_score', 're_score')),
  subject_kind TEXT NOT NULL CHECK (subject_kind IN ('hall', 'window', 'team', 'person')),
  window_id INTEGER REFERENCES service_windows (id),
  staff_id INTEGER REFERENCES staff (id),
  -- Team of the subject: the team itself, or the team and window of the person as of that day.
  team TEXT NOT NULL DEFAULT '',
  window_number TEXT NOT NULL DEFAULT '',
  period_from TEXT NOT NULL,
  period_until TEXT NOT NULL,
  -- Further people who check, JSON list of row numbers.
  with_auditors TEXT NOT NULL DEFAULT '[]',
  audited_id INTEGER REFERENCES staff (id),
  -- Codes of the items of a re-check, JSON list; empty for the whole pack.
  only_items TEXT NOT NULL DEFAULT '',
  re_check_of INTEGER REFERENCES audits (id),
  plan_id INTEGER REFERENCES audit_plans (id),
  contest_id INTEGER REFERENCES contests (id),
  appraisal_id INTEGER REFERENCES appraisals (id),
  -- Frozen at finishing: score of 100 before and after vetoes, grade, veto items.
  scaled REAL,
  final REAL,
  grade TEXT NOT NULL DEFAULT '',
  vetoed TEXT NOT NULL DEFAULT '[]',
  voided_ms INTEGER,
  void_reason TEXT NOT NULL DEFAULT '',
  CHECK ((voided_ms IS NULL) = (void_reason = '')),
  CHECK ((subject_kind = 'window') = (window_id IS NOT NULL)),
  CHECK ((subject_kind = 'person') = (staff_id IS NOT NULL))
) STRICT;
CREATE INDEX audit_details_appraisal ON audit_details (appraisal_id);
CREATE INDEX audit_details_contest ON audit_details (contest_id);
CREATE INDEX audits_day ON audits (day);

-- Further photos of an item; the first one stands with its answer.
CREATE TABLE audit_photos (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  hall_id INTEGER NOT NULL REFERENCES halls (id),
  salt BLOB NOT NULL DEFAULT (randomblob(16)),
  audit_id INTEGER NOT NULL REFERENCES audits (id),
  item_code TEXT NOT NULL,
  file_id INTEGER NOT NULL REFERENCES files (id),
  at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX audit_photos_audit ON audit_photos (audit_id);

-- Corrections of a finished run: further entries, the frozen score stays.
CREATE TABLE audit_corrections (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  hall_id INTEGER NOT NULL REFERENCES halls (id),
  salt BLOB NOT NULL DEFAULT (randomblob(16)),
  audit_id INTEGER NOT NULL REFERENCES audits (id),
  item_code TEXT NOT NULL,
  answer TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> ''),
  by_id INTEGER REFERENCES staff (id),
  at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX audit_corrections_audit ON audit_corrections (audit_id);

CREATE TABLE audit_notes (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  hall_id INTEGER NOT NULL REFERENCES halls (id),
  salt BLOB NOT NULL DEFAULT (randomblob(16)),
  audit_id INTEGER NOT NULL REFERENCES audits (id),
  kind TEXT NOT NULL CHECK (kind IN ('note', 'objection', 'opinion')),
  text TEXT NOT NULL CHECK (text <> ''),
  by_id INTEGER REFERENCES staff (id),
  at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX audit_notes_audit ON audit_notes (audit_id);

CREATE TABLE corrective_actions (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  hall_id INTEGER NOT NULL REFERENCES halls (id),
  salt BLOB NOT NULL DEFAULT (randomblob(16)),
  audit_id INTEGER NOT NULL REFERENCES audits (id),
  item_code TEXT NOT NULL,
  what TEXT NOT NULL CHECK (what <> ''),
  opened_ms INTEGER NOT NULL,
  opened_by INTEGER REFERENCES staff (id),
  UNIQUE (audit_id, item_code)
) STRICT;

CREATE TABLE corrective_events (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  hall_id INTEGER NOT NULL REFERENCES halls (id),
  salt BLOB NOT NULL DEFAULT (randomblob(16)),
  action_id INTEGER NOT NULL REFERENCES corrective_actions (id),
  kind TEXT NOT NULL CHECK (kind IN ('assigned', 'postponed', 'evidence', 'closed', 'reopened', 'noted')),
  at_ms INTEGER NOT NULL,
  by_id INTEGER REFERENCES staff (id),
  owner_id INTEGER REFERENCES staff (id),
  due TEXT,
  text TEXT NOT NULL DEFAULT '',
  file_id INTEGER REFERENCES files (id)
) STRICT;
CREATE INDEX corrective_events_action ON corrective_events (action_id);

-- Standards made or brought in here; the shipped ones stay in the program. An edition is never changed.
CREATE TABLE pack_editions (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  hall_id INTEGER NOT NULL REFERENCES halls (id),
  salt BLOB NOT NULL DEFAULT (randomblob(16)),
  code TEXT NOT NULL,
  edition TEXT NOT NULL,
  text TEXT NOT NULL,
  created_ms INTEGER NOT NULL,
  retired_on TEXT,
  UNIQUE (hall_id, code, edition)
) STRICT;

CREATE TABLE audit_plans (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  hall_id INTEGER NOT NULL REFERENCES halls (id),
  salt BLOB NOT NULL DEFAULT (randomblob(16)),
  title TEXT NOT NULL CHECK (title <> ''),
  pack_code TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('self_check', 'spot', 'unannounced', 're_check', 'contest_visit', 'self_score', 're_score')),
  subject_kind TEXT NOT NULL CHECK (subject_kind IN ('hall', 'window', 'team', 'person')),
  every TEXT NOT NULL CHECK (every IN ('day', 'week', 'month', 'quarter', 'half_year', 'year', 'once')),
  from_on TEXT NOT NULL,
  until_on TEXT,
  auditor_id INTEGER REFERENCES staff (id),
  -- So many subjects drawn at random in each period; 0: every subject.
  draws INTEGER NOT NULL DEFAULT 0 CHECK (draws >= 0),
  -- So many days before its end a period is due.
  remind_days INTEGER NOT NULL DEFAULT 7 CHECK (remind_days >= 0),
  -- Somebody from outside comes.
  is_outside INTEGER NOT NULL DEFAULT 0 CHECK (is_outside IN (0, 1)),
  note TEXT NOT NULL DEFAULT '',
  stopped_on TEXT
) STRICT;

CREATE TABLE spot_draws (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  hall_id INTEGER NOT NULL REFERENCES halls (id),
  salt BLOB NOT NULL DEFAULT (randomblob(16)),
  plan_id INTEGER NOT NULL REFERENCES audit_plans (id),
  period_from TEXT NOT NULL,
  seed TEXT NOT NULL CHECK (seed <> ''),
  candidates TEXT NOT NULL,
  drawn TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  UNIQUE (plan_id, period_from)
) STRICT;

-- Why a period of a plan was let go, or what came of a visit that was kept on paper.
CREATE TABLE plan_notes (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  hall_id INTEGER NOT NULL REFERENCES halls (id),
  salt BLOB NOT NULL DEFAULT (randomblob(16)),
  plan_id INTEGER NOT NULL REFERENCES audit_plans (id),
  period_from TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('excused', 'done_on_paper')),
  text TEXT NOT NULL CHECK (text <> ''),
  by_id INTEGER REFERENCES staff (id),
  at_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE appraisals (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  hall_id INTEGER NOT NULL REFERENCES halls (id),
  salt BLOB NOT NULL DEFAULT (randomblob(16)),
  year INTEGER NOT NULL,
  pack_code TEXT NOT NULL,
  pack_edition TEXT NOT NULL,
  pack_text TEXT NOT NULL,
  subject_kind TEXT NOT NULL CHECK (subject_kind IN ('hall', 'window', 'team', 'person')),
  -- People of the review group, JSON list of row numbers.
  review_group TEXT NOT NULL DEFAULT '[]',
  opened_ms INTEGER NOT NULL,
  sent_on TEXT,
  published_on TEXT,
  closed_on TEXT,
  -- The ranking as it stood when it was published, JSON.
  ranking TEXT NOT NULL DEFAULT '',
  UNIQUE (hall_id, year, pack_code, subject_kind)
) STRICT;

CREATE TABLE appraisal_prerequisites (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  hall_id INTEGER NOT NULL REFERENCES halls (id),
  salt BLOB NOT NULL DEFAULT (randomblob(16)),
  appraisal_id INTEGER NOT NULL REFERENCES appraisals (id),
  -- hall, window:3, team:收费班, person:17
  subject TEXT NOT NULL,
  code TEXT NOT NULL,
  is_met INTEGER NOT NULL CHECK (is_met IN (0, 1)),
  reason TEXT NOT NULL DEFAULT '',
  by_id INTEGER REFERENCES staff (id),
  at_ms INTEGER NOT NULL,
  UNIQUE (appraisal_id, subject, code),
  CHECK (is_met = 1 OR reason <> '')
) STRICT;

CREATE TABLE contests (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  hall_id INTEGER NOT NULL REFERENCES halls (id),
  salt BLOB NOT NULL DEFAULT (randomblob(16)),
  name TEXT NOT NULL CHECK (name <> ''),
  pack_code TEXT NOT NULL,
  pack_edition TEXT NOT NULL,
  pack_text TEXT NOT NULL,
  subject_kind TEXT NOT NULL CHECK (subject_kind IN ('window', 'team', 'person')),
  from_on TEXT NOT NULL,
  until_on TEXT NOT NULL CHECK (until_on >= from_on),
  opened_ms INTEGER NOT NULL,
  closed_on TEXT,
  ranking TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE awards (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  hall_id INTEGER NOT NULL REFERENCES halls (id),
  salt BLOB NOT NULL DEFAULT (randomblob(16)),
  kind TEXT NOT NULL CHECK (kind IN ('service_star', 'best_window', 'star_lobby_manager', 'appraisal', 'contest', 'other')),
  title TEXT NOT NULL CHECK (title <> ''),
  from_on TEXT NOT NULL,
  until_on TEXT NOT NULL,
  subject_kind TEXT NOT NULL CHECK (subject_kind IN ('hall', 'window', 'team', 'person')),
  window_id INTEGER REFERENCES service_windows (id),
  staff_id INTEGER REFERENCES staff (id),
  team TEXT NOT NULL DEFAULT '',
  score REAL,
  rank INTEGER,
  certificate_year INTEGER NOT NULL,
  certificate_no INTEGER NOT NULL CHECK (certificate_no > 0),
  awarded_on TEXT NOT NULL,
  reason TEXT NOT NULL DEFAULT '',
  contest_id INTEGER REFERENCES contests (id),
  appraisal_id INTEGER REFERENCES appraisals (id),
  revoked_ms INTEGER,
  revoke_reason TEXT NOT NULL DEFAULT '',
  UNIQUE (hall_id, certificate_year, certificate_no),
  CHECK ((revoked_ms IS NULL) = (revoke_reason = ''))
) STRICT;

-- What must hang or lie in the hall, and each version of it that did.
CREATE TABLE disclosure_documents (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  hall_id INTEGER NOT NULL REFERENCES halls (id),
  salt BLOB NOT NULL DEFAULT (randomblob(16)),
  code TEXT NOT NULL,
  rule TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL CHECK (kind IN ('document', 'leaflet', 'law', 'licence', 'pact', 'banner', 'notice', 'price_list', 'plan')),
  title TEXT NOT NULL CHECK (title <> ''),
  place TEXT NOT NULL DEFAULT '',
  since TEXT NOT NULL,
  retired_on TEXT,
  retire_reason TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  UNIQUE (hall_id, code)
) STRICT;

CREATE TABLE disclosure_versions (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  hall_id INTEGER NOT NULL REFERENCES halls (id),
  salt BLOB NOT NULL DEFAULT (randomblob(16)),
  document_id INTEGER NOT NULL REFERENCES disclosure_documents (id),
  version TEXT NOT NULL,
  place TEXT NOT NULL DEFAULT '',
  put_up_on TEXT NOT NULL,
  valid_until TEXT,
  -- Banners: the day the event ends; they come down within a month (P8-1.4).
  event_ends_on TEXT,
  taken_down_on TEXT,
  photo_file_id INTEGER REFERENCES files (id),
  note TEXT NOT NULL DEFAULT '',
  entered_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX disclosure_versions_document ON disclosure_versions (document_id);

CREATE TABLE training_records (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  hall_id INTEGER NOT NULL REFERENCES halls (id),
  salt BLOB NOT NULL DEFAULT (randomblob(16)),
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  day TEXT NOT NULL,
  hours REAL NOT NULL CHECK (hours > 0),
  kind TEXT NOT NULL CHECK (kind IN ('ethics_law', 'business', 'safety', 'etiquette', 'self_examination', 'other')),
  topic TEXT NOT NULL CHECK (topic <> ''),
  teacher TEXT NOT NULL DEFAULT '',
  entered_ms INTEGER NOT NULL,
  struck_ms INTEGER,
  strike_reason TEXT NOT NULL DEFAULT '',
  CHECK ((struck_ms IS NULL) = (strike_reason = ''))
) STRICT;
CREATE INDEX training_records_staff ON training_records (staff_id, day);

CREATE TABLE conduct_records (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  hall_id INTEGER NOT NULL REFERENCES halls (id),
  salt BLOB NOT NULL DEFAULT (randomblob(16)),
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  day TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('breach', 'law_case', 'public_incident', 'review', 'praise', 'other')),
  -- A breach: code of the ban (P1-8.2.a). A law case: `found_by_unit` or empty. A review: `qualified` or `not_qualified`.
  code TEXT NOT NULL DEFAULT '',
  text TEXT NOT NULL CHECK (text <> ''),
  follow_up TEXT NOT NULL DEFAULT '',
  case_id INTEGER REFERENCES cases (id),
  entered_ms INTEGER NOT NULL,
  struck_ms INTEGER,
  strike_reason TEXT NOT NULL DEFAULT '',
  CHECK ((struck_ms IS NULL) = (strike_reason = ''))
) STRICT;
CREATE INDEX conduct_records_staff ON conduct_records (staff_id, day);
