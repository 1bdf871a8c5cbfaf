# Backups and bringing back
status-backing-up = Backing up { $part } %
status-second-there = · second place { $day }
status-second-missing = · second place not connected, last { $day }
status-second-full = · second place full, last { $day }
status-second-broken = · second place refuses, last { $day }
status-second-none = · nothing in the second place yet
today-backup-first = No backup for a long time
today-backup-first-line = If this PC breaks, there is no second copy of the newest records
today-backup-second = The backup in the second place is old
today-backup-second-line = Plug in the USB stick or connect the share; the rest happens by itself
today-backup-days = { $n } days ago
today-backup-none = None yet
today-backup-go = See backups
backup-stopped = Stopped; no half backup was left
backup-so-not-done = Without a backup this was not done.
backup-so-not-done-do = Do it again once a backup can be made; what you entered and chose is kept.
error-backup-source-damaged = No backup was made: the hall's file itself is damaged. Earlier good backups are untouched.
error-backup-source-damaged-do = Record nothing more; bring the newest good backup back under Settings, Backups.
error-backup-spoilt = No backup was made: what was written does not read back the same.
error-backup-spoilt-do = The disk may be failing; use another one.
error-backup-source-changed = No backup was made: another program changed the file meanwhile.
error-backup-source-changed-do = Stop sync and virus programs on that folder and back up again.
error-backup-exists = No backup was made: a file of that name is there and is not replaced.
error-backup-exists-do = Choose another name.
error-backup-place-missing = No backup was made: the folder for it is not there.
error-backup-place-missing-do = Plug in the stick or connect the share, then back up again.
error-backup-place-full = No backup was made: the disk for it is full.
error-backup-place-full-do = Make room or use another disk, then back up again.
error-backup-place-read-only = No backup was made: the folder for it may not be written.
error-backup-place-read-only-do = Look at the stick's write lock, or choose another folder.
error-backup-place-broken = No backup was made: the disk does not take it, or was pulled out.
error-backup-place-broken-do = Plug it in again; if that does not help, use another disk.
error-restore = Nothing was brought back; the file is untouched.
error-restore-source-damaged = This backup cannot be read in full.
error-restore-source-damaged-do = Try another backup.
error-restore-spoilt = What was written does not read back the same.
error-restore-spoilt-do = The disk may be failing; bring the backup back to another one.
error-restore-source-changed = Another program changed the backup meanwhile.
error-restore-source-changed-do = Stop sync and virus programs on that folder and try again.
error-restore-exists = A name that is needed is taken beside it and is not replaced.
error-restore-exists-do = Move that file away or choose another name.
error-restore-place-missing = The folder is not there.
error-restore-place-missing-do = Plug in the stick, connect the share, or look at the path; then try again.
error-restore-place-full = The disk of the file is full.
error-restore-place-full-do = Make room for once the file's size, then try again.
error-restore-place-read-only = The folder may not be written, or the backup not read.
error-restore-place-read-only-do = Look at write locks and rights, or use another folder.
error-restore-place-broken = The disk cannot be read or written, or was pulled out.
error-restore-place-broken-do = Plug it in again; if that does not help, use another backup or disk.
error-second-missing = The second place is not there; the backup lies on this PC only.
error-second-missing-do = Plug in the stick or connect the share; the next backup goes there too.
error-second-full = The second place is full; the backup lies on this PC only.
error-second-full-do = Make room there, or choose another place under Settings, Backups.
error-second-read-only = The second place may not be written; the backup lies on this PC only.
error-second-read-only-do = Look at the stick's write lock, or choose another place under Settings, Backups.
error-second-broken = Nothing was written to the second place, it may have been pulled out; the backup on this PC is good.
error-second-broken-do = Plug it in again; the next backup goes there too.
restore-stopped = Stopped; nothing was brought back, the file is untouched
restore-done = Back to { $moment }; the file as it was is kept as { $kept }
restore-done-nothing-kept = Back to { $moment }
backup-card = Backups on this PC
backup-newest = Newest: { $when }. Opened and checked, it is good.
backup-none-yet = No backup yet
backup-running = Backing up; you can go on working
backup-folder = In
backup-now = Back up now
backup-stop = Stop
backup-copy-to = Copy to…
backup-open-folder = Open folder
backup-copy-title = Copy to where?
backup-copy-about = The copy is a file to work with. It is checked once written.
backup-copy-name = { $name } backup { $day }
backup-second = Second place
backup-second-line = A USB stick or a shared folder. If this PC breaks or is lost, there is one more copy.
backup-second-choose = Choose a folder…
backup-second-title = Where is the second place?
backup-second-about = A folder named after the hall's file is made in it, for this hall's backups only.
backup-second-folder = Folder
backup-second-unknown = Not looked at yet.
backup-second-there = Connected.
backup-second-missing = Not connected: plug in the stick or connect the share, then press "Look again".
backup-second-newest = Newest there: { $when }
backup-second-empty = No backup there yet.
backup-second-look = Look again
backup-second-change = Change…
backup-second-none-more = No second place
backup-all = All backups
backup-rule = Made on the first opening of a day, on closing, and before lists come in, a backup is brought back, the file is updated or a person is erased. Kept: the newest 5, and the last of 7 days, 4 weeks and 12 months; those before an update or bringing back for half a year, before erasing for 30 days.
backup-looking = Looking at the backups…
backup-when = When
backup-reason = Why
backup-size = Size
backup-place = Where
backup-differs = Against now
backup-reason-daily = Daily
backup-reason-close = On closing
backup-reason-asked = By hand
backup-reason-migration = Before update
backup-reason-import = Before import
backup-reason-restore = Before bringing back
backup-reason-erasure = Before erasing
backup-place-first = This PC
backup-place-second = Second place
backup-place-both = Both places
backup-fault-sealed = Other passphrase
backup-fault-too-new = By a newer program
backup-fault-damaged = Cannot be read
backup-fault-sealed-line = This backup is closed by another passphrase and does not open here.
backup-fault-too-new-line = This backup was written by a newer program; update this one first.
backup-fault-damaged-line = This backup cannot be read; take another.
backup-others = Backups of another hall
backup-others-line = Another hall's file once had this name; these are its backups. They are never cleared away, nor taken for this hall's.
backup-hall = Hall
backup-other-hall-line = This backup is of another hall.
backup-ask-other = Put "{ $hall }" as of { $when } here?
backup-ask-other-line = This is a backup of another hall. This will then be the file of "{ $hall }", without any record of the present hall.
backup-comma = {", "}
backup-n-people = { $n ->
    [one] { $n } person
   *[other] { $n } people
}
backup-n-cases = { $n ->
    [one] { $n } case
   *[other] { $n } cases
}
backup-n-box-entries = { $n ->
    [one] { $n } box entry
   *[other] { $n } box entries
}
backup-n-checks = { $n ->
    [one] { $n } check
   *[other] { $n } checks
}
backup-n-lines = { $n ->
    [one] { $n } line of history
   *[other] { $n } lines of history
}
backup-now-more = now { $what } more
backup-now-fewer = now { $what } fewer
backup-same = As now
backup-other = Other than now
backup-lines-since = { $n ->
    [one] { $n } change since
   *[other] { $n } changes since
}
backup-other-line = This backup is not of the history as it is now (from before another was brought back, say). It can be brought back too.
backup-bring-back = Bring this one back…
backup-verify = Verify this copy
backup-verify-old = Written by an older program, so it cannot be verified row by row; bringing it back updates and checks it first.
backup-verify-failed = Not verified: { $because }
backup-ask = Bring back { $when }?
backup-ask-nothing-lost = Nothing was recorded since, so nothing goes.
backup-ask-lines-lost = { $n ->
    [one] { $n } change made since is then no longer in the file.
   *[other] { $n } changes made since are then no longer in the file.
}
backup-ask-lost = { $n ->
    [one] Recorded since and then no longer in the file: { $what } ({ $n } change in all).
   *[other] Recorded since and then no longer in the file: { $what } ({ $n } changes in all).
}
backup-ask-kept = The file as it is now is not lost: it stays in its folder as "{ $name }-before-restore-…" and can be opened any time.
backup-ask-drafts = Forms not yet confirmed stay in that one too.
backup-ask-leave = Leave as it is
backup-ask-do = Bring back
backup-waits-before-restore = Bringing a backup back
backup-waits-before-restore-line = First the file as it is now is backed up, then the one to bring back is checked.
backup-waits = A backup first
backup-waits-line = What you asked for goes on by itself once it is made.
cli-backup-done = Backed up to { $file }, { $bytes } bytes; { $counts }
cli-counts = people { $people }, cases { $cases }, box entries { $boxes }, checks { $checks }, lines of history { $lines }
cli-restore-done = Brought back as { $file }: { $counts }
cli-restore-other-hall = Note: the file that was there is of another hall; this is "{ $hall }" now
cli-restore-kept = The file that was there is kept as { $file }
backup-verifying = Walking the history of this copy…
