SELECT NOT EXISTS (
  SELECT 1 FROM cases c LEFT JOIN case_index i ON i.case_id = c.id
  WHERE i.place IS NOT c.year * 4294967296 + c.running
)
AND (SELECT count(*) FROM cases) = (SELECT count(*) FROM case_index)
AND (SELECT count(*) FROM cases) = (SELECT count(*) FROM case_index JOIN case_texts USING (place))
AND (SELECT count(*) FROM cases) = (SELECT count(*) FROM case_texts)
AND (SELECT count(*) FROM cases) = (SELECT count(*) FROM case_index i JOIN case_pairs_docsize s ON s.id = i.place)
AND (SELECT count(*) FROM cases) = (SELECT count(*) FROM case_pairs_docsize)
