//! No panic leaves without a report file; the log rolls beside it.

use std::io::Write;
use std::path::Path;

use tracing_subscriber::fmt::MakeWriter;

use super::clock::Clock;
use crate::domain::masking::mask_in_text;

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
    let log =
        tracing_subscriber::fmt().with_writer(Scrubbed(writer)).with_ansi(false).with_max_level(tracing::Level::INFO);
    let _ = log.try_init();
    Some(guard)
}

/// A log whose lines hold no phone, card or account number, whatever an error said.
struct Scrubbed<M>(M);

impl<'a, M: MakeWriter<'a>> MakeWriter<'a> for Scrubbed<M> {
    type Writer = ScrubbedLine<M::Writer>;

    fn make_writer(&'a self) -> Self::Writer {
        ScrubbedLine(self.0.make_writer())
    }
}

struct ScrubbedLine<W>(W);

impl<W: Write> Write for ScrubbedLine<W> {
    fn write(&mut self, line: &[u8]) -> std::io::Result<usize> {
        self.0.write_all(mask_in_text(&String::from_utf8_lossy(line)).as_bytes())?;
        Ok(line.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.0.flush()
    }
}

/// Writes one report: when, what, where. Names print their mask by themselves; numbers in the panic's text are masked here.
fn report(folder: &Path, what: &str) -> std::io::Result<()> {
    let now = Clock::of_pc().now().local();
    let path = folder.join(format!("crash-{}.txt", now.format("%Y%m%d-%H%M%S%3f")));
    let trace = std::backtrace::Backtrace::force_capture();
    let text = format!("Hallkeeper {}\n{now}\n{}\n\n{trace}\n", env!("CARGO_PKG_VERSION"), mask_in_text(what));
    let mut file = std::fs::File::create(path)?;
    file.write_all(text.as_bytes())?;
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

    #[test]
    fn a_report_holds_no_phone_and_no_name_of_a_record() {
        let folder = tempfile::tempdir().unwrap();
        let name = crate::domain::personal::PersonalName::from("方䶮");
        report(folder.path(), &format!("no case of {name:?}, 138 0000 2610, 33010219800101123X")).unwrap();
        let entry = std::fs::read_dir(folder.path()).unwrap().next().unwrap().unwrap();
        let text = std::fs::read_to_string(entry.path()).unwrap();
        assert!(text.contains("no case of \"方**\", 138****2610, 330****123X"), "{text}");
        assert!(!text.contains('䶮'));
    }

    #[test]
    fn a_line_of_the_log_is_scrubbed() {
        let mut line = ScrubbedLine(Vec::new());
        line.write_all("2026-11-26T12:41:32.123456Z WARN 13800002610 refused\n".as_bytes()).unwrap();
        assert_eq!(String::from_utf8(line.0).unwrap(), "2026-11-26T12:41:32.123456Z WARN 138****2610 refused\n");
    }
}
