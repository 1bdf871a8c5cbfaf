# Public disclosure: list, versions.
tab-disclosure = Disclosure
palette-to-disclosure = Go to Disclosure
help-disclosure-title = Disclosure
help-disclosure-about = All that must hang or lie in the hall: version, place, valid until, photo.
help-disclosure-1 = What is missing or out of date stands first, and on Today. What ends within 30 days is amber; what is renewed every month is told of 7 days ahead.
help-disclosure-2 = A new version closes the old one: when each went up and came down stays on record. A mistake is put right by a further version with a note, on the same day by Undo.
help-disclosure-3 = Give a banner the day its event ends; it is to come down within one month, and you are reminded.
help-disclosure-4 = Drop, paste or choose a photo: it is kept with the version that is up.
