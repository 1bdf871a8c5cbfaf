//! The search palette (Ctrl+K): people, cases, entries, checks, commands.
