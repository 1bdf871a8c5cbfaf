SELECT c.id, c.year, c.running, c.kind, c.channel, c.summary, c.customer_name, c.customer_contact, c.first_asked_id,
       c.department, c.received_ms, c.entered_ms, c.voided_ms, c.void_reason,
       d.id IS NOT NULL AS has_details, d.matter, d.important, d.letter_date, d.rings, d.page_no, d.forwarded_by,
       d.forwarded_no, d.answer_required, d.out_of_town, d.severe_weather, d.is_complex, d.target_kind,
       d.target_staff_id, d.target_window_id, d.target_team, d.handler_id, d.standing, d.replied_ms, d.closed_ms,
       d.in_time, d.finding, d.satisfaction
FROM cases c LEFT JOIN case_details d ON d.case_id = c.id
