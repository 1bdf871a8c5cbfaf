//! No panic leaves without a report file; the log rolls beside it.

use std::path::Path;

use super::clock::Clock;

/// Starts the log in `folder` and writes a report there for every panic. Keep the guard until the end.
pub fn install(folder: &Path) -> Option<tracing_appender::non_blocking::WorkerGuard> {
    std::fs::create_dir_all(folder).ok()?;
    let reports = folder.to_owned();
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        let _ = report(&reports, &info.to_string());
        before(info);
    }));
    let appender = tracing_appender::rolling::Builder::new()
        .rotation(tracing_appender::rolling::Rotation::DAILY)
        .filename_prefix("hallkeeper")
        .filename_suffix("log")
        .max_log_files(14)
        .build(folder)
        .ok()?;
    let (writer, guard) = tracing_appender::non_blocking(appender);
    let log = tracing_subscriber::fmt().with_writer(writer).with_ansi(false).with_max_level(tracing::Level::INFO);
    let _ = log.try_init();
    Some(guard)
}

/// Writes one report: when, what, where. No personal data enters a panic text of ours.
fn report(folder: &Path, what: &str) -> std::io::Result<()> {
    let now = Clock::of_pc().now().local();
    let path = folder.join(format!("crash-{}.txt", now.format("%Y%m%d-%H%M%S%3f")));
    let trace = std::backtrace::Backtrace::force_capture();
    let text = format!("Hallkeeper {}\n{now}\n{what}\n\n{trace}\n", env!("CARGO_PKG_VERSION"));
    let mut file = std::fs::File::create(path)?;
    std::io::Write::write_all(&mut file, text.as_bytes())?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_says_what_and_where() {
        let folder = tempfile::tempdir().unwrap();
        report(folder.path(), "panicked at the counter").unwrap();
        let entry = std::fs::read_dir(folder.path()).unwrap().next().unwrap().unwrap();
        let text = std::fs::read_to_string(entry.path()).unwrap();
        assert!(text.contains("panicked at the counter") && text.contains("Hallkeeper"));
    }
}
