# Bringing in
field-rule = Rule
field-document-since = On the list since
field-retired-on = Retired on
field-retire-reason = Retired because
field-version-place = Hangs or lies at
field-version-note = Note on the version
field-seal = Seal
field-letter-number = Letter no.
field-letter-kind = Kind of letter
field-letter-signer = Signed by
field-letter-fate = What became of it
field-letter-case = Case made of it
field-later-remarks = Later remarks
wrong-unknown-box = no box of that name: add it in Settings first
wrong-box-not-in-use = the box did not hang on that day
wrong-on-record-otherwise = on record with other words; records are not rewritten
wrong-no-department = a letter that is not acted on goes to no department
import-sheets-left = Only the sheet "{ $name }" was read; not read: { $names }
import-boxes-cases = { $n } new cases from letters. A register of cases that comes later adds its steps to them
wrong-other-row = row { $row } of the same entry has a problem: the whole entry stays out
wrong-off-the-list = off the list: bring it back first
list-fate-case = Case
list-fate-no-action = No action
list-calendar-date = Date
list-calendar-kind = Kind
list-calendar-name = Name
list-calendar-english = English name
list-calendar-off = off
list-calendar-work = work
import-assumed-only-box = The box is not told for { $n }: the hall's only one
import-assumed-closing-time = The time is not told for { $n }: opened at closing time
import-assumed-seal = The seal is not told for { $n }: intact
import-assumed-suggestion = The kind of letter is not told for { $n }: suggestions
import-assumed-becomes-case = What became of a letter is not told for { $n }: a case
import-assumed-unsigned = The signature is masked in the list for { $n }: unsigned
import-assumed-notice = The kind is not told for { $n }: notices
import-assumed-code = No code for { $n }: the program gives one
import-assumed-version = The version is not told for { $n }: named after the day it was put up
bring-title = Bring in
bring-line = You look first: what is new, what is skipped, what is wrong. A copy is made before, and all of it can be undone.
bring-dropped = "{ $name }" is here: what is it a list of? Choose below.
bring-staff = List of staff
bring-staff-line = Work number, name, post, photo; known ones are changed, new ones added
bring-staff-choose = Choose staff list…
bring-cases = Case register
bring-cases-line = Complaints, reports, suggestions, praise, with what was done; free old numbers stay, others go on
bring-cases-choose = Choose register…
bring-boxes = Suggestion box log
bring-boxes-line = Openings and letters, a row a letter or a row a day; before or after the register of cases
bring-boxes-choose = Choose box log…
bring-disclosure = Disclosure list
bring-disclosure-line = Documents, places, versions, validity; a row a version
bring-disclosure-choose = Choose disclosure list…
bring-calendar = Holidays of a year
bring-calendar-line = Date, off or worked, name; a year is replaced as a whole
bring-calendar-choose = Choose holidays…
bring-calendar-how = XLSX, CSV, JSON, or text like "off 2-15..2-23, work 2-14".
bring-choose-title = Choose a file
bring-choose = Choose file…
bring-close = Back to settings
bring-do-boxes = Bring in { $n } { $n ->
    [one] opening
   *[other] openings
}
bring-do-cases = Bring in { $n } { $n ->
    [one] case
   *[other] cases
}
bring-do-disclosure = Write { $n } { $n ->
    [one] document
   *[other] documents
}
bring-do-calendar = Bring in { $n } { $n ->
    [one] day
   *[other] days
}
bring-no-columns = Say first which columns hold what is missing
bring-nothing = Nothing to write
bring-year-whole = A year comes in as a whole: one fault keeps it out
bring-only-looked = This is a trial: nothing is written yet.
bring-remembered = Columns as in the last file with this head; correct them below if they are wrong.
bring-more = { $n } more to know
bring-writing = { $n } in all; the window stands still until they are written.
bring-save = Save { $n } { $n ->
    [one] row
   *[other] rows
} left out…
bring-save-problems = Save the rows left out
bring-save-problems-line = The last column says why; mend them and bring the file in again.
bring-problems = Rows left out
bring-problems-name = { $name } rows left out
bring-problems-why = Why left out
bring-done = { $n } brought in, { $skip } rows skipped, { $out } left out. Ctrl Z takes all of it back.
bring-done-cases = { $n } brought in, { $cases } cases made of letters, { $skip } rows skipped, { $out } left out. Ctrl Z takes all of it back.
bring-case-line = { $kind } · { $channel } · { $n } steps
bring-case-known = On the register as { $number }
bring-skipped-void = The list calls it void: left out
bring-skipped-title = Title, heading or total
bring-skipped-blank = Blank row
bring-skipped-same = The same as on record
bring-box-known = On record already
bring-box-late = All of these are entered today, earlier days marked late; the time the list gives goes into the later remarks
bring-box-line = { $time } · { $opener }, { $witness } · seal: { $seal } · { $n } { $n ->
    [one] letter
   *[other] letters
}
bring-letter-line = Letter { $n } · { $kind } · { $fate }: { $text }
bring-letter-case = case, passed to { $department }
bring-letter-no-action = no action ({ $because })
bring-version-line = Version { $version } · from { $from }
bring-version-until = Version { $version } · { $from } to { $until }
bring-day-off = off
bring-day-work = worked
bring-day-change = { $before } becomes { $after }
done-import-box-list = { $n } box openings brought in, { $cases } cases made of letters
done-import-case-list = { $n } cases brought in
done-import-disclosure-list = { $n } documents written
cli-import-boxes-would = Trial: { $add } openings to add, { $skip } rows skipped, { $out } rows left out
cli-import-boxes-done = { $add } openings added, { $skip } rows skipped, { $out } rows left out
cli-import-disclosure-would = Trial: { $add } documents to add, { $change } to change, { $skip } rows skipped, { $out } rows left out
cli-import-disclosure-done = { $add } documents added, { $change } changed, { $skip } rows skipped, { $out } rows left out
bring-case-onto = { $number } is on record without steps: these are added to it, its number stays
import-cases-onto = { $n } cases are on record without steps: theirs are added, their numbers stay: { $numbers }
error-case-has-story = A case on record has steps of its own by now.
error-case-has-story-do = Nothing was written. Read the register anew and bring it in again.
import-goes-on = Too long: read up to row { $last }, nothing after it. Save the header and the rows from { $next } on as a file of their own and bring that in too
