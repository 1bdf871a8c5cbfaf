UPDATE halls SET
  name = ?2, unit_name = ?3, sector = ?4, area_m2 = ?5, address = ?6, supervision_phone = ?7, complaint_phone = ?8,
  rest_day_phone = ?9, opens_at = ?10, closes_at = ?11, open_weekdays = ?12, records_since = ?13, unit_colour = ?14,
  logo_file_id = ?15, badge_valid_until = ?16
WHERE id = ?1
