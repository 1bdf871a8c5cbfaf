# Reports: the figures of the complaint register over a period

reports-title = Reports
report-count = { $n ->
    [one] { $n } case
   *[other] { $n } cases
 }
report-as-of = By date received, as of { $now }

report-shape-month = Month
report-shape-quarter = Quarter
report-shape-year = Year
report-shape-days = Dates
report-previous = Previous period
report-following = Next period
report-from = From
report-to = To
report-quarter = Quarter { $quarter } of { $year }
report-year = { $year }
report-days = { $from } – { $to }

report-save-pdf = Save as PDF
report-save-table = Save as table
report-preview = Print preview
report-where-pdf = Where shall the report go?
report-where-table = Where shall the table go?
report-file = Complaints { $period }
report-failed = The figures could not be counted.

report-empty-title = No complaints came in during this time
report-empty-text = Go back a period, or choose other dates.
report-empty-previous = Previous period
report-empty-void = { $n ->
    [one] One void case is not counted.
   *[other] { $n } void cases are not counted.
 }
report-none-title = No complaints on record yet
report-none-text = Once there are some, their number, time limits and findings are counted here by month, quarter and year.
report-none-record = Record one

report-paper-title = Complaint figures
report-summary = Summary
report-total = Total
report-with-unit = { $title } ({ $unit })
report-unit-days = days
report-unit-yuan = yuan

report-figure-count = Cases received
report-figure-in-time = In time
report-figure-late = Late cases
report-figure-reply = Mean time to reply
report-figure-founded = Founded
report-figure-satisfaction = Satisfaction (of 5)
report-figure-rings = Answered within { $most } rings
report-figure-repeats = Repeats
report-figure-compensation = Compensation (yuan)
report-figure-reopened = Taken up again
report-figure-close = Mean time to closing
report-figure-void = Void
report-note-close = of { $n } closed
report-note-void = not counted
report-note-count = { $closed } closed · { $open } open
report-note-in-time = { $n } in time · { $late } late
report-note-late = { $n } still overdue
report-note-reply = of { $n } answered
report-note-founded = { $founded } yes · { $partly } partly · { $unfounded } no
report-note-satisfaction = { $n } asked, { $share } satisfied
report-note-rings = { $n ->
    [one] of { $n } call counted
   *[other] of { $n } calls counted
 }
report-note-repeats = { $share } of all
report-note-compensation = { $n ->
    [one] in { $n } case
   *[other] in { $n } cases
 }

report-by-day = By day
report-by-month = By month
report-by-year = By year
report-by-step = By step
report-by-kind = By kind
report-by-channel = By channel
report-by-target = By target
report-by-matter = By matter
report-column-day = Day
report-column-month = Month
report-column-year = Year
report-column-step = Step
report-column-kind = Kind
report-column-channel = Channel
report-column-target = Target
report-column-matter = Matter
report-column-count = Cases
report-column-in-time = In time
report-column-late = Late
report-column-open = Open
report-column-reply = To reply
report-column-close = To close
report-column-founded = Founded
report-column-satisfaction = Rating
report-column-repeats = Repeats
report-column-compensation = Paid
report-column-met = Met in time
report-column-met-late = Late
report-column-running = Not yet due
report-column-overdue = Overdue
report-steps-note = Each step counts by itself; a case taken up again counts once each round.

report-target-nobody = Nobody named
report-target-hall = The hall
report-target-window = Window { $number }
report-matter-none = No matter chosen
report-unknown = No longer on record

report-chart-day = Cases received by day
report-chart-month = Cases received by month
report-chart-year = Cases received by year
report-series-done = Closed, not late
report-series-late = Late
report-series-open = Open, not late

span-minutes = { $n } min
span-hours = { $n } h
span-days = { $n } d
