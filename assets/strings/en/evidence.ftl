# What the records say to linked items, and why not.

evidence-line = { $figure }; { $faults }
evidence-comma = { ", " }
evidence-more-people = { $names }, { $n } in all
evidence-more-cases = { $names }, { $n } in all
evidence-more-days = { $names }, { $n } in all
evidence-more-items = { $names }, { $n } in all
evidence-late-among = { $figure }, { $n } entered late
evidence-box-day = { $box } { $day }
evidence-hall-profile = Hall profile

evidence-cannot-tell = The records cannot tell; look for yourself
evidence-of = { $good } of { $of } in order
evidence-badges-valid = { $good } of { $of } badges valid
evidence-badge-part = { $good } of { $of } badges right
evidence-window-staff-badged = { $good } of { $of } at a window badged
evidence-post = { $good } in post, { $of } needed
evidence-qualification = { $good } qualified, { $of } needed
evidence-language = { $good } speak it, { $of } needed
evidence-box-opened = Box opened on { $good } of { $of } days
evidence-daily-checks-kept = Opening check done on { $good } of { $of } days
evidence-shut = The hall was shut all this time
evidence-training-hours = { $good } of { $of } have their hours
evidence-campaign-held = Held this year
evidence-campaign-not-held = Not held yet this year
evidence-conduct-clean = No breach on record
evidence-conduct-breaches = { $n ->
    [one] { $n } breach on record
   *[other] { $n } breaches on record
 }
evidence-no-law-case = No law case this year
evidence-law-cases = { $n ->
    [one] { $n } law case this year
   *[other] { $n } law cases this year
 }
evidence-no-public-incident = No grave incident this year
evidence-public-incidents = { $n ->
    [one] { $n } grave incident this year
   *[other] { $n } grave incidents this year
 }
evidence-conduct-qualified = { $good } of { $of } qualified in the review
evidence-disclosure = { $good } of { $of } on show and in date
evidence-disclosure-enough = { $good } on show and in date, { $of } needed
evidence-area = { $number } m²
evidence-filled = Filled in
evidence-not-filled = Not filled in
evidence-founded-complaints = { $number } founded
evidence-praise = Praised { $number } times
evidence-no-corrective = No corrective action was due
evidence-corrective-closed = { $good } of { $of } corrective actions closed
evidence-no-case = No case came in
evidence-cases-recorded = { $good } of { $of } on record
evidence-no-closed-case = No case was closed
evidence-cases-concluded = { $good } of { $of } have a conclusion
evidence-cases-reply-time = { $good } of { $of } have the time of the reply
evidence-no-important-case = No important case was to be answered
evidence-important-answered = { $good } of { $of } answered in writing or by a visit
evidence-no-limit-ended = No limit ended
evidence-cases-in-time = { $good } of { $of } in time
evidence-rings-within = { $good } of { $of } calls answered soon enough
evidence-calls-logged = { $good } of { $of } calls have their rings noted
evidence-no-opinion = No opinion was closed
evidence-opinion-signed = { $good } of { $of } opinions signed
evidence-opinion-kept = { $good } of { $of } opinions kept with their page

evidence-why-no-badge = no badge
evidence-why-badge-expired = expired
evidence-why-badge-lost = badge reported lost
evidence-why-no-photo = no photo
evidence-why-no-unit-name = no unit name
evidence-why-no-name = no name
evidence-why-no-title = no title
evidence-why-no-post = no post
evidence-why-no-work-no = no work number
evidence-why-late = entered late
evidence-why-missed = not opened
evidence-why-no-check = not checked
evidence-why-left-aside = letter left aside
evidence-why-no-conclusion = no conclusion
evidence-why-no-reply = no reply
evidence-why-wrong-reply-mode = neither in writing nor by a visit
evidence-why-too-many-rings = rang { $value } times
evidence-why-no-rings = rings not noted
evidence-why-limit-missed = late
evidence-why-overdue = overdue
evidence-why-not-signed = not signed
evidence-why-no-page = no page number
evidence-why-not-put-right = overdue
evidence-why-not-accepted = not accepted yet
evidence-why-no-evidence = closed without evidence
evidence-why-short-of-hours = only { $value } hours
evidence-why-breach = breach
evidence-why-law-case = law case
evidence-why-found-by-unit = found by the unit itself
evidence-why-public-incident = grave incident
evidence-why-not-qualified = not qualified
evidence-why-founded = founded
evidence-why-partly-founded = partly founded
evidence-why-not-listed = not on the list
evidence-why-retired = taken off the list
evidence-why-not-on-show = not on show
evidence-why-out-of-date = out of date
evidence-why-banner-up = up a month after its event
evidence-why-empty = not filled in
