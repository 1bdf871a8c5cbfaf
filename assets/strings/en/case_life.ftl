# Steps of a case: what was done, why not

action-accept-case = Accepted
action-hand-over-case = Handed over
action-contact-customer = Customer contacted
action-investigate-case = Investigation noted
action-pause-case = Clock paused
action-resume-case = Clock resumed
action-extend-case = Extended
action-note-case-event = Event noted
action-conclude-case = Concluded
action-remedy-case = Remedy noted
action-reply-case = Replied
action-report-case = Report sent
action-sign-case = Signed by the head
action-survey-case = Customer asked
action-close-case = Closed
action-reopen-case = Reopened
action-archive-case = Archived
action-correct-case = Corrected
action-strike-case-event = Entry struck
action-link-case = Linked
action-attach-to-case = File attached
action-import-cases = List of cases brought in
action-export-cases = Cases exported with names
action-change-rules = Deadline rules put in force
action-change-case-view = Saved view changed
action-change-template = Letter text changed

done-accept-case = Accepted
done-hand-over-case = Handed over
done-contact-customer = Contact recorded
done-investigate-case = Investigation recorded
done-pause-case = The clock rests
done-resume-case = The clock runs again
done-extend-case = Extension recorded
done-note-case-event = Recorded
done-conclude-case = Conclusion recorded
done-remedy-case = Remedy recorded
done-reply-case = Reply recorded
done-report-case = Report recorded
done-sign-case = Signature recorded
done-survey-case = Follow-up recorded
done-close-case = Closed
done-reopen-case = Reopened
done-archive-case = Archived
done-correct-case = Corrected; what stood before stays visible
done-strike-case-event = Struck; it stays visible
done-link-case = Linked
done-attach-to-case = Attached
done-import-cases = The list is in
done-export-cases = Exported, and noted
done-change-rules = The rules are in force
done-change-case-view = Saved views changed
done-change-template = Letter text changed

error-case-is-void = This case is void.
error-case-is-void-do = Record a new one instead.
error-case-is-closed = This case is closed.
error-case-is-closed-do = Reopen it with a reason to go on.
error-case-is-archived = This case is archived.
error-case-is-archived-do = Reopen it with a reason to go on.
error-case-not-closed = This case is not closed.
error-case-not-closed-do = Only a closed case can be archived or reopened.
error-case-already-accepted = This case was accepted already.
error-case-already-accepted-do = Go on with the next step.
error-case-already-concluded = There is a conclusion already.
error-case-already-concluded-do = Strike that entry first if it was wrong.
error-case-already-replied = There is a reply already.
error-case-already-replied-do = Strike that entry first if it was wrong.
error-case-no-conclusion = There is no conclusion yet.
error-case-no-conclusion-do = Write the conclusion, then reply and close.
error-case-no-reply = There is no reply yet.
error-case-no-reply-do = Record the reply, then close.
error-case-finding-needed = A complaint or report needs a finding.
error-case-finding-needed-do = Choose founded, partly founded or unfounded.
error-case-written-reply-needed = An important case cannot be answered by phone or message only.
error-case-written-reply-needed-do = Reply in writing, in person or by a visit.
error-case-signature-needed = The head of the hall has not signed yet.
error-case-signature-needed-do = Record the signature, then close.
error-case-report-needed = The written report is missing.
error-case-report-needed-do = Record the report once it is sent, then close.
error-case-already-paused = The clock rests.
error-case-already-paused-do = Let it run again first.
error-case-not-paused = The clock is running.
error-case-not-paused-do = There is nothing to resume.
error-case-pause-not-allowed = The rule of this case does not let the clock rest for that.
error-case-pause-not-allowed-do = Choose another reason, or ask for an extension.
error-case-is-target = Whom a case is about may not handle it.
error-case-is-target-do = Hand it over to somebody else.
error-case-nobody-named = Nobody was named.
error-case-nobody-named-do = Choose a person or write a department.
error-case-text-missing = Words are missing.
error-case-text-missing-do = Write what it is about, then confirm.
error-case-approver-missing = An extension needs an approver.
error-case-approver-missing-do = Say who approved it.
error-case-too-late-to-extend = The limit has ended; it can no longer be extended.
error-case-too-late-to-extend-do = Reply as soon as you can and say why it is late.
error-case-extension-not-allowed = The rule does not allow this extension.
error-case-extension-not-allowed-do = See in the rule how far and how often it can be extended.
error-case-in-future = This lies in the future.
error-case-in-future-do = Check date and time.
error-case-before-received = This lies before the case came in.
error-case-before-received-do = Check date and time.
error-case-cannot-strike = This entry cannot be struck.
error-case-cannot-strike-do = Closings and corrections stay; enter a further one.
error-case-cannot-link = These two cannot be linked.
error-case-cannot-link-do = A case is not linked with itself, nor twice.
error-case-nothing-changed = Nothing was changed.
error-case-nothing-changed-do = Change something, then confirm.
error-case-not-a-satisfaction = Satisfaction has five grades.
error-case-not-a-satisfaction-do = Choose one of them.
error-bad-rules = The deadline rules cannot be read.
error-bad-rules-do = Mend the place named in the details, then try again.
error-edition-exists = There is an edition of that name already.
error-edition-exists-do = Give it another edition number.

