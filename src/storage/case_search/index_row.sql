INSERT INTO case_index (place, case_id, received_ms, kind, channel, standing, matter, handler_id, target)
SELECT c.year * 4294967296 + c.running, c.id, c.received_ms, c.kind, c.channel,
  CASE WHEN c.voided_ms IS NULL THEN coalesce(d.standing, 'open') ELSE 'void' END,
  coalesce(d.matter, ''),
  coalesce(d.handler_id, c.first_asked_id),
  CASE d.target_kind
    WHEN 'person' THEN 'person:' || d.target_staff_id
    WHEN 'window' THEN 'window:' || d.target_window_id
    WHEN 'team' THEN 'team:' || d.target_team
    ELSE coalesce(d.target_kind, '') END
FROM cases c LEFT JOIN case_details d ON d.case_id = c.id
WHERE c.id = ?1
ON CONFLICT (place) DO UPDATE SET
  received_ms = excluded.received_ms, kind = excluded.kind, channel = excluded.channel, standing = excluded.standing,
  matter = excluded.matter, handler_id = excluded.handler_id, target = excluded.target
