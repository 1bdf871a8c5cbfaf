# Health
health-none = Nothing was checked yet
health-none-line = Checks the file, its history, backups, fonts, printers and calendar, and says what to do.
health-check-now = Check now
health-check-again = Check again
health-copy = Copy report
health-save = Save as text
health-save-title = Save the report
health-save-about = The report holds no names and no paths; it can be sent to whoever helps.
health-report-title = Hallkeeper health report
health-stop = Stop
health-walking = Checking
health-walk-begins = Getting ready…
health-walk-lines = Walking the history
health-walk-engine = Checking the tables
health-walk-records = Comparing the records
health-walk-references = Checking what records point to
health-walk-index = Checking the search index
health-walk-around = Looking at backups, fonts and printers
health-rebuilding = Making the search index anew…
health-checked-today = Checked today { $time }
health-checked-at = Checked { $at }
health-all-well = All { $all } things are fine
health-well-but = Nothing to do; a few things to know
health-to-do =
    { $n ->
        [one] 1 thing to see to
       *[other] { $n } things to see to
    }
health-urgent =
    { $n ->
        [one] 1 thing is urgent
       *[other] { $n } things are urgent
    }
health-open-title = To look at
health-well-title = Fine
health-state-ok = Fine
health-state-note = To know
health-state-warn = To see to
health-state-bad = Urgent
health-go-backups = To backups
health-go-history = To the history
health-go-index = Rebuild index
health-go-standards = To standards
health-go-calendar = To the calendar
health-go-staff = To staff
health-go-printers = To printing
health-drafts-title = Forms not confirmed
health-drafts-line = Forms begun are kept. Throw away those no longer needed.
health-draft-since = Last typed into { $at }
health-draft-go = Look
health-draft-drop = Throw away
health-draft-keep = Keep
health-draft-drop-name = Throw away: { $what }
health-draft-question = Throw away this form not confirmed ({ $what })?
health-draft-text = What was typed is gone then and cannot be brought back. Confirmed records are not touched.
health-draft-staff = Person
health-draft-training = Training
health-draft-conduct = Conduct
health-draft-cards = Cards
health-draft-cases = Complaints
health-draft-box = Box opening
health-draft-plans = Plan of checks
health-draft-corrective = Corrective action
health-draft-appraisals = Yearly appraisal
health-draft-contests = Contest
health-draft-packs = Standard
health-draft-audits = Check
health-draft-disclosure = Disclosure
health-draft-settings = Settings
health-check-engine = Tables
health-check-references = Links between records
health-check-history = History
health-check-guards = Guards of the history
health-check-index = Search index
health-check-format = File format
health-check-size = File size
health-check-copies = Backups
health-check-copy = Newest backup opens
health-check-second = Second backup place
health-check-readable = Standards, deadlines, layouts
health-check-numbers = Case numbers
health-check-drafts = Forms not confirmed
health-check-calendar = Working-day calendar
health-check-deadlines = Deadlines
health-check-photos = Photos
health-check-files = Pictures and scans
health-check-place = Place of the file
health-check-disk = Disk space
health-check-clock = Clock
health-check-fonts = Fonts
health-check-printers = Printers
health-check-logs = Log
health-check-program = Program
health-engine-whole = All { $n } tables are whole.
health-engine-damaged =
    { $n ->
        [one] Damage was found: { $what }
       *[other] Damage was found in { $n } places; the first: { $what }
    }
health-engine-damaged-do = Record nothing more. Restore the newest backup first; without a good one, salvage the file.
health-references-whole = Every record pointed to is there.
health-references-broken =
    { $n ->
        [one] 1 record points to one that is not there.
       *[other] { $n } records point to ones that are not there.
    }
health-references-broken-do = Another program changed the file. Look at the backup from before under Backups.
health-history-whole =
    { $lines ->
        [one] 1 line
       *[other] { $lines } lines
    } of history and { $rows } records agree; newest line { $head }.
health-history-broken =
    { $n ->
        [one] 1 thing was not done by this program.
       *[other] { $n } things were not done by this program.
    }
health-history-broken-do = Check the history under File to see each; compare with a backup and decide which holds.
health-guards-there = The history can be added to, not changed.
health-guards-missing = The guards of the history were taken away.
health-guards-missing-do = Another program touched the file. Look at an earlier backup under Backups.
health-index-whole = Every case is found.
health-index-broken = Search misses some cases; no record is lost.
health-index-broken-do = Rebuild the index; with many cases it takes a while.
health-format-known = Format { $n }, known to this program.
health-size-usual = { $bytes }, of them { $free } unused.
health-size-loose = Of { $bytes }, { $free } are unused.
health-size-loose-do = Nothing to do; new records use the room, backups leave it out.
health-size-waiting = { $bytes } wait to be moved into the file.
health-size-waiting-do = Close the program and open it again; that moves them.
health-copies-fresh =
    { $n ->
        [one] The only one is of { $at }.
       *[other] The newest is of { $at }; { $n } in all.
    }
