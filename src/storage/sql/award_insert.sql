INSERT INTO awards (
  uid, hall_id, kind, title, from_on, until_on, subject_kind, window_id, staff_id, team, score, rank,
  certificate_year, certificate_no, awarded_on, reason, contest_id, appraisal_id
) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)
