# Cards: the ledger, the story of a card, verifying one
cards-title = Cards
staff-section-roster = Roster
cards-in-use-count = { $n } in use
cards-count = { $n ->
    [one] { $n } card
   *[other] { $n } cards
}
cards-print = Print cards
cards-verify = Verify
cards-verify-tip = Scan or type a card to see whether it is valid
cards-more = Ledger and receipts
cards-unreadable = The ledger of cards cannot be read
cards-empty = No cards yet
cards-empty-why = Once people are on the roster, print their badges here. Handing over, losing, voiding and returning are all noted here.
cards-to-roster = To the roster
cards-none-fit = No such card
cards-none-fit-why = Try other words, or show all.
cards-all-done = Nothing to do
cards-all-done-why = Every card is in date, handed over, and says what the roster says.
cards-show-all = Show all
cards-choose = Choose a card
cards-choose-why = Click a row at the left to see the card and its story here.
cards-shown = { $shown ->
    [one] { $shown } row
   *[other] { $shown } rows
} · { $ticked } ticked
cards-to-do = { $n } to do
cards-nothing-to-do = Nothing to do
cards-tick = Tick { $number }
cards-tick-all = Tick all that are shown
cards-copy-row = Copy this row
cards-back = Back

cards-part-todo = To do { $n }
cards-part-in-use = In use { $n }
cards-part-void = Void { $n }
cards-part-all = All { $n }
cards-every-kind = Every kind
cards-filter = Number, name, work number

cards-list-no-badge = No valid badge
cards-list-expired = Expired
cards-list-expiring = Ends in 30 days
cards-list-changed = Roster changed
cards-list-not-returned = Left, not returned
cards-list-lost = Reported lost
cards-list-not-handed-over = Not handed over
cards-list-made-not-printed = Not printed
cards-list-no-photo = No photo
cards-list-photo-old = Photo over 5 years old

cards-column-kind = Kind
cards-column-number = Number
cards-column-made = Made
cards-column-state = State
cards-nobodys = Visitor

cards-state-in-use = In use
cards-state-ends = Ends { $date }
cards-state-expired = Expired
cards-state-not-printed = To print
cards-state-not-handed-over = To hand over
cards-state-returned = Returned
cards-state-lost = Lost
cards-state-void = Void
cards-state-destroyed = Destroyed

cards-work-ended = Ended { $date }
cards-work-lost = Lost { $date }
cards-work-printed = Printed { $date }
cards-work-made = Made { $date }
cards-work-photo-of = Photo of { $year }
cards-work-not-returned = Not returned
cards-work-no-badge = No badge
cards-work-no-photo = No photo
cards-changed-post = Post changed
cards-changed-title = Title changed
cards-changed-name = Name changed
cards-changed-unit = Unit renamed
cards-changed-number = Work no. changed
cards-changed-department = Team changed
cards-changed-several = Changed

cards-event-made = Made
cards-event-printed = Printed
cards-event-handed-over = Handed over
cards-event-suspended = Reported lost
cards-event-found = Found
cards-event-voided = Made void
cards-event-returned = Returned
cards-event-destroyed = Destroyed
cards-line-signed = signed by { $name }
cards-line-witness = witness { $name }
cards-line-replaced-by = { $number } took its place
cards-line-noted = noted { $date }

cards-valid-until = Valid until
cards-valid-always = No end
cards-place = Where it is
cards-place-hall = In the hall
cards-place-bearer = With its bearer
cards-place-lost = Nobody knows
cards-place-destroyed = Destroyed
cards-why-made = Why it was made
cards-post = Post on the card
cards-replaces = Takes the place of { $number }
cards-replaced-by = Replaced by { $number }
cards-remark-expired = It has expired and must not be worn. Print a new one and take this one back.
cards-remark-expiring = It ends within 30 days; print a new one in time.
cards-remark-not-returned = The bearer has left and has not returned it.
cards-remark-lost = Reported lost: not valid until it is found. If it stays lost, make it void and print another.
cards-remark-changed = { $field } changed: the card says "{ $then }", the roster "{ $now }". Print it again.
cards-remark-no-badge = No valid badge: nobody may serve at a counter without one.
cards-remark-no-photo = No 1-inch photo yet, so no card can be printed.
cards-remark-photo-old = The photo was taken over five years ago and may no longer look like the person; better take a new one.

cards-waits-print = Waits to be printed
cards-waits-print-again = A new card is due
cards-waits-hand-over = Waits to be handed over
cards-waits-found = Waits to be found, or made void
cards-waits-return = Waits to be returned
cards-waits-destroy = Waits to be destroyed

cards-do-print = Print
cards-do-print-again = Print again
cards-do-hand-over = Hand over
cards-do-suspend = Report lost
cards-do-find = Found
cards-do-return = Returned
cards-do-void = Make void
cards-do-destroy = Destroy
cards-do-several = { $what }: { $n }
cards-more-of-card = More for this card
cards-receipt-one = Print a receipt to sign
cards-to-person = To the person
cards-copy-code = Copy the text of its code
cards-take-photo = Add a photo
cards-print-badge = Print a badge
cards-print-wants-photo = A 1-inch photo comes first

