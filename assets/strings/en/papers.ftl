# Papers: the pane they are looked at in, and the words on them

papers-close = Close
papers-save = Save as PDF
papers-print = Print
papers-print-on = Print on { $printer }
papers-print-with-viewer = Print with the PDF program
papers-making = Setting the pages
papers-working = On its way
papers-page = Page { $page } of { $pages }
papers-saved = { $paper } saved: { $name }
papers-sent = { $paper } went to { $printer }
papers-not-made = { $paper }: the pages could not be made
papers-not-made-do = Try again; if it fails again, send the details to whoever maintains this program.
papers-no-pages = There are no pages to print
papers-unprintable = { $n ->
    [one] No font holds one of the characters; it stands as a code on the page: { $characters }. Install a font that has it, then open it again.
   *[other] No font holds { $n } of the characters; they stand as codes on the page: { $characters }. Install a font that has them, then open it again.
 }

sheet-page = Page {"{page}"} of {"{pages}"}
sheet-printed = Printed { $at }
sheet-continued = continued
sheet-nothing = None in this period
sheet-in-time = In time
sheet-late = Late
sheet-open = Open
sheet-no-clock = No limit
sheet-number = Number
sheet-void = Void:
sheet-kind = Kind
sheet-channel = Channel
sheet-matter = Matter
sheet-received = Received
sheet-entered = Entered
sheet-letter-date = Letter dated
sheet-customer = Customer
sheet-contact = Contact
sheet-target = About
sheet-first-asked = First asked
sheet-handler = Handled by
sheet-department = Passed to
sheet-summary = Subject
sheet-circumstances = Circumstances
sheet-steps = Time limits
sheet-step = Step
sheet-step-due = Due
sheet-step-met = Done
sheet-outcome = In time?
sheet-step-note = Remarks
sheet-timeline = What happened
sheet-entry-at = When
sheet-entry-who = Who
sheet-entry-what = What
sheet-entry-words = In words
sheet-entry-struck = Struck:
sheet-outcome-title = Result
sheet-conclusion = Conclusion
sheet-remedy = Remedy
sheet-compensation = Compensation
sheet-reply = Reply
sheet-satisfaction = Satisfaction
sheet-handler-signature = Handled by (signature)
sheet-head-signature = Head of hall (signature)
sheet-signed-on = Date

sheet-case-title = Case sheet

sheet-letter-title = Reply
sheet-letter-number = No. { $number }
sheet-letter-seal = (seal)
sheet-letter-supervision = Supervision phone { $phone }

sheet-slip-title = Handover slip
sheet-slip-kept = Copy 1: kept
sheet-slip-sent = Copy 2: goes along
sheet-slip-from = From
sheet-slip-to = To
sheet-slip-handed-at = Handed over
sheet-slip-due = Due
sheet-slip-asked = What is asked
sheet-slip-handed-by = Handed over by (signature)
sheet-slip-received-by = Received by (signature)
sheet-slip-received-at = Received at
sheet-slip-cut = cut here

sheet-book-title = Register of cases
sheet-book-received = Received
sheet-book-accepted = Accepted
sheet-book-reply = Reply
sheet-book-closed = Closed
sheet-book-signature = Signature

sheet-opinion-title = Opinion book
sheet-opinion-page = Page
sheet-opinion-written-on = Written at
sheet-opinion-number = Register no.
sheet-opinion-writer = Customer
sheet-opinion = Opinion or suggestion
sheet-opinion-reply = Reply
sheet-opinion-replied-at = Replied at
sheet-opinion-replied-by = Replied by
sheet-opinion-due = Reply due
sheet-opinion-head = Head of the hall
sheet-opinion-rule = Pages are numbered without a gap and never torn out. Each opinion is answered within 1 working day and signed by the head of the hall; a full book is kept for over a year.
