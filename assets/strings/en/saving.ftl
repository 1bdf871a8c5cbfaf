# A file out of the program: where to, whether one is replaced, why it was not written.
save-replace = Replace the existing { $file }?
save-replace-text = The old file will be gone.
save-replace-keep = Keep it
save-replace-do = Replace
save-failed = { $what }: not saved
save-absent = That folder is gone; choose another one.
save-not-allowed = Nothing can be written there; choose another folder.
save-is-hall = A hall's file is there, or the name is like one: nothing may take its place. Choose another name.
save-full = The disk is full; make room or choose another place.
save-other = Save it somewhere else; if it happens again, copy the details.
