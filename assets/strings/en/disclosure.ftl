# Public disclosure: list, versions.
tab-disclosure = Disclosure
palette-to-disclosure = Go to Disclosure
help-disclosure-title = Disclosure
help-disclosure-about = All that must hang or lie in the hall: version, place, valid until, photo.
help-disclosure-1 = What is missing or out of date stands first, and on Today.
help-disclosure-2 = A new version leaves the old one on record: when it was put up and when it came down.
help-disclosure-3 = Give a banner the day its event ends; it is to come down within a month.
