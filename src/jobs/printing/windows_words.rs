//! What the script for Windows is asked and what it answers, as JSON.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::error::PrintError;
use super::order::{PrintOrder, Sides};
use super::queue::{Offers, PrinterInfo, Printers, QueueState, Reason, Trouble};
use super::ticket::JobState;

/// Finest picture a page is drawn as; finer ones only fill the disk.
const MOST_DPI: u32 = 600;
/// Where the printer does not tell how fine it prints.
const USUAL_DPI: u32 = 300;

/// A question to the script.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "action", rename_all = "snake_case")]
pub(super) enum Request<'a> {
    /// Which printers are there?
    List,
    /// Print these pictures.
    Print(Sheets<'a>),
    /// How far is the job?
    State {
        /// Name of the printer.
        printer: &'a str,
        /// Its number there.
        job: u32,
    },
    /// Take the job out of the queue.
    Cancel {
        /// Name of the printer.
        printer: &'a str,
        /// Its number there.
        job: u32,
    },
}

/// Pages to print.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Sheets<'a> {
    printer: &'a str,
    title: &'a str,
    copies: u16,
    duplex: &'static str,
    /// The paper, as the first page lies.
    width_mm: f32,
    height_mm: f32,
    pages: Vec<Sheet>,
}

/// One page as a picture file.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Sheet {
    /// Its name in the folder of the question.
    pub(super) file: String,
    /// Size on paper.
    pub(super) width_mm: f32,
    /// Size on paper.
    pub(super) height_mm: f32,
}

impl<'a> Sheets<'a> {
    /// The pages of an order. The paper lies as its first page does.
    pub(super) fn new(order: &'a PrintOrder, pages: Vec<Sheet>) -> Self {
        let (width, height) = order.media.size_mm();
        let lies = pages.first().is_some_and(|page| (page.width_mm > page.height_mm) != (width > height));
        let (width_mm, height_mm) = if lies { (height, width) } else { (width, height) };
        let duplex = match order.sides {
            Sides::One => "Simplex",
            Sides::LongEdge => "Vertical",
            Sides::ShortEdge => "Horizontal",
        };
        let PrintOrder { printer, title, copies, .. } = order;
        Self { printer, title, copies: *copies, duplex, width_mm, height_mm, pages }
    }
}

/// Arguments of PowerShell: it reads the script from the folder as text, so that no rule for script files stops it. The
/// folder is named in the environment; nothing that a person typed stands on the command line.
pub(super) fn shell_arguments() -> [&'static str; 6] {
    [
        "-NoProfile",
        "-NonInteractive",
        "-ExecutionPolicy",
        "Bypass",
        "-Command",
        "& ([ScriptBlock]::Create([IO.File]::ReadAllText([IO.Path]::Combine($env:HALLKEEPER_PRINT, 'print.ps1'))))",
    ]
}

