# Command line
cli-help =
    Hallkeeper (厅管家): staff, badges, complaints, suggestion box and checks of one hall, in one file.

    hallkeeper [FILE | --sample]              opens the window (the last file, this file, or the sample hall)
    hallkeeper new FILE --hall NAME [--sector power|bank|other]
                                              makes an empty hall; without a kind a power-supply hall
    hallkeeper badges FILE|--sample --out X.pdf [--work-no A,B] [--sheet a4|card] [--crop-marks] [--start N]
                                              badges as PDF; N is the first cell used on A4, 1 to 4
    hallkeeper print FILE|--sample --product P [WORK_NO...] --to PRINTER | --out X.pdf [--record]
                                              prints cards and signs; P: badge, id-card, counter-sign, window-plate, photo-wall,
                                              photo-poster, photo-strip, roster-list, visitor, trainee; everyone at work without
                                              a work number (window-plate takes windows); --to prints and records, --out is a
                                              proof, --record notes it as printed
    with     [--sheet a4|a3|card|fold|NAME] [--start N] [--copies N] [--pages 1-2] [--duplex long|short]
    with     [--no-crop-marks] [--no-code] [--cover-window] [--layout NAME] [--count N]
    with     [--reason post|department|name|number|unit|worn|lost|expired|misprint|other] [--note TEXT]
    hallkeeper import staff FILE LIST [--photos DIR] [--dry-run]
                                              brings in a list (XLSX, CSV), photos matched by work number
    hallkeeper deadline RULE --from 2026-02-13T16:30 [--step STEP] [--with W,W] [--set SET] [--json]
                                              how a deadline is counted: each step's due moment, day by day; --from is when
                                              the case came in or, for a step an event starts, the event; W: night,
                                              out_of_town, severe_weather, complex, important, answer_required; SET: power_hall,
                                              power_95598, bank_branch; an unknown RULE lists those there are
    hallkeeper import calendar FILE LIST [--year 2027] [--dry-run]
                                              brings in a year's holidays (JSON, CSV, XLSX, or TXT: off 2-15..2-23, work 2-14)
    hallkeeper report cases FILE|--sample --month 2026-11 --out X.pdf|X.xlsx
                                              figures of the complaints; also --quarter 2026-4, --year 2026, --from DAY --to DAY
    hallkeeper report audits FILE|--sample --year 2026 --out X.pdf|X.xlsx
                                              figures of the checks: scores over time, chapters, findings; periods as above
    hallkeeper standards [--check FILE.toml] [--json]
                                              the standards shipped; --check looks at one file and names file, item and field
                                              of its first fault
    hallkeeper score RUN.json [--json]        scores answers against a standard, without a hall's file; RUN.json holds
                                              {"{"}"pack": "power-hall" or "x.toml", "edition": "2026.1", "area_m2": 168, "only": [codes],
                                              "answers": {"{"}"P1-2.4.a": "pass"|"fail"|"na", "P8-1.1.e": {"{"}"value": 6{"}"},
                                              "P8-1.3": {"{"}"choice": "dark"{"}"}, "P1-2.6": {"{"}"verdict": "fail", "occurrences": 2, "reason": "..."{"}"}{"}"}{"}"};
                                              x.toml is looked for beside RUN.json; exit code 1 when incomplete or not passed
    hallkeeper import cases FILE LIST [--dry-run]
                                              brings in a register of cases (XLSX, CSV) under this hall's next numbers;
                                              the old number stays as a note; what export --reveal wrote comes in
                                              as it is: free numbers stay, with every step, pause and void case
    hallkeeper import boxes FILE LIST [--dry-run]
                                              bring a log of suggestion boxes in (XLSX, CSV), a row a letter or a day
    hallkeeper import disclosure FILE LIST [--dry-run]
                                              bring a disclosure list in (XLSX, CSV), a row a version
    hallkeeper export cases FILE|--sample --out X.xlsx|X.csv [--reveal]
                                              every case; names and contacts are masked, --reveal writes them and notes it
    hallkeeper export all FILE|--sample --out DIR [--reveal] [--xlsx | --csv] [--pictures]
                                              everything on record as a workbook and plain lists in a new folder; masked, unless
                                              --reveal writes names and notes it; --pictures adds photos and scans
    hallkeeper export person FILE|--sample WORK_NO|CASE_NO --out DIR
                                              everything about one person into a folder; noted on the history; names and
                                              numbers of others are masked
    hallkeeper archive FILE|--sample --year 2026 --out X.zip
                                              the archive of a year: papers, tables, photos, with a list of check values;
                                              none of a year without records
    hallkeeper archive --check X.zip [--unpack DIR]
                                              whether an archive is whole; names files that differ, a changed list, anything extra
                                              (exit code 1); unpacks a whole one
    hallkeeper cases FILE|--sample --due [--at DATE] [--json]
                                              what is overdue or due soon, most pressing first; exit code 1 when overdue
    hallkeeper cards FILE|--sample [--expiring DAYS | --work | --verify CODE] [--json]
                                              the ledger of cards, what ends, what is to do, or whether a code is good; 1 when named
    hallkeeper salvage DAMAGED --to FILE      saves what can be read of a damaged file into a new one and names what is
                                              lost; the damaged file is only read; exit code 1 when something was lost
    hallkeeper check FILE|--sample [--json]   the health of file, history, backups, fonts, printers and calendar, and what to do;
                                              exit code 1 when something is to be seen to
    hallkeeper backup FILE --to DIR           a copy in a folder that is there, opened and checked before it counts; replaces no file;
                                              what no history vouches for is said (exit code 1)
    hallkeeper restore BACKUP --to FILE       a backup as FILE; a file there is kept under another name, which is told
    hallkeeper verify FILE                    walks the history and names what was changed outside the program
    hallkeeper --help | --version
    --replace                                 writes over the file of --out (badges, print, report, export cases) where one is
                                              there; without it that file stays. Folders, archives and halls' files are never replaced
    --passphrase-from FILE|-                  passphrase or recovery code of an encrypted file, on the first line (- is stdin)
    --lang zh|en                              language of the sentences and of the PDF

    Exit codes: 0 done; 1 done, problems named one a line; 2 not understood; 3 a file cannot be read or written; 4 no display
