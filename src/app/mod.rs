//! Session state: runs commands, starts jobs, shows notices, reads the clock.
