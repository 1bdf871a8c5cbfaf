# Words every screen uses: dates, pickers, buttons

weekday-mon = Monday
weekday-tue = Tuesday
weekday-wed = Wednesday
weekday-thu = Thursday
weekday-fri = Friday
weekday-sat = Saturday
weekday-sun = Sunday

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
month-of-year = { $month } { $year }
month-alone = { $month }
month-previous = Previous month
month-following = Next month

date-today = Today
date-tomorrow = Tomorrow
date-in-three-days = +3 days
date-placeholder = 11-23, today or +3
date-pick = Pick a date
date-meant = = { $date }

select-search = Type a few letters
select-nothing-found = No such entry

pick-path = Path
pick-path-hint = A path can be pasted here
pick-browse = Browse…
pick-choose = Choose
pick-cancel = Cancel
