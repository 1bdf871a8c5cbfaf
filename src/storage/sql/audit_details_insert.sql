INSERT INTO audit_details (uid, hall_id, audit_id, kind, subject_kind, window_id, staff_id, team, window_number,
  period_from, period_until, with_auditors, audited_id, only_items, re_check_of, plan_id, contest_id, appraisal_id)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)
