# Today: what is due, the month, what was done

today-title = Today
today-left-to-do = { $n ->
    [one] { $n } thing to do
   *[other] { $n } things to do; start with the first
}
today-all-done = Everything is done for today
today-rest = Rest day: no check, no box to open
today-rest-left = Rest day: no check, no box to open; { $n } can be done ahead
today-count = { $n ->
    [one] { $n } thing
   *[other] { $n } things
}
today-comma = {", "}
today-and-more = { $names } and more ({ $n })

today-part-opening = Opening
today-opens = by { $time }
today-part-today = Today
today-part-closing = Closing
today-closes = by { $time }
today-part-week = This week

today-before = by { $time }
today-left = { $span } left
today-opened-since = open for { $span }
today-closing-in = closes in { $n } min
today-closed-since = closed for { $span }
today-minutes = { $n } min
today-hours = { $n } h
today-days-left = { $n ->
    [one] { $n } day left
   *[other] { $n } days left
}

today-check = Opening check
today-check-begin = Start check
today-check-continue = Continue
today-check-items = { $all } items, not begun
today-check-answered = { $done } of { $all } items answered
today-check-failed = failed last time: { $items }

today-letter-line = { $kind } · letter from the box · recorded { $date }
today-letter-chip = no department yet
today-letter-go = Pass on

today-box = Open the suggestion box
today-box-name = { $name } ({ $place })
today-box-line = { $box } was not logged today; an empty box is logged too
today-box-go = Log opening

today-missed = { $box }: { $n ->
    [one] { $n } day missed
   *[other] { $n } days missed
} this month
today-missed-line = { $dates } · can be entered late, with the date shown
today-missed-chip = { $n } missed
today-missed-go = Enter late

today-badge-expired = { $n ->
    [one] { $n } badge has expired
   *[other] { $n } badges have expired
}
today-badge-expired-chip = expired
today-badge-expiring = { $n ->
    [one] { $n } badge runs out soon
   *[other] { $n } badges run out soon
}
today-badge-expiring-line = { $names } · the first on { $date }
today-badge-last-day = last day
today-badge-none = { $n ->
    [one] { $n } person has no badge
   *[other] { $n } people have no badge
}
today-badge-none-chip = to print
today-badge-print = Print
today-badge-incomplete = { $n ->
    [one] { $n } person's badge cannot be printed yet
   *[other] { $n } people's badges cannot be printed yet
}
today-badge-incomplete-chip = photo or post missing
today-badge-complete = Complete

today-calendar = No holiday calendar for { $year }
today-calendar-line = Plain weekends until it is brought in
today-calendar-chip = to bring in
today-calendar-go = Settings

today-clock = The PC's clock is behind the newest record
today-clock-line = The newest record is of { $date } { $time }; set the clock first
today-clock-chip = wrong time
today-clock-go = Look

today-done = Done today
today-done-nothing = What is done is listed here
today-done-score = { $earned } of { $possible } points
today-done-box-empty = empty
today-done-box-letters = { $n ->
    [one] { $n } letter
   *[other] { $n } letters
}
today-done-case = Recorded { $number }
today-on-duty = On duty today
today-on-duty-nothing = Nobody has a post or window yet
today-on-duty-go = Go to staff
today-window = window { $number }

today-mark-kept = kept
today-mark-late = late
today-mark-missed = missed
today-mark-rest = rest
today-mark-ahead = to come
today-mark-nothing = no record

today-nothing = Everything is done for today
today-nothing-text = New things line up here by time.
today-nothing-rest = Rest day
today-nothing-rest-text = No opening check and no box to open today.
today-calendar-reaching = { $n ->
    [one] { $n } deadline reaches into it, counted on plain weekends
   *[other] { $n } deadlines reach into it, counted on plain weekends
 }
today-case-accept = Accept
today-case-answer = Reply
today-case-go = Go on
today-case-handler = with { $name }
today-case-due = { $step } by { $day }
today-done-closed = Closed { $number }
