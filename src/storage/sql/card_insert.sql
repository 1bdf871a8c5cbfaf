INSERT INTO cards (uid, hall_id, product, staff_id, series, running, unit_name, bearer, work_no, post, title, department,
  made_ms, valid_until, reason, note, replaces_id)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)
