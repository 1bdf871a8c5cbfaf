# Training hours and conduct records.
training-ethics-law = Ethics and law
training-business = Business
training-safety = Safety
training-etiquette = Etiquette
training-self-examination = Self-examination
training-other = Other

conduct-breach = Breach
conduct-law-case = Law case
conduct-public-incident = Public incident
conduct-review = Conduct review
conduct-praise = Praise
conduct-other = Other
conduct-found-by-unit = Found by the unit itself
conduct-found-by-others = Found by others
conduct-qualified = Qualified
conduct-not-qualified = Not qualified

ban-p1-8-2-a = Parties or outings of customers or contractors
ban-p1-8-2-b = Trips or amusements they paid
ban-p1-8-2-c = Borrowed their cars, for oneself or others
ban-p1-8-2-d = Had them pay what cannot be claimed
ban-p1-8-2-e = Joined their equipment tours
ban-p1-8-2-f = Took or asked for gifts, vouchers or money
ban-p1-8-2-g = Cut off, fined, charged or settled without due procedure
ban-p1-8-2-h = Changed meters or charged outside the rules
ban-p1-8-2-i = Bought cheap from them or sold to them for others
ban-p1-8-2-j = Rudeness, delay, harm to the firm
ban-p4-4 = A grave breach
ban-p8-2-2-f = Sold outside the supervision rules
ban-p8-2-2-h = Misled a customer
ban-p8-2-7-o = Slighted, contradicted or obstructed a customer

hours-of = { $got } / { $due } h
hours-this-year = Training { $got } / { $due } h
hours-missing = { $n } h missing
hours-full = Complete
hours-none-due = None due this year
hours-short-filter = Hours short { $n }
hours-column = Hours
hours-short-chip = { $n } h short

training-tab = Training
training-title = Training hours
training-add = Record training
training-add-for = Record for { $n } { $n ->
    [one] person
   *[other] people
 }
training-add-several = Record training for several
training-sheet-print = Training sheet { $year }
training-sheet-table = Save training sheet { $year } as a table
training-year = { $year }
training-year-before = Year before
training-year-after = Year after
training-none = No training recorded in { $year }
training-none-why = One training can be recorded for many people at once.
training-kept = Struck, never deleted; struck hours do not count
training-counts-power = Only ethics and law count for the 16 hours
training-counts-other = Self-examination and other do not count for the 16 hours
training-struck = Struck: { $reason }
training-teacher-example = May stay empty
training-topic-example = Such as honest practice
training-hours-example = Such as 2 or 1.5
training-again = { $n } of them have this topic on that day already; look before you confirm
training-strike = Strike
training-strike-ask = Strike this training?
training-strike-text = { $day } { $topic }, { $hours } h. The record stays on the list and no longer counts.
training-strike-do = Strike
record-keep = Keep
record-strike-reason = Why it is struck
record-strike-hint = Such as on leave that day
record-more = Actions for { $what } of { $day }

people-chosen = { $n } chosen
people-everyone = All { $n }
people-none = Nobody
people-team = { $team } { $n }

conduct-tab = Conduct
conduct-title = Conduct and awards
conduct-add = Add a record
conduct-form-title = New conduct record
conduct-about = About whom
conduct-add-for = Record for { $n } { $n ->
    [one] person
   *[other] people
 }
conduct-sum = Breaches { $breaches } · law cases { $cases } · praise { $praise }
conduct-none = No conduct records
conduct-none-why = Breaches, law cases, reviews and praise belong here; the words show only after a click.
conduct-of-year = Conduct review of { $year }
conduct-show = Show
conduct-hide = Hide
conduct-show-tip = Show the words (noted in the history)
conduct-hidden = The words show after a click on Show; each is noted in the history
conduct-struck = Struck
conduct-struck-because = Struck: { $reason }
conduct-entered = Entered { $at }
conduct-follow = Add follow-up
conduct-follow-ask = Add a follow-up
conduct-follow-text = What was written stays; the new line carries today's date.
conduct-follow-do = Add
conduct-follow-keep = Leave
conduct-strike = Strike
conduct-strike-ask = Strike this record?
conduct-strike-text = { $day } { $kind }. The record stays on the list and no longer counts.
conduct-strike-do = Strike
conduct-case = Case { $number }
conduct-case-optional = Number of the case
conduct-case-example = Such as 2026-0035; may stay empty
conduct-no-case = No case of that number
conduct-review-year = Counts as the review of { $year }; for the year before, give a date in it
conduct-found = The unit found it itself (bars no award)
conduct-bars = This bars an award of the year
conduct-choose-ban = Choose one


today-training-short = { $n } { $n ->
    [one] person is
   *[other] people are
 } short of 16 hours
today-training-line = { $names } · fewer hours than due by today
today-training-chip = Before year's end
today-training-action = See the list
palette-new-training = Record training

sheet-training-title = Training hours of the year
sheet-training-file = Training hours { $year }
sheet-training-number = No.
sheet-training-team = Team
sheet-training-total = Total
sheet-training-counted = Counted
sheet-training-due = Due
sheet-training-missing = Missing
sheet-training-enough = complete
sheet-training-people = { $n } active
sheet-training-full = { $n } complete
sheet-training-short = { $n } short
sheet-training-all-hours = { $n } hours in all
sheet-training-note-power = Only ethics and law education counts for the 16 hours (P1-8.1); whoever joined within the year owes the days' share.
sheet-training-note-other = Self-examination and other do not count for the 16 hours; whoever joined within the year owes the days' share.
sheet-training-signature = Head of the hall
sheet-training-signed-on = Date
sheet-training-nobody = Nobody is active
training-sheet-where = Where to save the training sheet
training-sheet-failed = The training sheet was not saved
