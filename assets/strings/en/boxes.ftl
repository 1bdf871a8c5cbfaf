# Suggestion box
box-title = Suggestion box
box-count = { $n ->
    [one] 1 box
   *[other] { $n } boxes
}
box-more = Rename, take down, hang another
box-choose = Choose a box
box-to-calendar = Calendar
box-month-sheet = Month sheet
box-day = { $day } { $month }
box-day-long = { $weekday } { $date }
box-cannot-read = The suggestion box log cannot be read. Close the program and open it again; if that does not help, restore a backup.

box-state-rest = Closed
box-state-due = Today
box-state-missed = Missed
box-state-late = Late
box-state-empty = Empty
box-state-letters = { $n ->
    [one] 1 letter
   *[other] { $n } letters
}
box-cell-letters = { $n } in

box-sum-opened = { $n ->
    [one] Opened 1 day
   *[other] Opened { $n } days
}
box-sum-letters = { $n ->
    [one] 1 letter
   *[other] { $n } letters
}
box-sum-empty = { $n } empty
box-sum-late = { $n } late
box-sum-missed = { $n } missed
box-sum-all-told = All { $n } dealt with
box-sum-open = { $n ->
    [one] 1 letter not dealt with
   *[other] { $n } letters not dealt with
}

box-title-today = Today's opening
box-title-late = Late entry for { $day }
box-title-rest = Opening on a day off
box-title-entry = Opening of { $day }
box-closes-in = Closes in { $n } min
box-closed-since = Closed { $n } min ago
box-closed-since-hours = Closed { $n } h ago
box-late-note = Late entry: you are writing the record of { $day } today; both times are kept

box-choose-person = Choose
box-seal = Seal
box-kind = Kind
box-letter-nth = Letter { $n }
box-signed-by = Signed by, optional
box-unsigned = unsigned
box-reveal = Show the name
box-text-hint = What the letter says
box-fate-case = Make it a case
box-case-to-come = Will be { $number }
box-department = Passed to, optional
box-fate-none = No action, because
box-fate-none-open = No action, because…
box-reason-hint = Give the reason in a sentence
box-wrong-reason = A reason is needed
box-wrong-text = Write down what the letter says
box-wrong-opener = Choose the opener
box-wrong-witness = Choose the witness

box-scan = Photo of the letter
box-scan-choose = Choose a photo of the letter
box-scan-drop = Drop a photo of the letter here
box-scan-drop-hint = Or press Ctrl V; it goes to the letter you are filling in
box-scan-file = Choose file
box-scan-take-off = Take the photo off
box-scan-none = This photo cannot be read
box-scan-nothing-lost = What you typed is still there; try another photo.
box-close = Close

box-confirm = Confirm entry
box-empty-today = Box is empty today
box-empty-that-day = Box was empty that day
box-not-empty-letters = Letters are written down: the box is not empty
box-draft-kept = Draft kept · nothing is lost
box-problems-left = { $n ->
    [one] 1 field to fill in
   *[other] { $n } fields to fill in
}
box-fewer-question = { $n ->
    [one] Remove the last letter?
   *[other] Remove the last { $n } letters?
}
box-fewer-text = Something is written there; it would be gone.
box-fewer-keep = Keep
box-fewer-do = Remove

box-fact-opened = Opened
box-fact-entered = Entered
box-fact-opener = Opener
box-fact-witness = Witness
box-seal-is = Seal: { $seal }
box-letters-found = { $n ->
    [one] 1 letter
   *[other] { $n } letters
}
box-empty-on-record = No letter in the box; the empty box is on record.
box-late-on-record = Late entry: opened { $opened }, entered only { $entered }
box-became-case = Case
box-passed-to = passed to { $department }
box-no-action-because = No action, because: { $because }
box-open-note = Today's entry can still be taken back as a whole with Ctrl Z and written again; from tomorrow it is locked and can only be annotated.
box-lock-note = Locked since the day after it was entered: remarks can be added, what was written stays as it is.
box-remark = Remark
box-remark-hint = For example: power cut, opened an hour late
box-remark-add = Add remark
box-remark-empty = Write the remark first
box-remark-on-record = { $at } remark: { $text }

box-rest-title = Closed that day, no opening needed
box-rest-text = An opening on a day off can be entered too.
box-rest-ahead = The hall is closed that day.
box-rest-record = Enter an opening
box-ahead-title = That day has not come
box-ahead-text = On the day, open the box before closing and enter it.
box-before-title = No records of that day
box-before-text = The box did not hang there then, or the records had not begun.

box-none-title = No suggestion box yet
box-none-text = Hang a box: from today it is opened and entered before closing on every open day, empty or not.
box-name-hint = e.g. Box 1
box-place = Where it hangs
box-place-hint = e.g. Hall, east side
box-hang = Hang this box
box-add = Hang another box
box-rename = Rename or move
box-rename-do = Change
box-take-down = Take this box down
box-take-down-question = Take down { $name }?
box-take-down-text = From today it need not be opened. Its records stay: turn to those months to see them.
box-take-down-keep = Leave it
box-take-down-do = Take down
box-cancel = Cancel

box-sheet-title = Month sheet
box-sheet-back = Back to the entry
box-sheet-file = Suggestion box { $name } { $month }
box-sheet-month = { $month } { $year }

sheet-box-title = Suggestion box: openings of the month
sheet-box-hall = Hall
sheet-box-box = Box
sheet-box-month = Month
sheet-box-date = Date
sheet-box-state = State
sheet-box-opened-at = Opened
sheet-box-letters = Letters
sheet-box-outcome = Outcome
sheet-box-opener = Opener signs
sheet-box-witness = Witness signs
sheet-box-remark = Remarks
sheet-box-kept = Letters
sheet-box-empty = Empty
sheet-box-late = Late
sheet-box-missed = Missed
sheet-box-rest = Closed
sheet-box-recorded-at = Entered
sheet-box-total-opened = Days opened
sheet-box-total-letters = Letters
sheet-box-total-empty = Empty
sheet-box-total-late = Late
sheet-box-total-missed = Missed
sheet-box-head-signature = Head of hall
sheet-box-head-signed-on = Date
sheet-box-printed-on = Printed on
sheet-box-chain-head = Check of record { $seq }
sheet-box-page = Page {"{page}"} of {"{pages}"}
sheet-box-seal-broken = Seal broken
sheet-box-no-action = No action: { $because }
