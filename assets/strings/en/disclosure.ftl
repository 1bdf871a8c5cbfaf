# Public disclosure: list, versions.
tab-disclosure = Disclosure
palette-to-disclosure = Go to Disclosure
help-disclosure-title = Disclosure
help-disclosure-about = All that must hang or lie in the hall: version, place, valid until, photo.
help-disclosure-1 = What is missing or out of date stands first, and on Today. What ends within 30 days is amber; what is renewed every month is told of 7 days ahead.
help-disclosure-2 = A new version closes the old one: when each went up and came down stays on record. A mistake is put right by a further version with a note, on the same day by Undo.
help-disclosure-3 = Give a banner the day its event ends; it is to come down within one month, and you are reminded.
help-disclosure-4 = Drop, paste or choose a photo: it is kept with the version that is up.

disclosure-title = Disclosure
disclosure-count = { $n } items
disclosure-new = New document
disclosure-print = Print list
disclosure-more = Save as a table, take over a list
disclosure-save = Save as a table
disclosure-save-kinds = A file name that ends in .xlsx or .csv.
disclosure-file = Disclosure { $date }.xlsx
disclosure-take-over = Take over these { $n } documents
disclosure-take-over-rest = Take over { $n } more of the list
disclosure-empty-title = What must hang or lie in the hall is kept here
disclosure-empty-text = "{ $list }" names { $n }. Take them over, then enter version, place and validity one by one. It can be undone.
disclosure-empty-own = There is no list for halls of this kind. Add your documents one by one.
disclosure-unreadable = The disclosure register cannot be read
disclosure-filter = Title, code, place, version
disclosure-filter-all = All { $n }
disclosure-filter-wrong = Missing, out of date { $n }
disclosure-filter-soon = Ends soon { $n }
disclosure-filter-retired = Retired { $n }
disclosure-filter-kind = Kind
disclosure-filter-any-kind = Every kind
disclosure-none = No document fits
disclosure-none-why = Try other words, or no filter.
disclosure-show-all = Show all
disclosure-column-document = Document
disclosure-column-state = State
disclosure-shown = { $n } shown
disclosure-sum-out-of-date = Out of date { $n }
disclosure-sum-missing = Missing { $n }
disclosure-sum-soon = Ends soon { $n }
disclosure-open = Open
disclosure-copy = Copy as text
disclosure-until = Valid until { $date }
disclosure-event-until = Event until { $date }
disclosure-down-by = Down by { $date } at the latest
disclosure-entered = Entered { $date }

disclosure-kind-document = Document
disclosure-kind-leaflet = Leaflet
disclosure-kind-law = Law
disclosure-kind-licence = Licence
disclosure-kind-pact = Service pact
disclosure-kind-banner = Banner
disclosure-kind-notice = Notice
disclosure-kind-price-list = Price list
disclosure-kind-plan = Plan
disclosure-rule = Rule { $rule }
disclosure-rule-ours = Proposed by this program

disclosure-state-missing = Missing
disclosure-state-not-up = Not up
disclosure-state-in-date = In date
disclosure-state-last-day = Ends today
disclosure-state-runs-out = { $n ->
    [one] Ends tomorrow
   *[other] Ends in { $n } days
}
disclosure-state-out-of-date = { $n ->
    [one] 1 day out of date
   *[other] { $n } days out of date
}
disclosure-state-down-today = Down today
disclosure-state-take-down = { $n ->
    [one] Down by tomorrow
   *[other] Down in { $n } days
}
disclosure-state-banner-overdue = { $n ->
    [one] 1 day too long up
   *[other] { $n } days too long up
}
disclosure-state-retired = Retired

disclosure-choose = Choose a document
disclosure-choose-why = Version, place, photo and all earlier versions stand here.
disclosure-to-list = Back to the list
disclosure-more-of = Change, copy, retire
disclosure-change = Change document
disclosure-is-missing = The hall has none of it now. Put it in its place, then enter version and place.
disclosure-is-not-up = Not up now. Enter it when it goes up, with the day its event ends.
disclosure-banner-down = The event is over. The banner comes down by { $date }, within one month after it.
disclosure-retired-because = Retired { $date }: { $reason }
disclosure-must-be-down = Down by
disclosure-no-end = Without an end
disclosure-put-up = Put up
disclosure-put-up-new = New version
disclosure-take-down = Take down
disclosure-retire = Retire
disclosure-bring-back = Use it again
disclosure-versions = Versions { $n }
disclosure-no-versions = No version was entered yet.
disclosure-hung = { $from } to { $to }
disclosure-hangs = Since { $from }

