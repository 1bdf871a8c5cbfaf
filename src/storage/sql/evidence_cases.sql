SELECT c.id, c.kind, c.channel, c.received_ms, c.entered_ms, coalesce(d.target_kind, '') AS target_kind,
       d.target_staff_id, d.target_window_id, coalesce(d.target_team, '') AS target_team,
       CASE WHEN d.id IS NULL THEN c.first_asked_id ELSE d.handler_id END AS handler,
       coalesce(d.important, 0) AS important, d.rings, coalesce(d.page_no, '') AS page_no,
       coalesce(d.standing, 'open') AS standing, d.replied_ms, d.in_time, coalesce(d.finding, '') AS finding
FROM cases c LEFT JOIN case_details d ON d.case_id = c.id
WHERE c.received_ms >= ?1 AND c.received_ms < ?2 AND c.voided_ms IS NULL
ORDER BY c.year, c.running