health-copies-old = The newest is { $days } days old ({ $at }).
health-copies-old-do = Back up now under Backups.
health-copies-stale = The newest is { $days } days old ({ $at }), far too old.
health-copies-stale-do = Back up now under Backups, at once.
health-copies-none = This file has no backup yet.
health-copies-none-do = Back up now under Backups.
health-copies-memory = The file is in memory only: not kept, not backed up.
health-copies-memory-do = The sample needs no backup; for real work make a file.
health-copy-opens = It was opened and is whole.
health-copy-damaged =
    { $what ->
        [gone] The newest backup is not there any more.
        [empty] The newest backup is empty: not one byte is in it.
        [cut-off] The end of the newest backup is missing.
        [foreign] The newest backup is no hall's file.
        [sealed] The newest backup is closed by another passphrase, or its keys are missing.
        [too-new] A newer edition wrote the newest backup; this one cannot open it.
        [unreadable] The disk of the newest backup cannot be read.
       *[damaged] The newest backup is damaged and does not open.
    }
health-copy-damaged-do = Back up again now; if that fails too, choose another place.
health-second-there = The second place is there.
health-second-unset = No second place is set.
health-second-unset-do = If this PC breaks, only a backup elsewhere is left. Choose a stick or share under Backups.
health-second-gone = The second place is not there: { $place }
health-second-gone-do = Plug in the stick or connect the share, then back up again.
health-readable-all = All { $n } can be read.
health-readable-not =
    { $n ->
        [one] 1 cannot be read: { $what }
       *[other] { $n } cannot be read; the first: { $what }
    }
health-readable-not-do = Bring it in again, or retire it. Checks done by it are not touched.
health-numbers-whole = The case numbers have no gap.
health-numbers-free = { $n } case numbers are free: { $what }.
health-numbers-free-do = Rows of a list stayed out; bringing them in fills the numbers.
health-drafts-none = No form waits.
health-drafts-open =
    { $n ->
        [one] 1 form waits, since { $at }.
       *[other] { $n } forms wait, the oldest since { $at }.
    }
health-drafts-open-do = Listed below: go on, or throw away.
health-calendar-covers = Holidays are known to the end of { $year }.
health-calendar-missing = The holidays of { $year } are not known; deadlines count weekends only.
health-calendar-missing-do = Bring in { $year } under Calendar.
health-calendar-next = The holidays of { $year } are not known yet; deadlines into it count weekends only.
health-calendar-next-do = Once they are published, bring in { $year } under Calendar.
health-deadlines-sure = Every running deadline is certain.
health-deadlines-beyond =
    { $n ->
        [one] 1 case is due in a year without holidays; its date is provisional.
       *[other] { $n } cases are due in a year without holidays; their dates are provisional.
    }
health-deadlines-beyond-do = Bring in that year under Calendar; the deadlines are counted anew.
health-photos-all = Everyone in post has a photo ({ $n }).
health-photos-missing =
    { $n ->
        [one] 1 person in post has no photo.
       *[other] { $n } people in post have no photo.
    }
health-photos-missing-do = Add them under Staff, or take a whole folder of photos.
health-files-used = { $n } ({ $bytes }), each belongs to a record.
health-files-orphaned =
    { $n ->
        [one] 1 ({ $bytes }) belongs to no record.
       *[other] { $n } ({ $bytes }) belong to no record.
    }
health-files-orphaned-do = Nothing to do; mostly photos that were replaced, which the history still needs.
health-place-good = On this PC's own disk.
health-place-memory = In memory only, no file.
health-place-memory-do = The sample is gone when closed; for real work make a file.
health-place-risky =
    { $what ->
        [share] On a network share; a broken connection can damage it.
        [stick] On a stick; pulling it out can damage it.
       *[other] In a folder kept in step by { $what }, which can damage it.
    }
health-place-risky-do = Close the program, move the file to this PC's disk and open it there; keep backups in that place.
health-disk-roomy = { $free } are free.
health-disk-unknown = The system does not tell how much is free.
health-disk-unknown-do = Nothing to do; look yourself whether the disk is nearly full.
health-disk-low = Only { $free } are free.
health-disk-low-do = Free some room, at least three times the file; backups need it.
health-disk-full = Almost nothing is free: { $free }.
health-disk-full-do = Free some room now, or new records cannot be saved.
health-clock-plausible = { $at }, after the newest record.
health-clock-behind = It is before the newest record ({ $at }).
health-clock-behind-do = Set date and time in the system's settings before recording more.
health-clock-odd = It says { $year }, which cannot be.
health-clock-odd-do = Set date and time in the system's settings before recording more.
health-fonts-cover = All { $n } characters of names and posts print.
health-fonts-lack =
    { $n ->
        [one] 1 character does not print: { $signs }
       *[other] { $n } characters do not print: { $signs }
    }
health-fonts-lack-do = Install a font with rare characters; until then cards print their code.
health-printers-ready =
    { $n ->
        [one] 1 is ready.
       *[other] { $n } are ready.
    }
health-printers-stopped =
    { $n ->
        [one] 1 stands still: { $name }
       *[other] { $n } stand still; the first: { $name }
    }
health-printers-stopped-do = See whether it has paper and is on; resume it in the system's printer settings.
health-printers-none = No printer was found.
health-printers-none-do = Save cards as PDF and print them elsewhere.
health-logs-written = It can be written.
health-logs-blocked = It cannot be written; after an error there is nothing to look up.
health-logs-blocked-do = Work is not affected; let whoever keeps the PC look at your data folder.
health-program-version = Hallkeeper { $version }.
done-rebuild-index = The search index was made anew
