//! Domain values in, PDF bytes and page pictures out. No database, no clock. Imports `domain`.
