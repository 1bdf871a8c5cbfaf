# A list of holidays
field-day-kind = Off or worked
field-holiday-name = Holiday
field-holiday-english = Holiday in English
wrong-other-year = not a date of { $year }: put other years into a file of their own
wrong-working-anyway = Monday to Friday is worked anyway: no make-up day
wrong-weekday-differs = the date is not that weekday
bring-day-ordinary = an ordinary day (not in the list)
calendar-would-move-none = No deadline of an open case would move.
calendar-would-move-some = { $n } { $n ->
    [one] deadline of an open case would move
   *[other] deadlines of open cases would move
}: { $first }
calendar-would-move-more = { $first }, and { $n } more
calendar-would-move-one = { $number } { $step } { $change }
cli-import-calendar-would = Trial, nothing written: { $sum }; { $add } days added, { $change } changed, { $gone } gone, { $skip } rows skipped; edition { $edition }
cli-import-calendar-done = Brought in { $sum }; { $add } days added, { $change } changed, { $gone } gone, { $skip } rows skipped; edition { $edition }
cli-import-calendar-same = { $sum }: as it is already, nothing written
calendar-file-columns-unknown = Date and off-or-worked columns not found. Bring it in under Settings, In and out: the columns can be chosen there
