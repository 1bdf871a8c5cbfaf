SELECT c.year, c.running, c.year * 4294967296 + c.running AS place, c.summary, c.customer_name, c.department,
  d.matter, d.forwarded_by, d.forwarded_no, d.page_no
FROM cases c LEFT JOIN case_details d ON d.case_id = c.id
WHERE c.id = ?1
