# Complaints

cases-title = Complaints
cases-count = { $n ->
    [one] { $n } case
   *[other] { $n } cases
 }
cases-new = New case
cases-filter-on-record = In force { $n }
cases-filter-void = Void { $n }
cases-filter-all = All { $n }
cases-filter-hint = Number, subject, department, person
cases-kind = Kind
cases-any-kind = Any kind
cases-channel = Channel
cases-any-channel = Any channel
cases-column-case = Number, subject
cases-column-received = Received
cases-shown = { $n } shown
cases-sums = { $all } in all · { $void } void
cases-anonymous = Anonymous
cases-void-word = Void

cases-empty-title = No case recorded yet
cases-empty-text = What comes by phone, at the counter, in the opinion book or from above is written down here; letters from the suggestion box come by themselves.
cases-none-title = Nothing fits
cases-none-text = Try other words or fewer filters.
cases-show-all = Show all
cases-none-selected = Pick a case at the left

cases-open = Open
cases-copy = Copy as text (masked)
cases-more = More
cases-to-list = Back to the list

cases-customer = From
cases-contact = Contact
cases-first-asked = First asked
cases-department = Passed to
cases-received = Received
cases-none-given = Not given
cases-reveal-name = Show the name
cases-reveal-contact = Show the contact
cases-mask-again = Mask again

cases-recorded = Recorded
cases-came-in = Came in
cases-recorded-later = Entered later
cases-from-letter = Letter { $n } from { $box }
cases-open-box-day = See the box on { $day }
cases-note = Note
cases-is-void = Void: { $reason }

cases-note-start = Add a note
cases-note-new = New note
cases-note-text = Note
cases-note-author = Written by
cases-note-nobody = Not said
cases-note-add = Add
cases-note-drop = Drop

cases-void = Void
cases-void-question = Void { $number }?
cases-void-text = The number stays taken, and the entry stays on the register to be read.
cases-void-reason = Reason
cases-void-reason-hint = e.g. the same as 2026-0003
cases-void-keep = Keep it

cases-form-title = New case
cases-will-get = It will be number { $number }
cases-form-found = Left unfinished last time; go on from here.
cases-subject = Subject
cases-subject-hint = In the customer's own words
cases-anonymous-hint = Optional: anonymous is fine
cases-contact-hint = Phone or address, optional
cases-department-hint = Optional
cases-pick-person = Who was asked first
cases-received-on = Received on
cases-received-time = Time
cases-record = Record
cases-back = Put aside
cases-discard = Throw away
