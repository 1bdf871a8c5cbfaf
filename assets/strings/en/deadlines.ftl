# Deadlines: chips, day marks, the sentence that says how one was counted

deadline-hours = { $n ->
    [one] { $n } hour
   *[other] { $n } hours
}
deadline-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
deadline-working-days = { $n ->
    [one] { $n } working day
   *[other] { $n } working days
}
deadline-open-days = { $n ->
    [one] { $n } open day
   *[other] { $n } open days
}
deadline-minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}

deadline-not-started = Waits for: { $event }
deadline-left = { $length } left
deadline-due-today = Due today
deadline-due-now = Due now
deadline-paused = Paused · { $length } left
deadline-met = Done
deadline-met-in-time = In time
deadline-met-late = Late
deadline-overdue = { $length } overdue
deadline-exempt = No limit
deadline-cannot-count = Cannot be counted

deadline-basis-ours = our own

deadline-mark-start = start
deadline-mark-event = not counted
deadline-mark-extended = +{ $n }
deadline-mark-rest = rest
deadline-mark-closed = closed
deadline-mark-paused = paused
deadline-mark-make-up = make-up day

deadline-span-counted = counted
deadline-span-extended = extended
deadline-span-paused = paused

deadline-end-of-day = the end of { $date }
deadline-says-same-day = On the same day: by { $end }.
deadline-says-calendar = { $limit }: the start day does not count, rest days do; by { $end }.
deadline-says-working = { $limit }: the start day and rest days do not count, make-up days do; by { $end }.
deadline-says-open = { $limit }: the start day and days the hall is closed do not count; by { $end }.
deadline-says-hours = { $limit } from { $start } without a break; by { $end }.
deadline-says-before-days = { $limit } before { $start }, whose day does not count; by { $end }.
deadline-says-before-hours = { $limit } before { $start }; by { $end }.
deadline-says-extended = Extended by { $limit }, approved by { $approver }: counted on; by { $end }.
deadline-says-not-reached = { $limit }: paused, so there is no due day yet.
deadline-says-paused-days = { $n ->
    [one] One day on pause does not count.
   *[other] { $n } days on pause do not count.
}
deadline-says-paused-hours = The time on pause does not count.
deadline-says-because = Applies: { $what }.
deadline-says-exempt = No limit: { $what }.
deadline-says-not-started = Not started; waits for: { $event }.
deadline-says-cannot-count = It cannot be counted: the calendar has no day that counts.
deadline-says-provisional = Provisional: there is no calendar for { $years }; plain weekends were counted there.
deadline-says-refused = The extension of { $limit } entered { $at } does not count: { $why }.

deadline-refused-not-allowed = this step cannot be extended
deadline-refused-no-approver = nobody approved it
deadline-refused-too-long = longer than an extension may be
deadline-refused-too-often = no extension is left
deadline-refused-too-late = the limit had ended

circumstance-night = night
circumstance-out-of-town = out of town
circumstance-severe-weather = severe weather
circumstance-complex = complex
circumstance-important = important
circumstance-answer-required = answer asked for by the office
circumstance-separator = { ", " }
