//! Use cases: the one door to the data. Queries take `&Register`, changes `&mut Register`. Imports `storage`, `domain`.