cards-several = { $n } ticked
cards-several-passed =
    { $n ->
        [one] 1 other cannot take this step and stays as it is
       *[other] { $n } others cannot take this step and stay as they are
    }
cards-clear = Untick all
cards-about-suspend = A card reported lost is not valid, and scanning it says so. Once found it is good again.
cards-about-void = A void card can never be used again; it stays in the ledger.
cards-about-destroy = Two people: one destroys it, one sees it done.
cards-about-find = Once found, a card that was not made void is valid again.
cards-field-how-lost = Where and how it was lost
cards-field-where-found = Where it was found
cards-field-how-destroyed = How (corner cut, shredded)
cards-note-receipt = Each signed on the receipt
cards-drop = Do not note it
cards-problems = { $n } to complete
field-signed-by = Signed by
field-noted-by = Noted by

cards-picture = What card { $number } looks like
cards-picture-drawing = Drawing…
cards-picture-failed = It cannot be drawn

cards-verify-title = Verify a card
cards-verify-close = Close
cards-verify-field = Scan or type
cards-verify-placeholder = Scan the code, or type a number such as CQ0217-03
cards-verify-hint = A scanner answers by itself; after typing press Enter.
cards-verify-empty = Scan a card
cards-verify-empty-why = You see whether it is valid, whose it is, and since when it is void or lost.
cards-verify-typed = Verified: { $text }
cards-verify-look = Its story
cards-verify-post-now = The roster now says "{ $post }".
cards-verdict-valid = Valid
cards-verdict-void = Void
cards-verdict-lost = Reported lost
cards-verdict-expired = Expired
cards-verdict-not-printed = Never printed
cards-verdict-wrong = Wrong check code
cards-verdict-unknown = No such card
cards-verdict-no-code = Not a card's code
cards-verdict-no-reason = no reason noted
cards-because-valid = Valid until { $date }. Compare the photo with the person.
cards-because-valid-always = Valid without end. Compare the photo with the person.
cards-because-void = Void since { $date }: { $why }. Take it back.
cards-because-lost = Reported lost on { $date }: { $why }. Take it back and tell its bearer.
cards-because-expired = It ended on { $date }; take it back and print a new one.
cards-because-not-printed = The number was given out but never printed: this paper was not made here.
cards-because-wrong = { $number } is in the ledger, but this code is not its own: a copy, or a card of another hall.
cards-because-unknown = { $number } was never issued here.
cards-because-no-code = Neither a code nor a number was recognised; scan again or type the number.

cards-ledger-print = Print the ledger
cards-ledger-table = Save the ledger as a table
cards-ledger-title = Ledger of cards
cards-ledger-file = Card ledger { $date }
cards-ledger-about =
    { $n ->
        [one] { $which } · 1 card · as of { $date }
       *[other] { $which } · { $n } cards · as of { $date }
    }
cards-ledger-face = Post · title · team
cards-ledger-events = Story
cards-heading-printed = Printed on
cards-heading-handed-over = Handed over on
cards-heading-replaces = Takes the place of
cards-which-all = All cards
cards-which-in-use = In use
cards-which-void = Void
cards-which-todo = To do
cards-which-words = with "{ $words }"
cards-receipt = Print receipts to sign
cards-receipt-title = Receipt of cards
cards-receipt-file = Card receipt { $date }
cards-receipt-to-sign = Receipt
cards-receipt-pledge = I have received the card below. I will keep it safe, wear it on duty, report its loss at once and return it when I leave.
cards-receipt-signature = Signature
cards-receipt-handed-by = Handed over by
cards-receipt-none = No card waits to be handed over
cards-receipt-none-do = Tick some cards first, then print the receipt.

palette-cards = Cards
palette-verify-card = Verify a card
palette-to-cards = To the ledger of cards

help-cards-title = Cards
help-cards-about = One row a card: made, printed, handed over, lost, found, void, returned, destroyed. Steps are added, never changed.
help-cards-1 = "To do" holds what is due: ending, post changed, left without returning, not handed over, lost, no badge, no photo.
help-cards-2 = Choose a card: the main button below is the next step; steps that cannot follow are not there.
help-cards-3 = Tick several to hand over or take back at once, and print receipts to sign.
help-cards-4 = Press F2 and scan: you see whether the card is valid. Scanning into the search works too.
help-key-verify = Verify a card
help-key-tick = Tick this row

cli-cards-line = { $number }  { $kind }  { $bearer }  { $state }  { $until }
cli-cards-work-line = { $list }  { $number }  { $bearer }  { $what }
cli-cards-none = There are no cards.
cli-cards-sums = { $all } cards, { $in_use } in use.
cli-cards-named = { $n } listed.
cli-cards-nothing = Nothing to do.
cli-cards-verify = { $verdict }: { $because }
cli-cards-verify-card = { $number }  { $kind }  { $bearer }  { $post }
cards-verdict-gone = Bearer gone
cards-because-gone = The bearer moved away or left; the card counts no longer. Take it back.
