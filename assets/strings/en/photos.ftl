# Photos of people: sizes, remarks, the photos of a folder
photos-one-inch = 1-inch
photos-five-inch = 5-inch
photos-keep-one-inch = Keep as 1-inch
photos-keep-five-inch = Keep as 5-inch
photos-five-inch-is = Half-length 5-inch picture for the photo wall. The head takes a quarter to a third of the height.
photos-none-kept = Tick a size to keep first
photos-frame-confirm = Cut it so
photos-phone-how = Taken with a phone? Connect it by cable and drop the picture here, or send it to this PC, copy it and press Ctrl V.
photos-no-remark = Nothing to note

photos-no-face = No face was found; the frame stands in the middle. Please place it.
photos-no-face-short = No face
photos-several-faces = More than one person is in the frame.
photos-several-faces-short = Several people
photos-head-small = The head is small, { $n } % of the height. A smaller frame is better.
photos-head-small-short = Small head { $n } %
photos-head-large = The head is large, { $n } % of the height. Make the frame larger, or use a picture from further away.
photos-head-large-short = Large head { $n } %
photos-head-cut = The top of the head is cut off. Move the frame up.
photos-head-cut-short = Head cut off
photos-eyes-high = The eyes are above the dashed line. Move the frame up.
photos-eyes-high-short = Eyes high
photos-eyes-low = The eyes are below the dashed line. Move the frame down.
photos-eyes-low-short = Eyes low
photos-off-centre = The head is not in the middle. Move the frame sideways.
photos-off-centre-short = Off centre
photos-background-dark = The background is dark. A white wall is better.
photos-background-dark-short = Dark ground
photos-background-uneven = The background is not even: a shadow, furniture or a door.
photos-background-uneven-short = Uneven ground
photos-coarse = Not sharp enough: only { $n } dots an inch on paper, fewer than 300. Use the original, not a copy from a chat.
photos-coarse-short = Coarse { $n } dpi
photos-enlarged = There is no 5-inch picture; the 1-inch photo is enlarged.
photos-enlarged-short = Enlarged 1-inch

photos-folder = Photos of a folder
photos-folder-choose = Choose a folder…
photos-folder-other = Another folder
photos-folder-how = Photos named by work number or name, like CQ0217.jpg. You look first, nothing is written at once.
photos-folder-failed = This folder cannot be read
photos-empty = Choose a folder with photos
photos-no-pictures = There are no photos in this folder
photos-leave = Do not import
photos-looking = Looking at the photos
photos-cutting = Cutting the photos
photos-writing = Writing
photos-take-over = Import photos of { $n }
photos-none-ticked = Tick the photos to import first
photos-all = All { $n }
photos-ticked = To import { $n }
photos-remarked = To look at { $n }
photos-unmatched = Whose? { $n }
photos-unusable = Unusable { $n }
photos-none-shown = No photos of this kind
photos-five-inch-along = Also cut 5-inch pictures of half-length ones ({ $n })
photos-lacking = Still without a photo { $n }: { $names }
photos-comma = {", "}
photos-person = { $name } { $number }
photos-open = Crop { $name }
photos-take = Import the photo of { $name }
photos-ambiguous = Several people
photos-of-nobody = Nobody known
photos-whose = Whose is it
photos-on-record = On record
photos-second = Second picture
photos-five-inch-too = With 5-inch
photos-more = { $n } more
photos-done = Photos of { $n } { $n ->
    [one] person
   *[other] people
 } imported. Ctrl Z takes all of them back.
photos-left-out = Left out: { $n }

action-import-photos = Photos of a folder imported
done-import-photos = Photos of { $n } people imported
error-picture-gone = The photo { $name } is gone or was changed.
error-picture-gone-do = Nothing was written. Open the folder again and look once more.
