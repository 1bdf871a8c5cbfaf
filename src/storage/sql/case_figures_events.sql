SELECT e.case_id, e.id, e.body, o.received_ms, e.kind = 'closed'
FROM cases c JOIN case_events e ON e.case_id = c.id
  LEFT JOIN cases o ON o.id = CASE e.kind WHEN 'linked' THEN json_extract(e.body, '$.other') END
WHERE c.received_ms >= ?1 AND c.received_ms < ?2 AND e.kind IN ('closed', 'remedied', 'linked', 'struck')