phase-waiting = Not accepted yet
phase-investigating = Looking into it
phase-handed-over = Handed over
phase-paused = Clock paused
phase-concluded = Reply to come
phase-replied = To be closed
phase-closed = Closed
phase-archived = Archived
phase-void = Void
left-today = Due today
left-days = { $n ->
    [one] { $n } day left
   *[other] { $n } days left
 }
left-working-days = { $n ->
    [one] { $n } working day left
   *[other] { $n } working days left
 }
left-open-days = { $n ->
    [one] { $n } open day left
   *[other] { $n } open days left
 }
left-hours = { $n ->
    [one] { $n } hour left
   *[other] { $n } hours left
 }
left-minutes = { $n } min left
overdue-days = { $n ->
    [one] { $n } day overdue
   *[other] { $n } days overdue
 }
overdue-hours = { $n } h overdue
overdue-minutes = { $n } min overdue
limit-same-day = the same day
limit-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
 }
limit-working-days = { $n ->
    [one] { $n } working day
   *[other] { $n } working days
 }
limit-open-days = { $n ->
    [one] { $n } open day
   *[other] { $n } open days
 }
limit-hours = { $n ->
    [one] { $n } hour
   *[other] { $n } hours
 }
step-in-time = In time
step-late = Late
step-done = Done
step-cannot-count = Cannot be counted
finding-founded = Founded
finding-partly-founded = Partly founded
finding-unfounded = Unfounded
finding-not-applicable = Not applicable
reply-phone = Phone
reply-message = Message
reply-in-person = In person
reply-letter = In writing
reply-visit = Visit
reply-posted = Posted in the hall
pause-waiting-for-customer = Waiting for the customer
pause-waiting-for-office = Waiting for the higher office
pause-waiting-for-test = Waiting for a test
pause-force-majeure = Severe weather, force majeure
link-repeat = Repeat
link-same-letter = Same letter
link-related = Related
satisfaction-5 = Very satisfied
satisfaction-4 = Satisfied
satisfaction-3 = Fair
satisfaction-2 = Dissatisfied
satisfaction-1 = Very dissatisfied
cases-matter = Matter
cases-important = Important
cases-circumstances = Circumstances
cases-target = About

target-hall = The hall
target-window = Window { $number }
channel-with-rings = { $n ->
    [one] { $channel }, answered in { $n } ring
   *[other] { $channel }, answered in { $n } rings
 }
