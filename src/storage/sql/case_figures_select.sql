SELECT c.id, c.kind, c.channel, c.received_ms, c.voided_ms IS NOT NULL, coalesce(d.matter, ''),
       coalesce(d.target_kind, ''), d.target_staff_id, d.target_window_id, coalesce(d.target_team, ''),
       coalesce(d.standing, 'open'), d.replied_ms, d.closed_ms, d.in_time, coalesce(d.finding, ''), d.satisfaction, d.rings
FROM cases c LEFT JOIN case_details d ON d.case_id = c.id
WHERE c.received_ms >= ?1 AND c.received_ms < ?2
