-- The complaint register: what happens to a case stands as events, with what it is about, its rules, years, views and texts.
-- The cases table itself is left as it was, so that the hashes of its rows on the history stay true.

CREATE TABLE case_details (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  hall_id INTEGER NOT NULL REFERENCES halls (id),
  salt BLOB NOT NULL DEFAULT (randomblob(16)),
  case_id INTEGER NOT NULL UNIQUE REFERENCES cases (id),
  matter TEXT NOT NULL DEFAULT '',
  important INTEGER NOT NULL DEFAULT 0 CHECK (important IN (0, 1)),
  letter_date TEXT,
  rings INTEGER CHECK (rings >= 0),
  page_no TEXT NOT NULL DEFAULT '',
  forwarded_by TEXT NOT NULL DEFAULT '',
  forwarded_no TEXT NOT NULL DEFAULT '',
  answer_required INTEGER NOT NULL DEFAULT 0 CHECK (answer_required IN (0, 1)),
  out_of_town INTEGER NOT NULL DEFAULT 0 CHECK (out_of_town IN (0, 1)),
  severe_weather INTEGER NOT NULL DEFAULT 0 CHECK (severe_weather IN (0, 1)),
  is_complex INTEGER NOT NULL DEFAULT 0 CHECK (is_complex IN (0, 1)),
  target_kind TEXT NOT NULL DEFAULT '' CHECK (target_kind IN ('', 'hall', 'person', 'window', 'team')),
  target_staff_id INTEGER REFERENCES staff (id),
  target_window_id INTEGER REFERENCES service_windows (id),
  target_team TEXT NOT NULL DEFAULT '',
  handler_id INTEGER REFERENCES staff (id),
  standing TEXT NOT NULL DEFAULT 'open' CHECK (standing IN ('open', 'closed', 'archived')),
  replied_ms INTEGER,
  closed_ms INTEGER,
  in_time INTEGER CHECK (in_time IN (0, 1)),
  finding TEXT NOT NULL DEFAULT '',
  satisfaction INTEGER CHECK (satisfaction BETWEEN 1 AND 5)
) STRICT;
CREATE INDEX case_details_standing ON case_details (standing);
CREATE INDEX case_details_handler ON case_details (handler_id);
CREATE INDEX case_details_closed ON case_details (closed_ms);

CREATE TABLE case_events (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  hall_id INTEGER NOT NULL REFERENCES halls (id),
  salt BLOB NOT NULL DEFAULT (randomblob(16)),
  case_id INTEGER NOT NULL REFERENCES cases (id),
  kind TEXT NOT NULL CHECK (kind IN ('accepted', 'handed_over', 'contacted', 'investigated', 'paused', 'resumed',
    'extended', 'happened', 'concluded', 'remedied', 'replied', 'reported', 'signed', 'surveyed', 'closed', 'reopened',
    'archived', 'corrected', 'struck', 'linked', 'attached')),
  at_ms INTEGER NOT NULL,
  entered_ms INTEGER NOT NULL,
  by_id INTEGER REFERENCES staff (id),
  body TEXT NOT NULL,
  file_id INTEGER REFERENCES files (id)
) STRICT;
CREATE INDEX case_events_case ON case_events (case_id);

CREATE INDEX cases_received ON cases (received_ms);

-- Editions of deadline rules made in this hall; the shipped ones stay in the program.
CREATE TABLE rule_sets (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  hall_id INTEGER NOT NULL REFERENCES halls (id),
  salt BLOB NOT NULL DEFAULT (randomblob(16)),
  code TEXT NOT NULL,
  edition TEXT NOT NULL,
  in_force_from TEXT NOT NULL,
  text TEXT NOT NULL,
  created_ms INTEGER NOT NULL,
  UNIQUE (hall_id, code, edition)
) STRICT;

-- Years of the working-day calendar brought in by hand; the newest of a year counts.
CREATE TABLE calendar_years (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  hall_id INTEGER NOT NULL REFERENCES halls (id),
  salt BLOB NOT NULL DEFAULT (randomblob(16)),
  year INTEGER NOT NULL,
  edition TEXT NOT NULL,
  text TEXT NOT NULL,
  created_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE case_views (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  hall_id INTEGER NOT NULL REFERENCES halls (id),
  salt BLOB NOT NULL DEFAULT (randomblob(16)),
  name TEXT NOT NULL,
  filter TEXT NOT NULL,
  UNIQUE (hall_id, name)
) STRICT;

CREATE TABLE letter_templates (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  hall_id INTEGER NOT NULL REFERENCES halls (id),
  salt BLOB NOT NULL DEFAULT (randomblob(16)),
  name TEXT NOT NULL,
  body TEXT NOT NULL,
  UNIQUE (hall_id, name)
) STRICT;

-- Lists and search over the cases: made from the rows above, so not on the history; made anew at any time.
-- `place` is the case's number as one figure, year * 2^32 + running, so that rows lie in the order of the register.
CREATE TABLE case_index (
  place INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL UNIQUE,
  received_ms INTEGER NOT NULL,
  kind TEXT NOT NULL,
  channel TEXT NOT NULL,
  standing TEXT NOT NULL CHECK (standing IN ('open', 'closed', 'archived', 'void')),
  matter TEXT NOT NULL,
  handler_id INTEGER,
  target TEXT NOT NULL
) STRICT;
CREATE INDEX case_index_received ON case_index (received_ms, place, case_id);
CREATE INDEX case_index_standing ON case_index (standing);
CREATE TABLE case_texts (
  place INTEGER PRIMARY KEY,
  folded TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE case_pairs USING fts5 (pairs, content='', contentless_delete=1, detail=none);