channel-with-page = { $channel }, page { $value }
channel-with-office = { $channel } ({ $value })
cases-reply-by = Reply by
reply-by-any = Phone or letter
reply-by-important = Writing or a visit
step-waits-for = Counted from: { $event }. Not recorded yet.
step-due = by { $day }
step-due-provisional = provisionally { $day }
step-approved-by = approved { $name }
close-needs-both = Needs a conclusion and the time of reply
close-needs-reply = Needs the time of reply
close-ready = Conclusion and reply are there; it can be closed
letter-dated = Letter dated { $date }
event-entered-later = Entered later, { $when }
event-struck-title = Struck: { $title }
event-struck = Struck because: { $reason } ({ $when })
event-struck-word = Struck
event-strike = Strike this entry
event-accepted = Accepted
event-handed-over = Handed over to { $value }
event-contacted = Customer contacted
event-investigated = Investigation
event-paused = Clock paused · { $value }
event-resumed = Clock resumed
event-extended = Extended by { $limit } · approved { $name }
event-concluded = Conclusion · { $value }
event-remedied = Remedy
event-replied = Reply · { $value }
event-reported = Written report · { $value }
event-signed = Signed by the head of the hall
event-surveyed = Follow-up · { $value }
event-closed = Closed
event-reopened = Reopened
event-archived = Archived
event-corrected = Corrected
event-linked = Linked
event-attached = Attachment
remedy-paid = Compensation { $yuan } yuan
remedy-charged = Charged to { $name }: { $yuan } yuan
closed-in-time = Every step in time
closed-late = Some step was late
closed-unjudged = No limit applied
closed-by-edition = { $judged } (rules { $edition })
correction-line = { $fact }: { $before } → { $after }
attachment-look = Look at it
count-open = How this was counted
count-title = How this due date was counted
count-close = Hide
count-today = Today
count-start = start
count-extended = +{ $n }
count-rest = rest
count-hall-closed = closed
count-paused = paused
count-until-now = now
count-span-counted = { $from } – { $until } counted
count-span-extended = { $from } – { $until } counted as extension
count-span-paused = { $from } – { $until } paused, not counted
count-says-days = Rule { $basis } “{ $name } within { $limit }”: the start day does not count, rest days do; it ends with { $ends }.
count-says-working-days = Rule { $basis } “{ $name } within { $limit }”: start day and rest days do not count, make-up days do; it ends with { $ends }.
count-says-open-days = Rule { $basis } “{ $name } within { $limit }”: the start day and days the hall is closed do not count; it ends with { $ends }.
count-says-hours = Rule { $basis } “{ $name } within { $limit }”: counted from the moment, until { $ends }.
count-says-before = Rule { $basis } “{ $name } { $limit } ahead”: counted back, { $ends } at the latest.
count-says-extension = Extended by { $limit }, approved by { $approver }: it ends with { $ends }.
count-refused = An extension of { $limit } does not count: { $why }.
count-provisional = The holidays of { $years } are not known yet; plain weekends were counted. It is counted anew once the year is brought in.
refused-not-allowed = the rule has none
refused-no-approver = nobody approved it
refused-too-long = it is longer than the rule allows
refused-too-often = it was extended as often as it may be
refused-too-late = it was entered after the limit had ended
because-night = The limit by night.
because-out-of-town = Out of town: a longer limit.
because-severe-weather = Severe weather: no limit.
because-complex = Complex: a longer limit.
because-important = Important.
because-answer-required = A higher office asks for an answer.
basis-ours = (ours)
do-accept = Accept
do-hand-over = Hand over
do-contact = Contacted customer
do-investigate = Investigation
do-pause = Pause the clock
do-resume = Resume the clock
do-extend = Extend
do-happen = Note an event
do-conclude = Conclude
do-remedy = Remedy
do-reply = Record reply
do-report = Written report
do-sign = Signature of the head
do-survey = Follow-up
do-close = Close
do-reopen = Reopen
do-archive = Archive
do-link = Link a case
do-attach = Attach a file
do-another = Another case of it
do-correct = Correct the entry
paper-case-sheet = Case sheet
paper-reply-letter = Reply letter
paper-handover-slip = Handover slip
paper-opinion-page = Opinion-book page
step-report-to = Reported to
step-to-person = To whom
step-to-nobody = Nobody named
step-to-unit = To which department
step-to-unit-hint = e.g. billing team
step-because = Why
step-extend-most = { $times ->
    [one] The rule allows one extension of at most { $most }, approved, before the limit ends.
   *[other] The rule allows { $times } extensions of at most { $most } each, approved, before the limit ends.
 }
step-extend-what = Which step
step-extend-by = By how many { $unit }
unit-hours = hours
unit-days = days
unit-working-days = working days
unit-open-days = open days
step-approver = Approved by
step-event = Which event
step-finding = Finding
step-conclusion = Conclusion
step-reply-mode = How
step-reply-text = What was said
step-paid = Compensation (yuan)
step-charged = Charged to
step-charged-nobody = Nobody
step-charged-amount = Charged (yuan)
step-satisfaction = Satisfaction
step-other = Number of the other case
step-other-hint = Write the whole number
step-how = How they belong together
close-freezes = On closing, every step is frozen as it stands now:
step-on = Date
step-time = Time
step-by = Done by
step-signer = Signed by
step-contact-text = What was said
step-found-out = What was found out
step-reason = Reason
step-remedy-text = What was done
step-place = Volume or shelf
step-note = Note
step-enter = Enter
attachment-choose = Choose a file
attachment-pasted = Pasted picture
attachment-save = Save a copy
attachment-saved = Saved
attachment-not-saved = It could not be saved there.
attachment-not-saved-do = Choose another place; the file stays in the register.
attachment-too-big = The file is larger than 30 MB and was not kept.
attachment-empty = The file is empty and was not kept.
attachment-unreadable = The file could not be read and was not kept.
attachment-wrong-do = Try another file.
attachment-close = Close
