SELECT staff.*, coalesce(service_windows.number, '') AS window_number
FROM staff
LEFT JOIN window_periods ON window_periods.staff_id = staff.id AND window_periods.until_on IS NULL
LEFT JOIN service_windows ON service_windows.id = window_periods.window_id
