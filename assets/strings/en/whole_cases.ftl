# Cases handed on whole
field-case-story = Whole story
wrong-unreadable-step = line { $line } of "Whole story" is not a step; write it as exported, or clear the cell to go by the other columns
wrong-not-on-roster = nobody called "{ $who }" on the roster; bring the staff in first
wrong-story-differs = differs from "Whole story", which counts
wrong-no-such-case = linked case { $number } is neither in the list nor on record
bring-case-void = Void ({ $because }); stays void
cli-import-case-void = Row { $row }: the list says it is void, left out; an export with "Whole story" brings void cases too
import-numbers-free = { $n } numbers stay free: { $numbers }; bringing those cases in later fills them
