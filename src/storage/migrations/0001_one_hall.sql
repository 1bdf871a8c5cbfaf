-- The first shape of the file: one hall, its roster, boxes, cases, checks, and the chained history of every change.
-- Every record has a uid (UUIDv7), its hall, and a salt that keeps its hash in the history from telling what it held.

CREATE TABLE halls (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  salt BLOB NOT NULL DEFAULT (randomblob(16)),
  name TEXT NOT NULL,
  unit_name TEXT NOT NULL,
  sector TEXT NOT NULL CHECK (sector IN ('power', 'bank', 'other')),
  area_m2 REAL CHECK (area_m2 > 0),
  address TEXT NOT NULL DEFAULT '',
  supervision_phone TEXT NOT NULL DEFAULT '',
  complaint_phone TEXT NOT NULL DEFAULT '',
  rest_day_phone TEXT NOT NULL DEFAULT '',
  opens_at TEXT NOT NULL CHECK (opens_at GLOB '[0-2][0-9]:[0-5][0-9]'),
  closes_at TEXT NOT NULL CHECK (closes_at GLOB '[0-2][0-9]:[0-5][0-9]'),
  open_weekdays TEXT NOT NULL CHECK (length(open_weekdays) = 7),
  records_since TEXT NOT NULL,
  unit_colour TEXT NOT NULL,
  logo_file_id INTEGER REFERENCES files (id),
  badge_valid_until TEXT,
  created_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE files (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  hall_id INTEGER NOT NULL REFERENCES halls (id),
  salt BLOB NOT NULL DEFAULT (randomblob(16)),
  media_type TEXT NOT NULL,
  name TEXT NOT NULL DEFAULT '',
  content BLOB NOT NULL,
  created_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE open_exceptions (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  hall_id INTEGER NOT NULL REFERENCES halls (id),
  salt BLOB NOT NULL DEFAULT (randomblob(16)),
  day TEXT NOT NULL,
  is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)),
  note TEXT NOT NULL DEFAULT '',
  UNIQUE (hall_id, day)
) STRICT;

CREATE TABLE service_windows (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  hall_id INTEGER NOT NULL REFERENCES halls (id),
  salt BLOB NOT NULL DEFAULT (randomblob(16)),
  number TEXT NOT NULL,
  purpose TEXT NOT NULL DEFAULT '',
  retired_on TEXT,
  UNIQUE (hall_id, number)
) STRICT;

CREATE TABLE staff (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  hall_id INTEGER NOT NULL REFERENCES halls (id),
  salt BLOB NOT NULL DEFAULT (randomblob(16)),
  work_no TEXT NOT NULL,
  name TEXT NOT NULL,
  sex TEXT CHECK (sex IN ('female', 'male')),
  team TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL DEFAULT '',
  post TEXT NOT NULL DEFAULT '',
  joined_on TEXT,
  phone TEXT,
  qualifications TEXT NOT NULL DEFAULT '',
  languages TEXT NOT NULL DEFAULT '',
  status TEXT NOT NULL CHECK (status IN ('active', 'on_leave', 'moved', 'left')),
  photo_file_id INTEGER REFERENCES files (id),
  photo_original_id INTEGER REFERENCES files (id),
  created_ms INTEGER NOT NULL,
  UNIQUE (hall_id, work_no)
) STRICT;

CREATE TABLE window_periods (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  hall_id INTEGER NOT NULL REFERENCES halls (id),
  salt BLOB NOT NULL DEFAULT (randomblob(16)),
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  window_id INTEGER NOT NULL REFERENCES service_windows (id),
  from_on TEXT NOT NULL,
  until_on TEXT
) STRICT;
CREATE INDEX window_periods_staff ON window_periods (staff_id);

CREATE TABLE badge_prints (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  hall_id INTEGER NOT NULL REFERENCES halls (id),
  salt BLOB NOT NULL DEFAULT (randomblob(16)),
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  card_no INTEGER NOT NULL CHECK (card_no > 0),
  printed_ms INTEGER NOT NULL,
  valid_until TEXT,
  reason TEXT NOT NULL DEFAULT '',
  UNIQUE (staff_id, card_no)
) STRICT;

CREATE TABLE boxes (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  hall_id INTEGER NOT NULL REFERENCES halls (id),
  salt BLOB NOT NULL DEFAULT (randomblob(16)),
  name TEXT NOT NULL,
  place TEXT NOT NULL DEFAULT '',
  since TEXT NOT NULL,
  retired_on TEXT
) STRICT;

CREATE TABLE box_entries (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  hall_id INTEGER NOT NULL REFERENCES halls (id),
  salt BLOB NOT NULL DEFAULT (randomblob(16)),
  box_id INTEGER NOT NULL REFERENCES boxes (id),
  day TEXT NOT NULL,
  opened_ms INTEGER NOT NULL,
  opener_id INTEGER NOT NULL REFERENCES staff (id),
  witness_id INTEGER NOT NULL REFERENCES staff (id) CHECK (witness_id <> opener_id),
  seal TEXT NOT NULL CHECK (seal IN ('intact', 'broken')),
  letter_count INTEGER NOT NULL CHECK (letter_count >= 0),
  remark TEXT NOT NULL DEFAULT '',
  entered_ms INTEGER NOT NULL,
  UNIQUE (box_id, day)
) STRICT;

