-- Notes of a case, remarks of a box entry and letters of a case are found by their record: each look read all of them before.

CREATE INDEX case_notes_case ON case_notes (case_id);
CREATE INDEX box_remarks_entry ON box_remarks (entry_id);
CREATE INDEX letters_case ON letters (case_id);
