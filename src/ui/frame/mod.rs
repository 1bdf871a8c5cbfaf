//! The bars around every tab: rail, top bar, status line.
