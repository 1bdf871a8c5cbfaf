//! Arguments, the OS window, headless subcommands.

fn main() {}
