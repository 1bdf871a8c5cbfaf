INSERT INTO case_details (uid, hall_id, case_id, matter, important, letter_date, rings, page_no, forwarded_by,
  forwarded_no, answer_required, out_of_town, severe_weather, is_complex, target_kind, target_staff_id,
  target_window_id, target_team, handler_id, standing, replied_ms, closed_ms, in_time, finding, satisfaction)
VALUES (:uid, :hall, :case, :matter, :important, :letter_date, :rings, :page_no, :forwarded_by, :forwarded_no,
  :answer_required, :out_of_town, :severe_weather, :is_complex, :target_kind, :target_staff, :target_window,
  :target_team, :handler, :standing, :replied, :closed, :in_time, :finding, :satisfaction)
ON CONFLICT (case_id) DO UPDATE SET matter = :matter, important = :important, letter_date = :letter_date,
  rings = :rings, page_no = :page_no, forwarded_by = :forwarded_by, forwarded_no = :forwarded_no,
  answer_required = :answer_required, out_of_town = :out_of_town, severe_weather = :severe_weather,
  is_complex = :is_complex, target_kind = :target_kind, target_staff_id = :target_staff,
  target_window_id = :target_window, target_team = :target_team, handler_id = :handler, standing = :standing,
  replied_ms = :replied, closed_ms = :closed, in_time = :in_time, finding = :finding, satisfaction = :satisfaction
