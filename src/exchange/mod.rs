//! Tables and pictures in and out: import plans, exports, photo normalisation. Imports `domain`, `register` read models.

pub mod sample_hall;
