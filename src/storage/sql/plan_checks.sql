SELECT a.id, a.day, a.pack_code, a.finished_ms, d.plan_id,
       COALESCE(d.kind, 'self_check') AS kind,
       CASE COALESCE(d.subject_kind, 'hall')
         WHEN 'window' THEN 'window:' || d.window_id
         WHEN 'person' THEN 'person:' || d.staff_id
         WHEN 'team' THEN 'team:' || d.team
         ELSE 'hall' END AS subject,
       COALESCE(d.final, CASE WHEN a.possible > 0 THEN ROUND(a.earned / a.possible * 100, 2) END) AS score
FROM audits a LEFT JOIN audit_details d ON d.audit_id = a.id
WHERE a.day BETWEEN ?1 AND ?2 AND d.voided_ms IS NULL
ORDER BY a.day, a.id