CREATE TABLE cases (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  hall_id INTEGER NOT NULL REFERENCES halls (id),
  salt BLOB NOT NULL DEFAULT (randomblob(16)),
  year INTEGER NOT NULL,
  running INTEGER NOT NULL CHECK (running > 0),
  kind TEXT NOT NULL CHECK (kind IN ('complaint', 'report', 'suggestion', 'enquiry', 'praise', 'other')),
  channel TEXT NOT NULL CHECK (channel IN
    ('phone', 'in_person', 'box_letter', 'opinion_book', 'rest_day_phone', 'forwarded', 'other')),
  summary TEXT NOT NULL,
  customer_name TEXT NOT NULL DEFAULT '',
  customer_contact TEXT NOT NULL DEFAULT '',
  first_asked_id INTEGER REFERENCES staff (id),
  department TEXT NOT NULL DEFAULT '',
  received_ms INTEGER NOT NULL,
  entered_ms INTEGER NOT NULL,
  voided_ms INTEGER,
  void_reason TEXT NOT NULL DEFAULT '',
  UNIQUE (hall_id, year, running),
  CHECK ((voided_ms IS NULL) = (void_reason = ''))
) STRICT;

CREATE TABLE letters (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  hall_id INTEGER NOT NULL REFERENCES halls (id),
  salt BLOB NOT NULL DEFAULT (randomblob(16)),
  entry_id INTEGER NOT NULL REFERENCES box_entries (id),
  position INTEGER NOT NULL CHECK (position > 0),
  kind TEXT NOT NULL CHECK (kind IN ('complaint', 'report', 'suggestion', 'enquiry', 'praise', 'other')),
  signed_by TEXT NOT NULL DEFAULT '',
  text TEXT NOT NULL,
  scan_file_id INTEGER REFERENCES files (id),
  department TEXT NOT NULL DEFAULT '',
  case_id INTEGER REFERENCES cases (id),
  no_action_because TEXT NOT NULL DEFAULT '',
  UNIQUE (entry_id, position),
  CHECK ((case_id IS NULL) <> (no_action_because = ''))
) STRICT;

CREATE TABLE box_remarks (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  hall_id INTEGER NOT NULL REFERENCES halls (id),
  salt BLOB NOT NULL DEFAULT (randomblob(16)),
  entry_id INTEGER NOT NULL REFERENCES box_entries (id),
  at_ms INTEGER NOT NULL,
  text TEXT NOT NULL
) STRICT;

CREATE TABLE case_notes (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  hall_id INTEGER NOT NULL REFERENCES halls (id),
  salt BLOB NOT NULL DEFAULT (randomblob(16)),
  case_id INTEGER NOT NULL REFERENCES cases (id),
  at_ms INTEGER NOT NULL,
  text TEXT NOT NULL,
  author_id INTEGER REFERENCES staff (id)
) STRICT;

CREATE TABLE audits (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  hall_id INTEGER NOT NULL REFERENCES halls (id),
  salt BLOB NOT NULL DEFAULT (randomblob(16)),
  day TEXT NOT NULL,
  pack_code TEXT NOT NULL,
  pack_edition TEXT NOT NULL,
  pack_text TEXT NOT NULL,
  auditor_id INTEGER REFERENCES staff (id),
  started_ms INTEGER NOT NULL,
  finished_ms INTEGER,
  earned REAL,
  possible REAL
) STRICT;

CREATE TABLE audit_answers (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  hall_id INTEGER NOT NULL REFERENCES halls (id),
  salt BLOB NOT NULL DEFAULT (randomblob(16)),
  audit_id INTEGER NOT NULL REFERENCES audits (id),
  item_code TEXT NOT NULL,
  answer TEXT NOT NULL,
  photo_file_id INTEGER REFERENCES files (id),
  answered_ms INTEGER NOT NULL,
  UNIQUE (audit_id, item_code)
) STRICT;

CREATE TABLE history (
  seq INTEGER PRIMARY KEY,
  at_ms INTEGER NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  changes TEXT NOT NULL,
  previous BLOB NOT NULL,
  hash BLOB NOT NULL UNIQUE
) STRICT;
CREATE TRIGGER history_is_never_changed BEFORE UPDATE ON history
  BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER history_is_never_deleted BEFORE DELETE ON history
  BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;

-- What was typed and not yet confirmed; not a record, so not on the history.
CREATE TABLE drafts (
  key TEXT PRIMARY KEY,
  body TEXT NOT NULL,
  saved_ms INTEGER NOT NULL
) STRICT;
