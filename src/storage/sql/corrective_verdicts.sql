WITH finished AS (
  SELECT a.id, a.day, a.pack_code,
         CASE COALESCE(d.subject_kind, 'hall')
           WHEN 'window' THEN 'window:' || d.window_id
           WHEN 'person' THEN 'person:' || d.staff_id
           WHEN 'team' THEN 'team:' || d.team
           ELSE 'hall' END AS subject
  FROM audits a LEFT JOIN audit_details d ON d.audit_id = a.id
  WHERE a.finished_ms IS NOT NULL AND a.day >= ?1 AND d.voided_ms IS NULL
    AND COALESCE(d.kind, 'self_check') NOT IN ('self_score', 're_score')
),
verdicts AS (
  SELECT f.id AS audit_id, f.day, f.pack_code, f.subject, n.item_code,
         COALESCE(
           (SELECT json_extract(c.answer, '$.verdict') FROM audit_corrections c
            WHERE c.audit_id = f.id AND c.item_code = n.item_code ORDER BY c.id DESC LIMIT 1),
           json_extract(n.answer, '$.verdict')) AS verdict
  FROM finished f JOIN audit_answers n ON n.audit_id = f.id
)
SELECT v.* FROM verdicts v
WHERE (v.pack_code, v.item_code) IN (SELECT pack_code, item_code FROM verdicts WHERE verdict = 'fail')
ORDER BY v.day, v.audit_id, v.item_code