/// Name of the picture of a page, counted from 1.
pub(super) fn page_file(page: usize) -> String {
    format!("page-{page:04}.png")
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Listed {
    printers: Vec<ListedPrinter>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct ListedPrinter {
    name: String,
    #[serde(rename = "default")]
    is_default: bool,
    duplex: bool,
    colour: bool,
    dpi: u32,
    papers: Vec<String>,
    offline: bool,
    status: u32,
    error: u32,
}

impl ListedPrinter {
    /// `PrinterStatus` and `DetectedErrorState` of Win32_Printer.
    fn state(&self) -> QueueState {
        let trouble = match self.error {
            4 => Some(Trouble::NoPaper),
            6 => Some(Trouble::NoInk),
            7 => Some(Trouble::CoverOpen),
            8 => Some(Trouble::Jam),
            9 => Some(Trouble::Unreachable),
            11 => Some(Trouble::TrayFull),
            _ => None,
        };
        let trouble = if self.offline || self.status == 7 { Some(Trouble::Unreachable) } else { trouble };
        match (trouble, self.status) {
            (Some(_), _) | (None, 6) => QueueState::Stopped(Reason { trouble, words: String::new() }),
            (None, 4 | 5) => QueueState::Printing,
            (None, 3) => QueueState::Idle,
            (None, _) => QueueState::Unknown,
        }
    }

    fn info(self) -> PrinterInfo {
        let state = self.state();
        let colours = if self.colour { vec!["RGB".to_owned(), "Gray".to_owned()] } else { vec!["Gray".to_owned()] };
        let dpi = (self.dpi > 0).then_some(self.dpi);
        let offers = Offers { media: self.papers, duplex: self.duplex, colours, dpi };
        PrinterInfo { name: self.name, state, offers: Some(offers) }
    }
}

/// The printers of an answer to `List`.
pub(super) fn printers(answer: &str) -> Result<Printers, PrintError> {
    let listed: Listed = read(answer)?;
    let default = listed.printers.iter().position(|printer| printer.is_default);
    let infos: Vec<PrinterInfo> = listed.printers.into_iter().map(ListedPrinter::info).collect();
    let names = infos.iter().map(|info| info.name.clone()).collect();
    Ok(Printers { names, default, infos })
}

/// How fine pages are drawn for this printer, in dots an inch.
pub(super) fn dpi(info: &PrinterInfo) -> u32 {
    info.offers.as_ref().and_then(|offers| offers.dpi).unwrap_or(USUAL_DPI).clamp(150, MOST_DPI)
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Printed {
    job: u32,
}

/// The job's number of an answer to `Print`; `None` when it had left the queue before it could be looked up.
pub(super) fn job(answer: &str) -> Result<Option<u32>, PrintError> {
    let printed: Printed = read(answer)?;
    Ok((printed.job > 0).then_some(printed.job))
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Looked {
    found: bool,
    mask: u32,
    printed: usize,
    words: String,
}

/// How far the job of an answer to `State` is, by the `StatusMask` of Win32_PrintJob. A job leaves the queue when its last
/// page is in the printer.
pub(super) fn job_state(answer: &str) -> Result<JobState, PrintError> {
    const PAUSED: u32 = 1;
    const ERROR: u32 = 2 | 512 | 1024;
    const DELETED: u32 = 4 | 256;
    const PRINTING: u32 = 16;
    const OFFLINE: u32 = 32;
    const NO_PAPER: u32 = 64;
    const PRINTED: u32 = 128;
    let Looked { found, mask, printed, words } = read(answer)?;
    let is = |bits: u32| mask & bits != 0;
    let page = (printed > 0).then_some(printed);
    let stopped =
        |trouble: Option<Trouble>| JobState::Stopped { reason: Reason { trouble, words: words.clone() }, page };
    Ok(match () {
        () if !found || is(PRINTED) => JobState::Done,
        () if is(DELETED) => JobState::Cancelled,
        () if is(NO_PAPER) => stopped(Some(Trouble::NoPaper)),
        () if is(OFFLINE) => stopped(Some(Trouble::Unreachable)),
        () if is(PAUSED) => stopped(Some(Trouble::Paused)),
        () if is(ERROR) => stopped(None),
        () if is(PRINTING) => JobState::Printing { page },
        () => JobState::Waiting,
    })
}

/// Whether the job of an answer to `Cancel` was still in the queue.
pub(super) fn was_found(answer: &str) -> Result<bool, PrintError> {
    read(answer).map(|looked: Looked| looked.found)
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Fault {
    #[serde(rename = "fault")]
    kind: String,
    words: String,
    page: usize,
}

fn read<T: for<'a> Deserialize<'a>>(answer: &str) -> Result<T, PrintError> {
    let broken = |error: serde_json::Error| PrintError::Broken(error.to_string());
    let Fault { kind, words, page } = serde_json::from_str(answer).map_err(broken)?;
    match kind.as_str() {
        "" => serde_json::from_str(answer).map_err(broken),
        "gone" => Err(PrintError::Gone(words)),
        "full" => Err(PrintError::SpoolFull(words)),
        "page" => Err(PrintError::Page { page, because: words }),
        _ => Err(PrintError::Refused(words)),
    }
}

/// Where question, answer and script lie in their folder.
pub(super) fn files(folder: &Path) -> [std::path::PathBuf; 3] {
    ["request.json", "answer.json", "print.ps1"].map(|name| folder.join(name))
}

#[cfg(test)]
mod tests {
    use super::super::order::Media;
    use super::*;

    #[test]
    fn an_order_is_told_in_the_words_of_dot_net() {
        let order = PrintOrder::new("HP 打印机", "上岗证").on(Media::millimetres(85.6, 53.98)).sides(Sides::ShortEdge);
        let page = Sheet { file: page_file(1), width_mm: 85.6, height_mm: 53.98 };
        let json = serde_json::to_value(Request::Print(Sheets::new(&order, vec![page]))).unwrap();
        assert_eq!(
            (&json["action"], &json["duplex"], &json["copies"]),
            (&"print".into(), &"Horizontal".into(), &1.into())
        );
        assert_eq!((&json["printer"], &json["pages"][0]["file"]), (&"HP 打印机".into(), &"page-0001.png".into()));
        assert!((json["width_mm"].as_f64().unwrap() - 85.6).abs() < 0.001);
        let long = serde_json::to_value(Request::Print(Sheets::new(&order.sides(Sides::LongEdge), vec![]))).unwrap();
        assert_eq!(long["duplex"], "Vertical");
    }

    #[test]
    fn a_lying_page_lays_the_paper_on_its_side() {
        let order = PrintOrder::new("Office", "wall").on(Media::A3);
        let page = Sheet { file: page_file(1), width_mm: 420.0, height_mm: 297.0 };
        let sheets = Sheets::new(&order, vec![page]);
        assert_eq!((sheets.width_mm, sheets.height_mm), (420.0, 297.0));
    }

    #[test]
    fn nothing_typed_stands_on_the_command_line() {
        let line = shell_arguments().join(" ");
        assert!(line.starts_with("-NoProfile -NonInteractive -ExecutionPolicy Bypass -Command & "), "{line}");
        assert!(!line.contains('"'), "a quote would be lost on the way: {line}");
    }

    #[test]
    fn printers_are_read_with_their_states_and_what_they_offer() {
        let answer = r#"{"printers":[
            {"name":"HP","default":false,"duplex":true,"colour":true,"dpi":1200,"papers":["A4","A3"],"status":3,"error":2},
            {"name":"Card","default":true,"duplex":false,"colour":true,"dpi":300,"papers":["CR80"],"status":3,"error":4},
            {"name":"Far","offline":true,"dpi":0}]}"#;
        let printers = printers(answer).unwrap();
        assert_eq!((printers.names.len(), printers.default), (3, Some(1)));
        assert_eq!((&printers.infos[0].state, printers.infos[0].offers_duplex()), (&QueueState::Idle, Some(true)));
        let trouble = |index: usize| match &printers.infos[index].state {
            QueueState::Stopped(reason) => reason.trouble,
            _ => None,
        };
        assert_eq!((trouble(1), trouble(2)), (Some(Trouble::NoPaper), Some(Trouble::Unreachable)));
        let dpis: Vec<_> = printers.infos.iter().map(dpi).collect();
        assert_eq!(dpis, [600, 300, 300]);
    }

    #[test]
    fn a_jobs_mask_says_how_far_it_is() {
        let state = |mask: u32, printed: usize| {
            job_state(&format!(r#"{{"found":true,"mask":{mask},"printed":{printed},"words":"Error"}}"#)).unwrap()
        };
        assert_eq!(state(8, 0), JobState::Waiting);
        assert_eq!(state(16, 3), JobState::Printing { page: Some(3) });
        assert_eq!(state(16 | 128, 3), JobState::Done);
        assert_eq!(state(256, 0), JobState::Cancelled);
        assert!(
            matches!(state(16 | 64, 2), JobState::Stopped { reason, page: Some(2) } if reason.trouble == Some(Trouble::NoPaper))
        );
        assert_eq!(job_state(r#"{"found":false}"#), Ok(JobState::Done));
    }

    #[test]
    fn a_fault_is_told_by_its_kind() {
        assert_eq!(job(r#"{"job":12}"#), Ok(Some(12)));
        assert_eq!(job(r#"{"job":0}"#), Ok(None));
        assert_eq!(job(r#"{"fault":"gone","words":"HP"}"#), Err(PrintError::Gone("HP".into())));
        assert_eq!(
            job(r#"{"fault":"full","words":"磁盘空间不足"}"#),
            Err(PrintError::SpoolFull("磁盘空间不足".into()))
        );
        let page = PrintError::Page { page: 3, because: "x".into() };
        assert_eq!(job(r#"{"fault":"page","words":"x","page":3}"#), Err(page));
        assert!(matches!(job("PS C:\\>"), Err(PrintError::Broken(_))));
    }
}
