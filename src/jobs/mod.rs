//! Long work in named threads: a snapshot in, a value out. Never holds the register. Imports `documents`, `exchange`, `domain`.
