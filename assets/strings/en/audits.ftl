# Checks: the list, one in detail, the walk through the hall

audits-title = Audits
audit-count = { $n } in all
audit-begin = Start today's check
audit-continue = Continue check
audit-go-on = Go on with it
audit-back = Back to the checks
audit-back-short = Back
audit-pause = Put aside
audit-by = by { $name }
audit-answered = { $done } of { $all } answered
audit-items = { $n ->
    [one] { $n } item
   *[other] { $n } items
}
audit-list-comma = {", "}

audit-filter-order = In order
audit-filter-open = Open { $n }
audit-filter-failed = Failed { $n }
audit-none-failed = Nothing failed
audit-none-failed-text = Items judged as failed are listed here.
audit-none-open = All answered
audit-none-open-text = Every item has its result; the check can be finished.

audit-group-failed = Failed last time
audit-group-count = { $n } items · { $points } points

audit-pass = Pass
audit-fail = Fail
audit-na = Not applicable
audit-open = Open

audit-number = Counted ({ $unit })
audit-confirm-number = Record
audit-at-most = at most { $limit } { $unit }
audit-at-least = at least { $limit } { $unit }
audit-number-whole = A whole number, like 0 or 2
audit-number-wrong = A number, 0 or more
audit-unit-days = days
audit-unit-weeks = weeks
audit-unit-months = months

audit-remark = Remark
audit-remark-missing = Write down what you see
audit-reason = Reason
audit-reason-missing = A failed item needs its reason
audit-times = How many
audit-photo = Photo
audit-photo-of = Photo: { $what }
audit-photo-add = Add photo
audit-photo-other = Another photo
audit-photo-tip = Choose a file, or paste or drop one into the window
audit-photo-choose = Choose a photo
audit-photo-unreadable = This file is not a photo that can be used
audit-photo-kinds = Please use a JPG, PNG or WebP photo.
audit-photo-too-early = This item has no result yet
audit-photo-too-early-advice = Judge the item first, then add the photo.

audit-score-now = Score so far
audit-score-final = Score
audit-score-line = { $got } of { $checked } points checked
audit-of-checked = / { $checked } points checked
audit-legend-got = got { $n }
audit-legend-lost = lost { $n }
audit-legend-open = { $n } open
audit-lost = Where points were lost
audit-lost-nothing = No points lost
audit-veto = Veto: { $items }; { $effect }
audit-no-veto = No veto

audit-keys = Keys
audit-key-pass = Pass
audit-key-fail = Fail
audit-key-na = N/A
audit-key-number = Number
audit-key-next = Next
audit-key-undo = Undo
audit-key-move = Move
audit-key-leave = Put aside

audit-finish = Finish check
audit-go-to = Go to { $number }
audit-nothing-missing = Every item has its result. Once finished it is locked.
audit-missing-open = { $n ->
    [one] { $n } item is open.
   *[other] { $n } items are open.
}
audit-missing-reasons = { $n } without reason or number, first { $first }.
audit-missing-both = { $open } open; { $n } without reason or number, first { $first }.

audit-start = Start today's check?
audit-start-text = By "{ $pack }", edition { $edition }: { $n } items. It can be put aside at any time.
audit-start-not = Not now
audit-start-now = Start check
audit-auditor = Checked by
# Words in a title or post that mark who leads the hall and checks it.
audit-lead-words = 主任 经理 厅长 所长 manager director
audit-auditor-none = Nobody named

audit-none = No checks yet
audit-none-text = A walk through the hall before opening; the results stay here.
audit-no-pack = No standard for this kind of hall yet
audit-no-pack-text = The hall is set to "{ $sector }". Choose a power-supply hall or a bank branch in the settings for a daily opening check.
audit-no-pack-settings = Go to settings
audit-pick = Pick a check
audit-pick-text = Click a check at the left to see its score and what failed.

audit-state-open = Open { $done } / { $all }
audit-state-done = Done
audit-state-failed = { $n } failed
audit-in-progress = In progress
audit-locked = Finished and locked on { $date } at { $time }, scored on "{ $pack }", edition { $edition }; a later edition does not change it.
audit-source = Source of the standard

audit-group-far = { $got } of { $checked } points checked here
audit-score-whole = Score
audit-of-possible = / { $checked }
audit-scaled = Scaled to 100: { $score }
audit-left-out = Without what is not applicable: of { $possible } instead of { $total }
audit-with-bonus = Bonus { $n } included
audit-before-veto = { $score } before the veto
audit-nothing-possible = Nothing applies, so there is no score
audit-gains = What would gain most
audit-gain-veto = lifts the veto
audit-compare-whole-more = { $name }: { $before }, now { $by } more
audit-compare-whole-less = { $name }: { $before }, now { $by } less
audit-compare-whole-same = { $name }: { $before }, the same
audit-compare-part-more = Same items, { $name }: { $before }, now { $by } more
audit-compare-part-less = Same items, { $name }: { $before }, now { $by } less
audit-compare-part-same = Same items, { $name }: { $before }, the same
audit-ordinals = 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20
audit-area = { $number } { $title }
