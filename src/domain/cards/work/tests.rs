//! Each work list, once true and once false.
