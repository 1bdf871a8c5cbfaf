//! The printers of this PC: how each stands and what it offers.

/// The printers of this PC.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Printers {
    /// Names of the queues, as the system lists them.
    pub names: Vec<String>,
    /// Which of them the system prints to unless told otherwise.
    pub default: Option<usize>,
    /// The same queues in the same order, with what is known of each.
    pub infos: Vec<PrinterInfo>,
}

impl Printers {
    /// What is known of the queue of this name.
    pub fn info(&self, name: &str) -> Option<&PrinterInfo> {
        self.infos.iter().find(|info| info.name == name)
    }
}

/// One printer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PrinterInfo {
    /// Name of the queue.
    pub name: String,
    /// How it stands.
    pub state: QueueState,
    /// What it offers; `None` where the system does not tell.
    pub offers: Option<Offers>,
}

impl PrinterInfo {
    /// Whether it prints both sides by itself; `None`: not known.
    pub fn offers_duplex(&self) -> Option<bool> {
        self.offers.as_ref().map(|offers| offers.duplex)
    }

    /// Names of the papers it knows; empty where not known.
    pub fn media(&self) -> &[String] {
        self.offers.as_ref().map_or(&[], |offers| &offers.media)
    }
}

/// What a printer can do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Offers {
    /// Names of its papers: `A4`, `Letter`, `Custom.WIDTHxHEIGHT`.
    pub media: Vec<String>,
    /// It turns the paper over by itself.
    pub duplex: bool,
    /// Names of its colour modes: `RGB`, `Gray`.
    pub colours: Vec<String>,
    /// Dots an inch it prints with, where told.
    pub dpi: Option<u32>,
}

/// How a queue stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum QueueState {
    /// Nothing to do.
    Idle,
    /// Printing something.
    Printing,
    /// It prints nothing until someone sets it going again.
    Stopped(Reason),
    /// It takes no job.
    Refusing(Reason),
    /// The system does not tell.
    #[default]
    Unknown,
}

/// Why a queue or a job stands still.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reason {
    /// What is wrong, where the printer names it.
    pub trouble: Option<Trouble>,
    /// The system's own words; empty where it has none.
    pub words: String,
}

/// What printers complain of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// No paper, or not the paper asked for.
    NoPaper,
    /// Paper is stuck.
    Jam,
    /// A cover or door is open.
    CoverOpen,
    /// Ink, toner or ribbon is used up.
    NoInk,
    /// The tray that takes the printed pages is full.
    TrayFull,
    /// Off, or not connected.
    Unreachable,
    /// Paused by a person.
    Paused,
    /// Its driver is incomplete.
    Driver,
}

impl Trouble {
    /// The first of the standard's words that names one: `media-jam-error`, `offline-report`.
    pub(super) fn of_alerts<'a>(alerts: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        alerts.into_iter().find_map(Self::of_alert)
    }

    fn of_alert(alert: &str) -> Option<Self> {
        let bare = ["-error", "-warning", "-report"].iter().find_map(|tail| alert.strip_suffix(tail));
        Some(match bare.unwrap_or(alert) {
            "media-empty" | "media-needed" | "input-tray-missing" => Self::NoPaper,
            "media-jam" => Self::Jam,
            "door-open" | "cover-open" | "interlock-open" => Self::CoverOpen,
            "toner-empty" | "marker-supply-empty" | "developer-empty" => Self::NoInk,
            "output-area-full" | "output-tray-missing" => Self::TrayFull,
            "offline" | "connecting-to-device" | "timed-out" | "shutdown" => Self::Unreachable,
            "paused" | "moving-to-paused" => Self::Paused,
            "cups-missing-filter" | "cups-insecure-filter" => Self::Driver,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_standards_words_are_understood_with_and_without_their_weight() {
        assert_eq!(Trouble::of_alerts(["none"]), None);
        assert_eq!(Trouble::of_alerts(["toner-low-warning", "media-jam-error"]), Some(Trouble::Jam));
        assert_eq!(Trouble::of_alerts(["media-empty"]), Some(Trouble::NoPaper));
        assert_eq!(Trouble::of_alerts(["offline-report"]), Some(Trouble::Unreachable));
    }

    #[test]
    fn of_a_printer_that_tells_nothing_nothing_is_claimed() {
        let info = PrinterInfo { name: "Office".into(), ..PrinterInfo::default() };
        assert_eq!((info.offers_duplex(), info.media().len()), (None, 0));
    }
}
