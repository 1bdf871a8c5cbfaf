# Print room
print-title = Print badges
print-back = Back to staff
print-who = People to print
print-chosen = { $n } chosen
print-ready = Ready to print
print-again = Printed before, needs a reason
print-last = Last printed on { $date }
print-and = { ", " }
print-complete = Complete the data of { $name }
print-add = Add people
print-search = Name or work number
print-nobody = Nobody lacks a badge
print-nobody-text = Everyone at work has a valid badge. To print one again, choose people.
print-choose-people = Choose people at work
print-nobody-page = The page to print appears here
print-nobody-page-text = Choose people at the left first.
print-untick-page = Nobody is ticked
print-untick-page-text = Tick people at the left; the page to print appears here.
print-nobody-ticked = Tick people to print first
print-reason-one = Reprint reason ({ $name })
print-reason-many = Reprint reason ({ $name }, { $n } in all)
print-reason-short = Reason for reprints ({ $n })
print-reason-hint = Goes into the badge ledger
print-reason-example = e.g. new post, lost, worn
print-page-a4 = Sheet { $page } of { $pages } · A4 portrait · { $each } a sheet · { $size } mm
print-page-card = Sheet { $page } of { $pages } · 1 a sheet · { $size } mm
print-page-back = Previous sheet
print-page-next = Next sheet
print-first-page = This is the first sheet
print-last-page = This is the last sheet
print-setting = Setting the pages…
print-fit = Fit
print-larger = Larger
print-smaller = Smaller
print-bad-photo = The photo of { $number } cannot be read. Choose another one under Staff, or untick the person.
print-bad-logo = The unit's logo cannot be read. Choose a PNG or JPEG in the settings.
print-bad-signs = No font can print “{ $signs }”. Install a font that holds these signs first.
print-no-page = The page could not be set ({ $because }). Choose another paper or fewer people and try again.
print-paper = Paper
print-paper-a4 = A4 · 2 × 2
print-paper-card = One card a page · 86 × 118 mm
print-start = First cell
print-cell = Begin at cell { $n }
print-crop-marks = Crop marks
print-valid-until = Valid until
print-valid-open = Left empty, no date is printed
print-day-past = This day has passed
print-printer = Printer
print-scale-hint = In the print dialog choose “Actual size, 100%”
print-scale-exact = Prints at actual size, 100%, not scaled
print-now = { $n ->
    [one] Print { $n } badge
   *[other] Print { $n } badges
 }
print-save = Save as PDF
print-open = Open PDF
print-working = Working, one moment
print-saved-question = Saved as { $file }. Has it been printed?
print-waiting-question = { $n ->
    [one] { $n } badge was saved as PDF. Has it been printed?
   *[other] { $n } badges were saved as PDF. Have they been printed?
 }
print-record = Printed: into the ledger ({ $n })
print-not-printed = Not printed
print-save-title = Save as PDF
print-save-text = Then print it with the program that shows PDFs.
print-file-name = badges-{ $date }
print-replace = Replace the existing { $file }?
print-replace-text = The old file will be gone.
print-replace-keep = Keep it
print-replace-do = Replace
print-sent = { $n ->
    [one] { $n } badge went to { $printer }
   *[other] { $n } badges went to { $printer }
 }
print-not-saved = The PDF was not saved.
print-file-absent = That folder is gone; choose another one.
print-file-not-allowed = Nothing can be written there; choose another folder.
print-file-full = The disk is full; make room or choose another place.
print-file-other = Save it somewhere else; if it happens again, copy the details.
