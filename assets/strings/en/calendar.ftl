# Calendar: holidays and make-up days
calendar-title = Calendar
calendar-line = Holidays and make-up days; every limit of working days counts by them
calendar-years = Years known
calendar-years-none = No year at all
calendar-bring-in = Bring in a year
calendar-edit = See or change { $year }
calendar-with-program = Shipped
calendar-brought-in = Brought in
calendar-counts = { $off } days off · { $work } make-up { $work ->
    [one] day
   *[other] days
 }
calendar-edition-of = Edition { $edition }
calendar-this-year-missing = The holidays of { $year } are missing. Monday to Friday are counted as working days, so deadlines may still change.
calendar-next-year-missing = The holidays of { $year } are missing. The State Council usually publishes them in November; bring them in then. Until that, deadlines that reach { $year } are provisional.

calendar-form-title = Bring in a year
calendar-form-year = Year
calendar-form-year-wrong = A year of four figures, e.g. 2027
calendar-form-edition = Edition
calendar-form-text = Days off and make-up days
calendar-form-example = off New Year's Day 1-1..1-3
calendar-form-hint = A paragraph of the Chinese notice can be pasted as it is
calendar-form-file = Choose a file…
calendar-form-file-kinds = JSON, CSV, TXT or XLSX; or drop it here
calendar-form-pick = Choose which file?
calendar-form-confirm = Bring it in
calendar-form-blank = First say which days are off and which are worked
calendar-form-blocked = First mend what is marked red
calendar-form-discard = Discard
calendar-source-typed = entered by hand
calendar-file-refused = { $file } was not taken:
calendar-file-no-year = The dates in the file have no year. Fill in the year above, then choose it again.
calendar-more-faults = { $n } more
calendar-replaces = { $year } has edition { $edition }. The new one will count from now on; the old one stays in the history.
calendar-looks-short = The law gives 13 public holidays a year, here are only { $off } { $off ->
    [one] day
   *[other] days
 } off. Is something missing?

calendar-sum = { $year } · { $off } { $off ->
    [one] day
   *[other] days
 } off · { $work } make-up · { $working } working days in all
calendar-table = Days read
calendar-table-name = Holiday
calendar-table-off = Off
calendar-table-work = Make-up days
calendar-table-range = { $first } – { $last } · { $n } days
calendar-between-days = ,{" "}
calendar-date = { $weekday } { $date }

calendar-moved-title = The calendar is up to date
calendar-moved-none = No open case's deadline moved.
calendar-moved-some = { $n ->
    [one] { $n } open deadline
   *[other] { $n } open deadlines
 } moved:
calendar-moved-change = { $before } → { $after }
calendar-moved-no-date = no date
calendar-moved-close = Close

calendar-fault = { $place }{ $field }: { $wrong }
calendar-place-day = Day { $n } ·{" "}
calendar-place-row = Row { $n } ·{" "}
calendar-place-line = Line { $n } ·{" "}
calendar-field-text = text
calendar-field-year = year
calendar-field-edition = edition
calendar-field-source = source
calendar-field-days = days
calendar-field-date = date
calendar-field-kind = off or work
calendar-field-name = name
calendar-wrong-not-json = this is no complete JSON ({ $because })
calendar-wrong-not-an-object = a JSON object is needed here
calendar-wrong-no-such-field = there is no such column
calendar-wrong-text-missing = it is empty
calendar-wrong-year-missing = a year between 1949 and 2999 is needed
calendar-wrong-list-missing = a list is needed
calendar-wrong-name = a name in Chinese and English is needed ({ $because })
calendar-wrong-language = the name in { $language } is missing
calendar-wrong-year-differs = the file is about { $found }, not { $wanted }
calendar-wrong-not-a-date = there is no day "{ $text }"
calendar-wrong-other-year = { $date } is not in { $year }; enter it in its own year
calendar-wrong-weekday = { $date } is a { $is }, not "{ $written }"
calendar-wrong-backwards = "{ $text }" ends before it begins; over New Year, enter each year by itself
calendar-wrong-not-a-kind = "{ $text }" should be off or work
calendar-wrong-no-kind = is "{ $text }" off or work?
calendar-wrong-no-dates = no date follows "{ $text }"
calendar-wrong-unknown = "{ $text }" is not understood
calendar-wrong-working-anyway = { $date } is a { $is }, worked anyway and no make-up day
calendar-wrong-twice = { $date } stands there twice
calendar-wrong-nothing = no day is given
