# Cards: actions on the history, messages, states

action-make-cards = Cards made
action-print-cards = Cards printed
action-hand-over-cards = Cards handed over
action-suspend-cards = Cards reported lost
action-find-cards = Cards found again
action-void-cards = Cards made void
action-return-cards = Cards returned
action-destroy-cards = Cards destroyed
action-raise-card-marks = Used card numbers taken over
action-take-over-cards = Earlier badge ledger taken over
action-export-cards = Card ledger exported
action-change-layout = Layout changed
action-choose-layout = Layout chosen
action-retire-layout = Layout retired
action-change-sheet = Label sheet changed
action-retire-sheet = Label sheet retired
action-change-calibration = Printer calibration changed
action-change-seal = Unit's seal changed

done-make-cards = Card numbers given out
done-print-cards = Entered in the ledger
done-hand-over-cards = Handed over
done-suspend-cards = Reported lost
done-find-cards = Found again
done-void-cards = Void
done-return-cards = Returned
done-destroy-cards = Destroyed
done-raise-card-marks = Card numbers taken over
done-take-over-cards = Ledger taken over
done-export-cards = Card ledger exported
done-change-layout = Layout saved
done-choose-layout = Layout chosen
done-retire-layout = Layout retired
done-change-sheet = Label sheet saved
done-retire-sheet = Label sheet retired
done-change-calibration = Calibration saved
done-change-seal = Seal changed

card-numbers-raised = This file is an older copy: card numbers go on above those already used.

error-note-missing = A few words are missing.
error-note-missing-do = Write why, then confirm.
error-card-already-made = { $number } was made already.
error-card-already-made-do = A number is made once; make another card instead.
error-card-already-printed = { $number } was printed already.
error-card-already-printed-do = Printing again takes a new number: choose a reason.
error-card-not-printed = { $number } is not printed yet.
error-card-not-printed-do = Print this card first.
error-card-is-void = { $number } is void.
error-card-is-void-do = Make the bearer another card.
error-card-is-suspended = { $number } is reported lost.
error-card-is-suspended-do = Note it as found first, or make another card.
error-card-not-lost = { $number } is not reported lost.
error-card-not-lost-do = Only a lost card can be found.
error-card-not-in-hall = { $number } is not in the hall.
error-card-not-in-hall-do = Note it as returned first.
error-card-is-in-hall = { $number } is in the hall already.
error-card-is-in-hall-do = There is nothing to return.
error-card-is-destroyed = { $number } is destroyed.
error-card-is-destroyed-do = Nothing is noted after that.
error-card-before-last-step = This day lies before the last step of { $number }.
error-card-before-last-step-do = Check the date.

today-badge-lost = { $n ->
    [one] { $n } badge is reported lost
   *[other] { $n } badges are reported lost
}
today-badge-lost-chip = to replace
today-badge-again = Replace
today-card-changed = { $n ->
    [one] { $n } person's card is out of step with the roster
   *[other] { $n } people's cards are out of step with the roster
}
today-card-changed-chip = to replace
today-card-kept = { $n ->
    [one] { $n } person left and kept a card
   *[other] { $n } people left and kept a card
}
today-card-kept-chip = not returned
today-card-look = Ledger
today-card-later = { $n ->
    [one] { $n } person's card runs out within a month
   *[other] { $n } people's cards run out within a month
}
today-card-later-chip = no hurry
