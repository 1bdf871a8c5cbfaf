# The frame: rail, top bar, status line, search, first start

tab-today = Today
tab-staff = Staff
tab-cases = Complaints
tab-boxes = Suggestion box
tab-audits = Audits
tab-settings = Settings
day-working = Working day
day-make-up = Make-up day
day-rest = Rest day
day-uncovered = { $kind } · no calendar
language-switch = 切换到中文
search-hint = Search people, cases, entries, commands
status-sample = Sample hall
status-not-kept = Nothing is kept in the sample hall
status-saved = All saved { $time }
status-saving = Saving
status-help = Help
status-no-backup = No backup yet
status-backup = Backup { $day } { $time } · { $age }
status-yesterday = yesterday
status-minutes-ago = { $n } min ago
status-hours-ago = { $n } h ago
status-days-ago = { $n ->
    [one] { $n } day ago
   *[other] { $n } days ago
 }
notice-undo = Undo
notice-close = Close
notice-copy = Copy details
undo-void-reason = Undone after recording
done-undo = Undone: { $action }
done-back-up = Backed up to { $file }
done-change-hall = Hall profile changed
done-change-window = Window changed
done-change-open-day = Open days changed
done-add-staff = Person added
done-change-staff = Person changed
done-change-photo = Photo changed
done-import-staff = { $n ->
    [one] { $n } person imported
   *[other] { $n } people imported
 }
done-print-badges = Entered in the badge ledger
done-change-box = Suggestion box changed
done-record-box-entry = { $n ->
    [0] Box entry recorded
    [one] Box entry recorded, { $n } case made
   *[other] Box entry recorded, { $n } cases made
 }
done-add-box-remark = Remark added
done-record-case = Recorded { $number }
done-void-case = Voided; the number stays taken
done-add-case-note = Note added
done-finish-audit = Check finished and locked
done-export-staff = Roster exported
error-file = { $file }:{" "}
error-backup = The backup was not made.
error-clock = The PC's clock says { $now }, before the newest record of { $latest }.
error-clock-do = Set the date and time of the PC first, then go on.
error-stale = This record has changed meanwhile.
error-stale-do = Open it again and repeat the change.
error-bad-pack = This standard cannot be read.
error-bad-pack-do = Use a standard that comes with the program.
error-entry-exists = That day has an entry already.
error-entry-exists-do = Add a remark to that entry.
error-entry-locked = This entry is locked.
error-entry-locked-do = A remark can be added; the entry stays as it is.
error-day-ahead = That day has not come yet.
error-day-ahead-do = Choose today or an earlier day.
error-box-not-in-use = The box was not in use then.
error-box-not-in-use-do = Check since when it hangs and when it was taken down.
error-case-void = This case is void.
error-case-void-do = Record a new case instead.
error-reason-missing = A reason is missing.
error-reason-missing-do = Write why, then confirm.
error-audit-finished = This check is finished and locked.
error-audit-finished-do = Note what is new in tomorrow's check.
error-audit-unfinished = { $n ->
    [one] { $n } item is not answered.
   *[other] { $n } items are not answered.
 }
error-audit-unfinished-do = Every item needs a result, a failed one its reason.
error-audit-exists = Today's check was begun already.
error-audit-exists-do = Go on with that one.
error-work-no-taken = This work number belongs to { $by }.
error-work-no-taken-do = Check the number; one number, one person.
error-nothing-to-undo = There is nothing to undo.
error-nothing-to-undo-do = Only what was done today in this window can be undone.
error-undo-too-late = Changes of an earlier day are not undone.
error-undo-too-late-do = Record a correction instead.
error-no-such-record = There is no such record.
error-no-such-record-do = Look at the list again.
error-not-found = There is no such file.
error-not-found-do = Check the path; for a USB stick, plug it in first.
error-exists = A file of that name is there already.
error-exists-do = Choose another name; the file was left alone.
error-not-a-hall = This is not a Hallkeeper file.
error-not-a-hall-do = Choose a file ending in .hall; this one was left alone.
error-too-new = The file was written by a newer edition.
error-too-new-do = Install the newer edition; the file was left alone.
error-locked = The file is open in another window.
error-locked-do = Use that window, or close it first.
error-read-only = Nothing can be written there.
error-read-only-do = Check the folder's permissions, or copy the file to this PC's disk.
error-disk-full = The disk is full; this was not saved.
error-disk-full-do = Free some space and try again; earlier records are all there.
error-damaged = The file is damaged; it was left alone.
error-damaged-do = Open the newest copy in the backups folder.
error-unexpected = Something unexpected went wrong.
error-unexpected-do = Try again; if it returns, copy the details for whoever looks after the PC.
error-dropped = The dropped file cannot be read.
error-dropped-do = It must be readable and no larger than 64 MB.
error-viewer = No program to show the PDF could be started.
error-viewer-do = The file is { $path }; open it by hand.

palette-hint = Search people, cases, days, commands
palette-nothing = Nothing found
palette-people = People
palette-cases = Complaints
palette-days = On that day
palette-commands = Commands
palette-void = Void
palette-box-opened = { $n ->
    [one] Opened, { $n } letter
   *[other] Opened, { $n } letters
 }
palette-box-no-entry = No entry
palette-check = Check
palette-check-open = Not finished
palette-check-score = { $earned } of { $possible } points
palette-new-case = Record a case
palette-open-box = Log today's box opening
palette-daily-check = Do today's check
palette-print = Print badges
palette-new-person = Add a person
palette-import = Import a list
palette-undo = Undo the last step
palette-to-today = Go to Today
palette-to-staff = Go to Staff
palette-to-cases = Go to Complaints
palette-to-boxes = Go to Suggestion box
palette-to-audits = Go to Audits
palette-to-settings = Go to Settings
palette-light = Light theme
palette-dark = Dark theme
palette-language = Switch to { $name }
