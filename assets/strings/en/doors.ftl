# The doors: what is refused, what is said
cli-unknown-command = "{ $what }" is no command, and no such file is there. Did you mean: { $near }
cli-out-taken =
    { $path } is there already; nothing was written.
    Name another file, or add --replace to write over it.
cli-doubts = Note: { $n } things in it were not done by this program, and no history vouches for them; name them: hallkeeper verify { $file }
cli-not-verified = Note: the history could not be walked to its end ({ $because }); try again: hallkeeper verify { $file }
cli-not-walked = This file was written by an earlier edition, so its history was not walked; open it once with this one, then verify it
out-nothing-of = Nothing on record belongs to { $year }; no archive was made.
out-nothing-of-do = Years with records: { $years }.
archive-list-changed = The list itself was changed: { $name }
archive-stray = Between the files or behind the end lies something that belongs to none
archive-older = This archive is of the older kind, whose list does not vouch for itself: all files are as listed, but whether its hall, year and time were changed cannot be told.
wrong-line-break = One line only: no line breaks or other control signs
wrong-truth-value = A yes-or-no cell of a spreadsheet cannot stand here
done-back-up-doubts = Backed up to { $file }. The check of { $day } found { $n } things this program did not do; the copy holds them too: see Health in the settings.
cli-twice = { $what } is given twice; which one counts cannot be told
cli-restore-same = The backup and the file to be replaced are the same; nothing was brought back. Name another backup or another file
cli-no-such-window = No window { $number }
cli-nobody = Nobody has the work number "{ $who }", and no case that number; nothing was written
