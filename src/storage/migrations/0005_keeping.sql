-- Keeping: people who may open the file, who wrote each line of the history, how long records are kept, who was erased.

-- People who may open the file; one who may no longer stays, with the day.
CREATE TABLE keepers (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  hall_id INTEGER NOT NULL REFERENCES halls (id),
  salt BLOB NOT NULL DEFAULT (randomblob(16)),
  name TEXT NOT NULL CHECK (trim(name) <> ''),
  staff_id INTEGER REFERENCES staff (id),
  added_ms INTEGER NOT NULL,
  removed_ms INTEGER
) STRICT;

-- Who wrote a line of the history: the row has the line's number.
CREATE TABLE history_authors (
  id INTEGER PRIMARY KEY,
  hall_id INTEGER NOT NULL REFERENCES halls (id),
  salt BLOB NOT NULL DEFAULT (randomblob(16)),
  keeper_id INTEGER NOT NULL REFERENCES keepers (id)
) STRICT;

-- People erased: which record, when, why; never who they were.
CREATE TABLE erasures (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  hall_id INTEGER NOT NULL REFERENCES halls (id),
  salt BLOB NOT NULL DEFAULT (randomblob(16)),
  subject TEXT NOT NULL CHECK (subject IN ('staff', 'customer')),
  subject_id INTEGER NOT NULL,
  reason TEXT NOT NULL CHECK (reason IN ('asked', 'retention', 'other')),
  note TEXT NOT NULL DEFAULT '',
  at_ms INTEGER NOT NULL,
  UNIQUE (subject, subject_id),
  CHECK (reason <> 'other' OR trim(note) <> '')
) STRICT;

-- How many months a kind of record is kept, where the hall differs from the program's own rule (P8-1.w3).
CREATE TABLE retention_rules (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  hall_id INTEGER NOT NULL REFERENCES halls (id),
  salt BLOB NOT NULL DEFAULT (randomblob(16)),
  kind TEXT NOT NULL,
  months INTEGER NOT NULL CHECK (months > 0),
  UNIQUE (hall_id, kind)
) STRICT;

-- The yearly look at what is due, and what was decided.
CREATE TABLE retention_reviews (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  hall_id INTEGER NOT NULL REFERENCES halls (id),
  salt BLOB NOT NULL DEFAULT (randomblob(16)),
  kind TEXT NOT NULL,
  year INTEGER NOT NULL,
  decision TEXT NOT NULL CHECK (decision IN ('kept', 'erased')),
  due INTEGER NOT NULL CHECK (due >= 0),
  note TEXT NOT NULL DEFAULT '',
  at_ms INTEGER NOT NULL
) STRICT;

-- Which column of a list held what, the last time a list of that kind and head came in; not a record, so not on the history.
CREATE TABLE list_mappings (
  key TEXT PRIMARY KEY,
  body TEXT NOT NULL,
  saved_ms INTEGER NOT NULL
) STRICT;
