SELECT c.year * 4294967296 + c.running, c.id, c.received_ms, c.kind, c.channel,
  CASE WHEN c.voided_ms IS NULL THEN coalesce(d.standing, 'open') ELSE 'void' END,
  coalesce(d.matter, ''),
  coalesce(d.handler_id, c.first_asked_id),
  CASE d.target_kind
    WHEN 'person' THEN 'person:' || d.target_staff_id
    WHEN 'window' THEN 'window:' || d.target_window_id
    WHEN 'team' THEN 'team:' || d.target_team
    ELSE coalesce(d.target_kind, '') END,
  c.year, c.running, c.summary, c.customer_name, c.department,
  d.matter AS matter_code, d.forwarded_by, d.forwarded_no, d.page_no
FROM cases c LEFT JOIN case_details d ON d.case_id = c.id
WHERE c.id = ?1