disclosure-title-hint = For example: holiday hours, spring festival banner
disclosure-place-belongs = Where it usually is; proposed for each version
disclosure-place-hint = For example: board 1, leaflet rack, window 2
disclosure-add = Add to the list
disclosure-save-change = Save changes
disclosure-version-hint = For example: June 2026, document number, date of issue
disclosure-version-hint-banner = For example: spring festival 2026, no. 2
disclosure-until-hint = Empty: valid without an end
disclosure-renew = { $n ->
    [one] Renew after 1 month; empty: no end
   *[other] Renew after { $n } months; empty: no end
}
disclosure-event-hint = Down within a month after it
disclosure-correction = Before the last version: this is a correction, say why
disclosure-closes-before = "{ $version }" is then noted as taken down on the same day.
disclosure-put-up-confirm = Save version
disclosure-put-up-next = Save, next one
disclosure-throw-away = Throw away
disclosure-draft-kept = What you type is kept
disclosure-resumed = Going on with what was typed before.
disclosure-start-over = Start over
disclosure-form-wrong = Something is not right yet, see the red words.

disclosure-photo = Photo
disclosure-photo-of = Photo of { $version }
disclosure-photo-choose = Choose a photo
disclosure-photo-drop = Drop a photo of it in its place
disclosure-photo-drop-hint = or paste it with Ctrl V
disclosure-photo-file = Choose file
disclosure-photo-another = Another photo
disclosure-photo-take-off = Take the photo off
disclosure-photo-none = The photo cannot be read
disclosure-photo-kinds = Try again with a JPEG, PNG or WebP photo.
disclosure-photo-early = The photo was not kept: no version of this document is up.
disclosure-photo-early-do = Put it up first, then add the photo.
disclosure-close = Close

disclosure-take-down-question = Take "{ $title }" down?
disclosure-take-down-text = The version stays on record with the day it came down.
disclosure-keep-up = Leave it up
disclosure-retire-question = Retire "{ $title }"?
disclosure-retire-text = Nothing reminds of it any more, and what is up counts as taken down today. All records stay, and it can be used again.
disclosure-retire-hint = For example: no insurance sold here, shown on a screen now
disclosure-retire-keep = Keep it

disclosure-paper-count = { $n } documents
disclosure-paper-title = Documents on show
disclosure-paper-back = Close
disclosure-paper-seen = Seen
disclosure-paper-checked-by = Checked by
disclosure-paper-checked-on = Date
disclosure-table-rule = Rule
disclosure-table-yes = Yes

today-disclosure-late = { $n } documents on show out of date
today-disclosure-late-one = { $title } is out of date
today-disclosure-late-chip = { $n ->
    [one] 1 day out of date
   *[other] { $n } days out of date
}
today-disclosure-missing = { $n } documents on show missing
today-disclosure-missing-one = { $title } is missing
today-disclosure-missing-chip = Missing
today-disclosure-soon = { $n } documents on show end soon
today-disclosure-soon-one = { $title } ends soon
today-disclosure-soon-today = Ends today
today-disclosure-soon-chip = { $n ->
    [one] Ends tomorrow
   *[other] Ends in { $n } days
}
today-disclosure-down = { $n } banners to take down
today-disclosure-down-one = { $title }: take it down
today-disclosure-down-today = Down today
today-disclosure-down-chip = { $n ->
    [one] Down by tomorrow
   *[other] Down in { $n } days
}
today-disclosure-banner-late = { $n } banners too long up
today-disclosure-banner-late-one = { $title } is too long up
today-disclosure-banner-late-chip = { $n ->
    [one] 1 day too long
   *[other] { $n } days too long
}
today-disclosure-go = See to it

palette-disclosure = Documents on show
