# Words on paper

badge-caption = Service hall · Staff badge
badge-valid-until = Valid until
badge-supervision-phone = Supervision
badge-missing = No { $field }
badge-missing-photo = No 1-inch photo
badge-no-glyph = No font holds “{ $character }” ({ $field }); install one that does
