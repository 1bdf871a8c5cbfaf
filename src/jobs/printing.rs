//! Printing through the system's own queue (CUPS) at actual size. Where there is none, no printer is offered and a PDF
//! is saved instead.

use std::ffi::OsString;
use std::io::{ErrorKind, Write};
use std::process::{Command, Output, Stdio};

use thiserror::Error;

/// The two programs of CUPS.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintSystem {
    /// Lists the printers: `lpstat`.
    pub list: OsString,
    /// Takes a job: `lp`.
    pub send: OsString,
}

impl Default for PrintSystem {
    fn default() -> Self {
        Self { list: "lpstat".into(), send: "lp".into() }
    }
}

/// The printers of this PC.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Printers {
    /// Names of the queues, as the system lists them.
    pub names: Vec<String>,
    /// Which of them the system prints to unless told otherwise.
    pub default: Option<usize>,
}

/// Size of the paper a page goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Media {
    /// A4.
    A4,
    /// A sheet of exactly so many millimetres: width, height.
    Millimetres(u32, u32),
}

impl Media {
    fn option(self) -> String {
        match self {
            Self::A4 => "media=A4".to_owned(),
            Self::Millimetres(width, height) => format!("media=Custom.{width}x{height}mm"),
        }
    }
}

/// A PDF for a printer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintOrder {
    /// Name of the queue.
    pub printer: String,
    /// Its name in the queue.
    pub title: String,
    /// Paper.
    pub media: Media,
}

/// Why nothing was printed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PrintError {
    /// This PC has no printing system (any more).
    #[error("there is no printing system on this PC")]
    NoSystem,
    /// The queue did not take the job; the system's words.
    #[error("the printer did not take the pages: {0}")]
    Refused(String),
    /// The printing system could not be run.
    #[error("the printing system could not be run: {0}")]
    Broken(String),
}

impl PrintSystem {
    /// The printers, with an empty list where there is no printing system.
    pub fn printers(&self) -> Printers {
        let ask = |argument: &str| {
            let output = plain(&self.list).arg(argument).stdin(Stdio::null()).output().ok()?;
            output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
        };
        let names: Vec<String> = ask("-e").map(|text| queue_names(&text)).unwrap_or_default();
        let wanted = if names.is_empty() { None } else { ask("-d") };
        let default = wanted.as_deref().and_then(default_name);
        let default = names.iter().position(|name| Some(name.as_str()) == default);
        Printers { names, default }
    }

    /// Gives a PDF to a printer at actual size: nothing scales it on the way.
    ///
    /// # Errors
    /// `NoSystem` without CUPS, `Refused` when the queue does not take it, `Broken` for anything else.
    pub fn print(&self, order: &PrintOrder, pdf: &[u8]) -> Result<(), PrintError> {
        let mut child = plain(&self.send)
            .arg("-d")
            .arg(&order.printer)
            .arg("-t")
            .arg(&order.title)
            .args(["-o", "print-scaling=none", "-o", "sides=one-sided", "-o", &order.media.option()])
            .args(["--", "-"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| match error.kind() {
                ErrorKind::NotFound => PrintError::NoSystem,
                _ => PrintError::Broken(error.to_string()),
            })?;
        // A queue that refuses closes its ear before it has heard all; its own words say more than that.
        let heard = child.stdin.take().map_or(Ok(()), |mut ear| ear.write_all(pdf));
        let output = child.wait_with_output().map_err(|error| PrintError::Broken(error.to_string()))?;
        match (output.status.success(), heard) {
            (true, Ok(())) => Ok(()),
            (true, Err(error)) => Err(PrintError::Broken(error.to_string())),
            (false, _) => Err(PrintError::Refused(words_of(&output))),
        }
    }
}

/// The program, speaking the one language that can be read here.
fn plain(program: &OsString) -> Command {
    let mut command = Command::new(program);
    command.env("LC_ALL", "C");
    command
}

/// One name a line; `lpstat -e` may add what follows a blank.
fn queue_names(text: &str) -> Vec<String> {
    text.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

/// `system default destination: NAME`; with `no system default destination` there is none.
fn default_name(text: &str) -> Option<&str> {
    text.lines().find_map(|line| line.strip_prefix("system default destination:")).map(str::trim)
}

fn words_of(output: &Output) -> String {
    let said = String::from_utf8_lossy(&output.stderr);
    let said = said.trim().trim_start_matches("lp:").trim();
    if said.is_empty() { output.status.to_string() } else { said.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn queues_and_the_default_are_read_from_what_lpstat_says() {
        assert_eq!(queue_names("Front_HL2595\nOffice permanent ipp://x\n\n"), ["Front_HL2595", "Office"]);
        assert_eq!(default_name("system default destination: Office\n"), Some("Office"));
        assert_eq!(default_name("no system default destination\n"), None);
    }

    #[test]
    fn without_a_printing_system_there_are_no_printers_and_printing_says_why() {
        let none = PrintSystem { list: "/no/such/lpstat".into(), send: "/no/such/lp".into() };
        assert_eq!(none.printers(), Printers::default());
        let order = PrintOrder { printer: "Office".into(), title: "badges".into(), media: Media::A4 };
        assert_eq!(none.print(&order, b"%PDF"), Err(PrintError::NoSystem));
    }

    #[test]
    fn a_custom_paper_is_named_by_its_millimetres() {
        assert_eq!(Media::Millimetres(86, 118).option(), "media=Custom.86x118mm");
        assert_eq!(Media::A4.option(), "media=A4");
    }

    #[cfg(unix)]
    #[test]
    fn a_queue_that_refuses_is_quoted_without_its_own_name() {
        let refusing = PrintSystem { list: "false".into(), send: "false".into() };
        let order = PrintOrder { printer: "Office".into(), title: "badges".into(), media: Media::A4 };
        let answer = refusing.print(&order, &vec![0; 200_000]);
        assert!(matches!(&answer, Err(PrintError::Refused(said)) if said.contains("exit status: 1")), "{answer:?}");
        assert_eq!(refusing.printers(), Printers::default());
    }
}
