# Everything about one person: names of the tables, sentences of the page to read.
person-sheet-cases-done = Cases handled
person-sheet-audits-done = Checks taken part in
person-sheet-corrections-done = Checks corrected
person-sheet-history = What they did in here
person-sheet-rankings = Places in rankings
person-sheet-reveals = Shown to whom
person-nothing = Nothing else is held.
person-own-whole = The person's own names and numbers are whole; names and numbers of others, colleagues and customers, are masked in every column and text.
person-scans-stay = Scans and attachments of customers' letters are not here: what is others' in a picture cannot be masked.
person-photos-stay = { $n } photos of checks of windows, teams and the hall may show this person. They stay; look at them under Audits.
person-photos-not-out = { $n } photos of checks of windows, teams and the hall are not here: they may show others.
import-assumed-masked = Words of { $n } are masked in the list and were not taken
person-gathering = Gathering…
person-sheet-about = Read this first
