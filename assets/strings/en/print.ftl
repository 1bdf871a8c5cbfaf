# Print room
print-title = Print: { $product }
print-back = Back to staff
print-who = People to print
print-chosen = { $n } chosen
print-ready = Ready to print
print-again = Printed before, needs a reason
print-last = { $number } was printed on { $date }
print-and = { ", " }
print-complete = Complete the data of { $name }
print-add = Add people
print-search = Name or work number
print-nobody = Nobody lacks a { $product }
print-nobody-text = Everyone at work has a valid one ({ $product }). To print again, choose people.
print-choose-people = Choose people at work
print-nobody-page = The page to print appears here
print-nobody-page-text = Choose people at the left first.
print-untick-page = Nobody is ticked
print-untick-page-text = Tick people at the left; the page to print appears here.
print-nobody-ticked = Tick people to print first
print-reason-one = Reprint reason ({ $name })
print-reason-many = Reprint reason ({ $name }, { $n } in all)
print-reason-short = Reason for reprints ({ $n })
print-reason-hint = Goes into the card ledger; the old card is void
print-reason-example = such as yearly renewal
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
print-bad-signs = No font can print "{ $signs }". Install a font that holds these signs first.
print-no-page = The page could not be set ({ $because }). Choose another paper or fewer people and try again.
print-paper = Paper
print-paper-card = One a page · { $size } mm
print-start = First cell
print-cell = Begin at cell { $n }
print-crop-marks = Crop marks
print-valid-until = Valid until
print-valid-open = Left empty, no date is printed
print-day-past = This day has passed
print-printer = Printer
print-scale-hint = In the print dialog choose "Actual size, 100%"
print-now = Print { $n } × { $product }
print-save = Save as PDF
print-open = Open PDF
print-working = Working, one moment
print-saved-question = Saved as { $file }. Has it been printed?
print-waiting-question =
    { $n ->
        [one] 1 card is made ({ $number }). Is it printed?
       *[other] { $n } cards are made ({ $number }…). Are they printed?
    }
print-record = Printed: into the ledger ({ $n })
print-not-printed = Not printed
print-save-title = Save as PDF
print-save-text = Then print it with the program that shows PDFs.
print-file-name = { $product } { $date }
print-sent =
    { $n ->
        [one] { $printer } printed 1 piece
       *[other] { $printer } printed { $n } pieces
    }
print-not-saved = The PDF was not saved.
