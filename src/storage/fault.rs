//! Named points at which a test makes the program die, as a power cut would; without effect in a release build.

/// The variable naming the point: `backup:copied`, or `backup:copied#3` for the third time it is passed.
pub const ABORT_AT: &str = "HALLKEEPER_ABORT_AT";

/// Dies here when a test asked for it.
#[cfg(debug_assertions)]
pub fn point(name: &str) {
    use std::sync::OnceLock;
    use std::sync::atomic::{AtomicUsize, Ordering};

    static WANTED: OnceLock<Option<(String, usize)>> = OnceLock::new();
    static PASSED: AtomicUsize = AtomicUsize::new(0);
    let wanted = WANTED.get_or_init(|| {
        let text = std::env::var(ABORT_AT).ok()?;
        let (name, times) = text.split_once('#').unwrap_or((&text, "1"));
        Some((name.to_owned(), times.parse().unwrap_or(1)))
    });
    if let Some((at, times)) = wanted
        && at == name
        && PASSED.fetch_add(1, Ordering::Relaxed) + 1 == *times
    {
        std::process::abort();
    }
}

/// Nothing, in a release build.
#[cfg(not(debug_assertions))]
pub fn point(_name: &str) {}
