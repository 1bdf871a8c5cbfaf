-- The print room: cards with a life of their own, layouts and sheets of the hall's own, printers' calibration, photos in several sizes.

-- The secret behind the check codes of cards; belongs to the file, never printed.
CREATE TABLE card_secret (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  secret BLOB NOT NULL DEFAULT (randomblob(32))
) STRICT;
INSERT INTO card_secret (id) VALUES (1);

-- Every card ever made. A number is used once: rows are never taken out, and a series goes on above its mark.
CREATE TABLE cards (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  hall_id INTEGER NOT NULL REFERENCES halls (id),
  salt BLOB NOT NULL DEFAULT (randomblob(16)),
  product TEXT NOT NULL CHECK (product IN ('badge', 'id_card', 'visitor', 'trainee')),
  staff_id INTEGER REFERENCES staff (id),
  series TEXT NOT NULL,
  running INTEGER NOT NULL CHECK (running > 0),
  unit_name TEXT NOT NULL DEFAULT '',
  bearer TEXT NOT NULL DEFAULT '',
  work_no TEXT NOT NULL DEFAULT '',
  post TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL DEFAULT '',
  department TEXT NOT NULL DEFAULT '',
  made_ms INTEGER NOT NULL,
  valid_until TEXT,
  reason TEXT NOT NULL CHECK (reason IN (
    'first', 'post', 'department', 'name', 'number', 'unit', 'worn', 'lost', 'expired', 'misprint', 'other', 'earlier')),
  note TEXT NOT NULL DEFAULT '',
  replaces_id INTEGER REFERENCES cards (id),
  print_id INTEGER UNIQUE REFERENCES badge_prints (id),
  UNIQUE (series, running),
  CHECK ((product = 'visitor') = (staff_id IS NULL)),
  CHECK (reason <> 'other' OR trim(note) <> '')
) STRICT;
CREATE INDEX cards_staff ON cards (staff_id);
CREATE TRIGGER cards_stay BEFORE DELETE ON cards BEGIN
  SELECT RAISE (ABORT, 'a card is never taken out of the ledger');
END;

-- What happened to a card, step by step.
CREATE TABLE card_events (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  hall_id INTEGER NOT NULL REFERENCES halls (id),
  salt BLOB NOT NULL DEFAULT (randomblob(16)),
  card_id INTEGER NOT NULL REFERENCES cards (id),
  kind TEXT NOT NULL CHECK (kind IN (
    'made', 'printed', 'handed_over', 'suspended', 'found', 'voided', 'returned', 'destroyed')),
  at_ms INTEGER NOT NULL,
  on_day TEXT NOT NULL,
  by_name TEXT NOT NULL DEFAULT '',
  signed_by TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  file_id INTEGER REFERENCES files (id)
) STRICT;
CREATE INDEX card_events_card ON card_events (card_id);
CREATE UNIQUE INDEX card_events_once ON card_events (card_id, kind)
  WHERE kind IN ('made', 'printed', 'voided', 'destroyed');

-- Who has a printed card that is not void gets another one of its kind for a reason only.
CREATE TRIGGER cards_again BEFORE INSERT ON cards WHEN NEW.reason = 'first' AND EXISTS (
  SELECT 1 FROM cards c JOIN card_events p ON p.card_id = c.id AND p.kind = 'printed'
  WHERE c.staff_id = NEW.staff_id AND c.product = NEW.product AND NOT EXISTS (
    SELECT 1 FROM card_events v WHERE v.card_id = c.id AND v.kind IN ('voided', 'destroyed')))
BEGIN
  SELECT RAISE (ABORT, 'a card made again needs a reason');
END;

-- The highest number of a series known from elsewhere (a copy of the file that went on longer).
CREATE TABLE card_marks (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  hall_id INTEGER NOT NULL REFERENCES halls (id),
  salt BLOB NOT NULL DEFAULT (randomblob(16)),
  series TEXT NOT NULL UNIQUE,
  last INTEGER NOT NULL CHECK (last > 0)
) STRICT;

-- Layouts the hall made of the shipped ones.
CREATE TABLE card_layouts (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  hall_id INTEGER NOT NULL REFERENCES halls (id),
  salt BLOB NOT NULL DEFAULT (randomblob(16)),
  product TEXT NOT NULL,
  name TEXT NOT NULL,
  body TEXT NOT NULL,
  is_chosen INTEGER NOT NULL DEFAULT 0 CHECK (is_chosen IN (0, 1)),
  created_ms INTEGER NOT NULL,
  retired_on TEXT
) STRICT;

-- Sheets of labels the hall described itself.
CREATE TABLE print_sheets (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  hall_id INTEGER NOT NULL REFERENCES halls (id),
  salt BLOB NOT NULL DEFAULT (randomblob(16)),
  name TEXT NOT NULL,
  body TEXT NOT NULL,
  retired_on TEXT
) STRICT;

-- How far a printer prints from where it should.
CREATE TABLE printer_calibrations (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  hall_id INTEGER NOT NULL REFERENCES halls (id),
  salt BLOB NOT NULL DEFAULT (randomblob(16)),
  printer TEXT NOT NULL UNIQUE,
  dx_mm REAL NOT NULL,
  dy_mm REAL NOT NULL,
  factor_x REAL NOT NULL,
  factor_y REAL NOT NULL,
  measured_on TEXT NOT NULL
) STRICT;

-- The unit's seal, laid over a card; the logo stays in the profile.
CREATE TABLE unit_pictures (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  hall_id INTEGER NOT NULL REFERENCES halls (id),
  salt BLOB NOT NULL DEFAULT (randomblob(16)),
  role TEXT NOT NULL UNIQUE CHECK (role IN ('seal')),
  file_id INTEGER REFERENCES files (id)
) STRICT;

-- A person's photos by size: how they were cut, when they were taken; the 1-inch picture itself stays with the person.
CREATE TABLE staff_pictures (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  hall_id INTEGER NOT NULL REFERENCES halls (id),
  salt BLOB NOT NULL DEFAULT (randomblob(16)),
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  size TEXT NOT NULL CHECK (size IN ('one_inch', 'five_inch')),
  file_id INTEGER REFERENCES files (id),
  original_id INTEGER REFERENCES files (id),
  crop TEXT NOT NULL DEFAULT '',
  taken_on TEXT,
  UNIQUE (staff_id, size)
) STRICT;
