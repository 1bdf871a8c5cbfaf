UPDATE staff SET
  work_no = ?2, name = ?3, sex = ?4, team = ?5, title = ?6, post = ?7, joined_on = ?8, phone = ?9,
  qualifications = ?10, languages = ?11, status = ?12
WHERE id = ?1