cli-see-help = See hallkeeper --help
cli-unexpected = Not understood: { $what }
cli-no-value = { $what } needs a value
cli-missing = { $what } is missing
cli-bad-value = { $what } cannot be "{ $value }"
cli-no-display = No window can be shown on this machine: { $because }
cli-no-display-do = Without a display use hallkeeper print, badges, import, export, cases, report, standards, score, deadline, check, backup, restore, verify or new; see hallkeeper --help
cli-new-done = Made { $file }
cli-no-such-person = No work number { $work }
cli-badge-held-back = Not printed { $work } { $name }: { $why }
cli-import-no-header = The list has no columns for work number and name; add a header row and try again.
cli-import-problem = Row { $row } { $column } [{ $who }] "{ $text }": { $what }. { $effect }
cli-import-photo = Row { $row } photo { $file }: { $what }
cli-import-done = Added { $add }, changed { $change }, skipped rows { $skip }, rows left out { $out }
cli-import-would = Dry run, nothing written: would add { $add }, change { $change }, skip rows { $skip }, leave out rows { $out }
cli-calendar-off = { $name }: off { $off }
cli-calendar-work = { $name }: make-up { $work }
cli-calendar-both = { $name }: off { $off }; make-up { $work }
cli-calendar-refused = Faults: { $n }. Nothing was written; mend them and bring it in again.
cli-report-done = Wrote the complaint figures of { $period }: { $n } received, { $late } late, { $void } void and apart; { $file }
cli-import-cases-no-header = The list has no column for: { $columns }; add a header row and try again.
cli-import-cases-done = Recorded { $add }, on the register already { $known }, skipped rows { $skip }, rows left out { $out }
cli-import-cases-would = Dry run, nothing written: would record { $add }, on the register already { $known }, skip rows { $skip }, leave out rows { $out }
import-assumed-complaint = No column tells the kind: { $n } recorded as complaints
import-assumed-other-channel = How it came in is not told for { $n }: recorded as other
import-assumed-no-finding = Whether founded is not told for { $n }: recorded as not applicable
import-assumed-reply-mode = How answered is not told for { $n }: recorded as by phone, in person for those who came
import-assumed-closed = When closed is not told for { $n }: closed when answered
import-assumed-anonymous = Name or contact is masked in the list for { $n }: left out
cli-export-cases-masked = Wrote { $n } cases, names and contacts masked: { $file }
cli-export-cases-shown = Wrote { $n } cases with names and contacts, noted on the history: { $file }
cli-due-line = { $number }  { $step }  { $due }  { $left }  { $who }
cli-due-provisional =  (provisional)
cli-due-nobody = nobody has it
cli-due-sums = Overdue { $overdue }, due soon { $soon }
cli-due-none = Nothing is overdue or due soon
list-yes = Yes
list-no = No
list-hall = The hall
list-window = Window { $number }
list-out-of-town = Out of town
list-severe-weather = Severe weather
list-complex = Complex
list-step-due = due
list-step-met = done
list-step-in-time = in time
cli-check-line = [{ $state }] { $what }: { $found }
cli-check-do = {"    "}{ $what }
cli-verify-clean = Clean: { $lines } lines of history, { $rows } rows, head { $head }
cli-verify-found = { $n } changes not made by this program: { $lines } lines of history, { $rows } rows, head { $head }
cli-verify-line-changed = Line { $line } of the history was changed
cli-verify-line-missing = Line { $line } of the history is missing
cli-verify-row-changed = Row changed: { $table } { $row } { $label } (last line about it { $line })
cli-verify-row-removed = Row removed: { $table } { $row } { $label } (last line about it { $line })
cli-verify-row-added = Row from outside: { $table } { $row } { $label } (last line about it { $line })
cli-verify-guards = The history's guards were removed
cli-verify-damaged = The file is damaged: { $what }
cli-deadline-head = { $rule } ({ $basis }) · { $set } { $edition } · from { $from }
cli-deadline-step = { $step } ({ $basis }): { $due }
cli-deadline-no-set = There is no rule set "{ $what }". There are:
cli-deadline-no-rule = There is no rule "{ $what }". There are:
cli-deadline-no-step = There is no step "{ $what }" in this case. The rule's steps:
cli-verify-index = The search index lacked cases and was made anew; no record was touched
cli-standard-line = { $code } { $edition }  { $title } · { $purpose } · { $sector } · { $subjects } · { $items } items, { $points } points, { $linked } answered by the records, { $vetoes } vetoes
cli-standard-good = { $file } can be used:
cli-standard-fault = The standard cannot be used: { $file } · { $item } · { $field }: { $what }
cli-standard-head = head
cli-score-no-pack = There is no standard "{ $what }". Shipped are:
cli-score-no-edition = The standard { $pack } has no edition "{ $what }"; there is { $there }
cli-score-refused = Faults: { $n }. Nothing was scored; mend them and try again
cli-score-fault = { $at }: { $what }
cli-score-file = file
cli-run-not-json = not JSON: { $because }
cli-run-missing = is missing
cli-run-unknown-field = no field "{ $field }" is known
cli-run-type-text = must be a text
cli-run-type-number = must be a number
cli-run-type-whole = must be a whole number, 0 or more
cli-run-type-list = must be a list of codes
cli-run-type-object = must be an object (in braces)
cli-run-type-answer = must be "pass", "fail", "na" or an object
cli-run-unknown-code = the standard has no such item
cli-run-not-in-run = is not among the items of only
cli-run-twice = is answered twice
cli-run-unknown-verdict = the verdict cannot be "{ $word }"; it is pass, fail or na
cli-run-no-number = takes no number
cli-run-number-missing = needs a number as value ({ $unit })
cli-run-bad-number = cannot be { $number }: a number is 0 or more, a count is whole
cli-run-no-choice = offers no choice
cli-run-choice-missing = needs a choice of { $known }
cli-run-unknown-choice = has no option "{ $word }"; there are { $known }
cli-run-verdict-against = the verdict contradicts the number or option, by which it is: { $verdict }
cli-run-na-not-allowed = cannot be answered not applicable
cli-run-occurrences-without-fault = passed, and so has no occurrences
cli-run-occurrences-follow = its occurrences follow from the number or option and are { $n }
cli-run-no-answer = has no answer: give a verdict
cli-score-head = { $title }, edition { $edition } ({ $code })
cli-score-area = In a hall of { $area } m²
cli-score-so-far = Not complete: { $earned } of the { $checked } points answered, of { $possible } in all
cli-score-veto = Veto: { $item } → { $effect }
cli-score-result = Final score { $score } · { $words }
cli-score-lost = Lost on { $n } items:
cli-score-lost-line = {"  "}−{ $lost } / { $of }  { $item }{ $reason }
cli-score-unanswered = Unanswered, { $n }: { $codes }
cli-score-gains = Putting these right gains most:
cli-score-gain = {"  "}+{ $points } (+{ $scaled } of 100)  { $item }
cli-score-gain-veto = {"  "}+{ $points } (+{ $scaled } of 100), lifts the veto  { $item }
cli-score-reasons = Failed without a reason, to be given before finishing: { $codes }
cli-report-audits-done = Wrote the figures of the checks of { $period }: { $n } checks, { $findings } failed items, { $vetoed } with a veto; { $file }
cli-print-none = Nothing to print ({ $product }); nothing was done
cli-print-one-copy = Each card has its own number, so there is one copy: leave out --copies. A proof, without --record and --to, may have more.
cli-print-again = Not printed: { $work } { $name }: has one already; give --reason to print again
cli-print-card = { $number } { $name }
cli-print-printed = { $place } printed { $n } ({ $product })
cli-print-recorded = Wrote { $n } ({ $product }), recorded as printed: { $place }
cli-print-written = Wrote { $n } ({ $product }): { $place }
cli-print-proof = A proof only: its numbers are the next ones, not taken, and nothing was recorded; add --record or --to for that
cli-print-left-made = Numbers given out are kept; printing again needs no reason.
cli-export-all-masked = { $n } files exported to { $path }, names and contacts masked
cli-export-all-whole = { $n } files exported to { $path } with names and contacts, noted in the history
cli-archive-done = Archive of { $n } files made: { $path }
cli-archive-whole = { $name } is whole: { $hall }, { $year }, made on { $at }, { $n } files
cli-left-out = Could not be made: { $name } ({ $because })
cli-taken = { $path } is there already; nothing was written. Name a new one.
