# Corrective actions: board, entries.

corrective-title = Corrective actions
corrective-count = { $n } open
corrective-cannot-read = The corrective actions cannot be read. Verify the file in Settings.
corrective-empty = Nothing to put right
corrective-empty-text = Items that failed a check stand here until someone puts them right and a second person closes them.
corrective-none-fit = Nothing fits
corrective-none-fit-text = Choose another person or chapter.
corrective-show-all = Show all
corrective-filter-owner = Who
corrective-filter-area = Chapter
corrective-filter-all = All
corrective-group-overdue = Overdue
corrective-group-handed-in = To be looked at
corrective-group-unassigned = To be assigned
corrective-group-open = In hand
corrective-group-untended = Failed, nobody in charge
corrective-group-closed = Closed in the last 90 days
corrective-group-count = { $n }
corrective-overdue = { $n ->
    [one] { $n } day overdue
   *[other] { $n } days overdue
 }
corrective-due-today = Due today
corrective-days-left = { $n ->
    [one] { $n } day left
   *[other] { $n } days left
 }
corrective-no-day = No day set
corrective-handed-in = To be looked at
corrective-unassigned = To be assigned
corrective-closed = Closed
corrective-nobody = Nobody yet
corrective-times = { $n } times in a year
corrective-until = by { $day }
corrective-checked-on = Check of { $day }
corrective-event-opened = Opened
corrective-event-assigned = Assigned
corrective-event-postponed = Postponed
corrective-event-evidence = Put right
corrective-event-closed = Closed
corrective-event-reopened = Sent back
corrective-event-noted = Note
corrective-to-whom = { $name } puts it right
corrective-next-assign = Waits for somebody to take it
corrective-next-hand-in = Waits for the evidence
corrective-next-close = Waits for a second person
corrective-not-settled = Not settled
corrective-subject = Subject
corrective-what-failed = What failed
corrective-to-check = See the check of { $day }
corrective-do-open = Open an action
corrective-do-assign = Assign
corrective-do-postpone = Postpone
corrective-do-hand-in = Hand in evidence
corrective-do-close = Close
corrective-do-reopen = Send back
corrective-do-note = Add a note
corrective-more = More
corrective-pick = Pick one at the left
corrective-drop = Discard
corrective-problems = { $n ->
    [one] { $n } thing missing
   *[other] { $n } things missing
 }
corrective-how = How it was put right
corrective-remark = Note
corrective-by = By whom
corrective-reason-postpone = Why later
corrective-reason-reopen = Why it is sent back
corrective-second-person = Neither who put it right nor who handed in the evidence closes it: choose whoever has looked.
corrective-photo = Photo of what was put right
corrective-photo-of-finding = Photo of the finding
corrective-photo-drop = Drop a photo of it here
corrective-photo-hint = or paste it with Ctrl V; words or a photo will do
corrective-photo-choose = Choose
corrective-photo-pick = Choose a photo
corrective-photo-take-off = Take off
corrective-photo-close = Close
corrective-photo-nothing-lost = What was typed is still there; try another photo.
corrective-photo-not-now = This one takes no photo now.
corrective-photo-not-now-do = Open the action or send it back first.
corrective-back = Back to the list
who-nobody = Nobody yet

today-corrective = Corrective action
today-corrective-go = See it
today-corrective-close = Look and close
