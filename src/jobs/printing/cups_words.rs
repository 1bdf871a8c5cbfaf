//! What `lp`, `lpstat` and `lpoptions` say in the C language, read into values.

use super::queue::{Offers, QueueState, Reason, Trouble};
use super::ticket::JobState;

/// A queue as `lpstat -l -p` tells of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Queue<'a> {
    /// Its name.
    pub(super) name: &'a str,
    /// The job it prints now.
    pub(super) job: Option<&'a str>,
    /// It prints nothing until it is enabled again.
    is_disabled: bool,
    message: &'a str,
    alerts: &'a str,
}

impl Queue<'_> {
    /// How it stands.
    pub(super) fn state(&self) -> QueueState {
        match self.job {
            _ if self.is_disabled => QueueState::Stopped(self.reason()),
            Some(_) => QueueState::Printing,
            None => QueueState::Idle,
        }
    }

    /// What its message and alerts say.
    pub(super) fn reason(&self) -> Reason {
        reason(self.message, self.alerts)
    }

    /// Its message: `Printing page 3, 50%`.
    pub(super) fn message(&self) -> &str {
        self.message
    }
}

/// A job as `lpstat -l -o` tells of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Job<'a> {
    /// Its number: `Office-12`.
    pub(super) id: &'a str,
    /// What the printer last said about it.
    pub(super) status: &'a str,
    /// Words of the standard: `job-canceled-by-user`.
    pub(super) alerts: &'a str,
}

impl Job<'_> {
    /// Whether one of the standard's words about it begins so.
    pub(super) fn is_alert(&self, beginnings: &[&str]) -> bool {
        self.alerts.split_whitespace().any(|alert| beginnings.iter().any(|beginning| alert.starts_with(beginning)))
    }

    /// What its status and alerts say.
    pub(super) fn reason(&self) -> Reason {
        reason(self.status, self.alerts)
    }
}

fn reason(words: &str, alerts: &str) -> Reason {
    let words = if words.eq_ignore_ascii_case("reason unknown") { "" } else { words };
    Reason { trouble: Trouble::of_alerts(alerts.split_whitespace()), words: words.to_owned() }
}

/// One name a line; `lpstat -e` may add what follows a blank.
pub(super) fn queue_names(text: &str) -> Vec<String> {
    text.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

/// `system default destination: NAME`; with `no system default destination` there is none.
pub(super) fn default_name(text: &str) -> Option<&str> {
    text.lines().find_map(|line| line.strip_prefix("system default destination:")).map(str::trim)
}

/// The queues of `lpstat -l -p`: a line `printer NAME ...`, then a message, then indented details.
pub(super) fn queues(text: &str) -> Vec<Queue<'_>> {
    let mut found: Vec<Queue<'_>> = vec![];
    let mut is_first = false;
    for line in text.lines() {
        if let Some(queue) = line.strip_prefix("printer ").and_then(queue_head) {
            found.push(queue);
            is_first = true;
            continue;
        }
        let Some(queue) = found.last_mut() else { continue };
        let detail = line.trim();
        match detail.split_once(':') {
            Some(("Alerts", alerts)) => queue.alerts = alerts.trim(),
            Some(("Form mounted", _)) => {}
            _ if is_first => queue.message = detail,
            _ => {}
        }
        is_first = false;
    }
    found
}

fn queue_head(line: &str) -> Option<Queue<'_>> {
    let (name, says) = line.split_once(' ')?;
    let job = says.strip_prefix("now printing ").and_then(|rest| rest.split_whitespace().next());
    let job = job.map(|job| job.trim_end_matches('.'));
    let is_disabled = says.starts_with("disabled");
    let is_known = job.is_some() || is_disabled || says.starts_with("is idle");
    is_known.then_some(Queue { name, job, is_disabled, message: "", alerts: "" })
}

/// Queues of `lpstat -a` that take no job, with the reason in words (may be empty).
pub(super) fn refusing(text: &str) -> Vec<(&str, Reason)> {
    let mut found: Vec<(&str, Reason)> = vec![];
    let mut is_refusing = false;
    for line in text.lines() {
        if line.starts_with(char::is_whitespace) {
            if let Some((_, told)) = found.last_mut().filter(|_| is_refusing) {
                *told = reason(line.trim(), "");
            }
            is_refusing = false;
        } else if let Some((name, _)) = line.split_once(" not accepting requests") {
            found.push((name, Reason::default()));
            is_refusing = true;
        } else {
            is_refusing = false;
        }
    }
    found
}

/// The jobs of `lpstat -l -o`: a line with the number first, then indented details.
pub(super) fn jobs(text: &str) -> Vec<Job<'_>> {
    let mut found: Vec<Job<'_>> = vec![];
    for line in text.lines() {
        if !line.starts_with(char::is_whitespace) {
            found.extend(line.split_whitespace().next().map(|id| Job { id, status: "", alerts: "" }));
            continue;
        }
        let Some(job) = found.last_mut() else { continue };
        match line.trim().split_once(':') {
            Some(("Status", status)) => job.status = status.trim(),
            Some(("Alerts", alerts)) => job.alerts = alerts.trim(),
            _ => {}
        }
    }
    found
}

/// `request id is Office-12 (1 file(s))`.
pub(super) fn job_id(text: &str) -> Option<String> {
    let rest = text.lines().find_map(|line| line.trim().strip_prefix("request id is "))?;
    rest.split_whitespace().next().map(str::to_owned)
}

/// How the job ended, of an answer of `ipptool` about a job of this printer.
pub(super) fn job_end(text: &str, printer: &str) -> Option<JobState> {
    let value = |name: &str| {
        let mut lines = text.lines().filter_map(|line| line.trim().strip_prefix(name));
        lines.find_map(|rest| rest.split_once(") = ")).map(|(_, value)| value.trim())
    };
    let is_ours = value("job-printer-uri ")?.ends_with(&format!("/{printer}"));
    match value("job-state ").filter(|_| is_ours)? {
        "completed" => Some(JobState::Done),
        "canceled" => Some(JobState::Cancelled),
        "aborted" => {
            let words = value("job-printer-state-message ").unwrap_or_default();
            Some(JobState::Failed { reason: reason(words, ""), page: page(words) })
        }
        _ => None,
    }
}

/// The page in `Printing page 3, 50% complete.`
pub(super) fn page(words: &str) -> Option<usize> {
    let lower = words.to_ascii_lowercase();
    let mut parts = lower.split("page ").skip(1);
    parts.find_map(|rest| {
        let figures: String = rest.chars().take_while(char::is_ascii_digit).collect();
        figures.parse().ok().filter(|page| *page > 0)
    })
}

/// What `lpoptions -p NAME -l` offers: `PageSize/Media Size: Letter *A4`. `None` where it tells of no paper.
pub(super) fn offers(text: &str) -> Option<Offers> {
    let mut offers = Offers::default();
    for line in text.lines() {
        let Some((key, choices)) = line.split_once(':') else { continue };
        let names = || choices.split_whitespace().map(|name| name.trim_start_matches('*').to_owned());
        match key.split('/').next().unwrap_or_default() {
            "PageSize" | "media" => offers.media = names().collect(),
            "Duplex" | "sides" => {
                offers.duplex = names().any(|name| name.starts_with("Duplex") || name.starts_with("two-"));
            }
            "ColorModel" | "print-color-mode" => offers.colours = names().collect(),
            "Resolution" | "printer-resolution" => offers.dpi = chosen(choices).and_then(dpi),
            _ => {}
        }
    }
    (!offers.media.is_empty()).then_some(offers)
}

/// The choice with the star.
fn chosen(choices: &str) -> Option<&str> {
    choices.split_whitespace().find_map(|name| name.strip_prefix('*'))
}

/// The lower figure of `600dpi` or `1200x600dpi`.
fn dpi(name: &str) -> Option<u32> {
    let figures = name.strip_suffix("dpi")?;
    figures.split('x').filter_map(|figure| figure.parse().ok()).min()
}

/// Whether the words speak of a queue that is not there.
pub(super) fn says_gone(words: &str) -> bool {
    ["Invalid destination name", "does not exist", "Unknown destination", "No such printer"]
        .iter()
        .any(|part| words.contains(part))
}

/// Whether the words speak of a full disk. CUPS finds what does not fit into its spool "too large", or hangs up on `lp`,
/// which then only knows that it was "unable to queue".
pub(super) fn says_full(words: &str) -> bool {
    ["No space left", "Entity Too Large", "Content Too Large", "isk full", "Disk quota", "unable to queue from stdin"]
        .iter()
        .any(|part| words.contains(part))
}

/// Whether the words speak of a queue that takes no jobs.
pub(super) fn says_refusing(words: &str) -> bool {
    words.contains("is not accepting jobs")
}

/// Whether the words say that there is nothing left to cancel.
pub(super) fn says_too_late(words: &str) -> bool {
    ["already completed", "already canceled", "already aborted", "does not exist"]
        .iter()
        .any(|part| words.contains(part))
}

/// Whether the words say that no one answers for the printing system.
pub(super) fn says_no_scheduler(words: &str) -> bool {
    ["Bad file descriptor", "Connection refused", "No such file or directory", "scheduler is not running"]
        .iter()
        .any(|part| words.contains(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    const QUEUES: &str = "printer HkA4 disabled since Thu Nov 26 09:24:14 2026 -\n\tpaper jam: tray 2\n\tForm mounted:\n\tContent types: any\n\tDescription: HkA4\n\tAlerts: paused media-jam-error\n\tLocation: \nprinter Office now printing Office-12.  enabled since Thu Nov 26 09:24:10 2026\n\tPrinting page 3, 50% complete.\n\tForm mounted:\n\tAlerts: none\nprinter Front is idle.  enabled since Thu Nov 26 09:24:10 2026\n\tForm mounted:\n\tAlerts: none\n";

    #[test]
    fn queues_and_the_default_are_read_from_what_lpstat_says() {
        assert_eq!(queue_names("Front_HL2595\nOffice permanent ipp://x\n\n"), ["Front_HL2595", "Office"]);
        assert_eq!(default_name("system default destination: Office\n"), Some("Office"));
        assert_eq!(default_name("no system default destination\n"), None);
    }

    #[test]
    fn a_stopped_a_printing_and_an_idle_queue_are_told_apart() {
        let queues = queues(QUEUES);
        let names: Vec<_> = queues.iter().map(|queue| (queue.name, queue.job)).collect();
        assert_eq!(names, [("HkA4", None), ("Office", Some("Office-12")), ("Front", None)]);
        let jam = Reason { trouble: Some(Trouble::Paused), words: "paper jam: tray 2".into() };
        assert_eq!(queues[0].state(), QueueState::Stopped(jam));
        assert_eq!((queues[1].state(), page(queues[1].message())), (QueueState::Printing, Some(3)));
        assert_eq!((queues[2].state(), queues[2].message()), (QueueState::Idle, ""));
    }

    #[test]
    fn only_a_queue_that_takes_no_jobs_is_refusing() {
        let text = "HkA4 not accepting requests since Thu Nov 26 2026 -\n\tclosed for today\nOffice accepting requests since Thu\n";
        assert_eq!(refusing(text), [("HkA4", Reason { trouble: None, words: "closed for today".into() })]);
        assert_eq!(refusing("X not accepting requests since Thu -\n\treason unknown\n"), [("X", Reason::default())]);
    }

    #[test]
    fn a_jobs_number_status_and_alerts_are_read() {
        let text = "Office-3   root   3072   Thu Nov 26 09:24:32 2026\n\tStatus: Printing page 12, 4%\n\tAlerts: job-printing\n\tqueued for Office\nOffice-4   root  1 Thu\n\tAlerts: job-canceled-by-user\n\tqueued for Office\n";
        let jobs = jobs(text);
        assert_eq!((jobs[0].id, page(jobs[0].status)), ("Office-3", Some(12)));
        assert!(jobs[1].is_alert(&["job-canceled"]) && !jobs[0].is_alert(&["job-canceled"]));
        assert_eq!(job_id("request id is Office-12 (1 file(s))\n").as_deref(), Some("Office-12"));
        assert_eq!(job_id("printed\n"), None);
    }

    #[test]
    fn the_end_of_a_job_is_believed_of_its_own_printer_alone() {
        let text = "RECEIVED: 137 bytes\n  job-printer-uri (uri) = ipp://localhost:631/printers/Office\n  job-state (enum) = canceled\n";
        assert_eq!(job_end(text, "Office"), Some(JobState::Cancelled));
        assert_eq!(job_end(text, "Front"), None);
        assert_eq!(job_end("status-code = client-error-not-found (Job #99 does not exist.)", "Office"), None);
        let aborted = "job-printer-uri (uri) = ipp://x/printers/Office\njob-state (enum) = aborted\njob-printer-state-message (textWithoutLanguage) = jam on page 3\n";
        let reason = Reason { trouble: None, words: "jam on page 3".into() };
        assert_eq!(job_end(aborted, "Office"), Some(JobState::Failed { reason, page: Some(3) }));
    }

    #[test]
    fn a_page_is_only_read_where_one_is_told() {
        assert_eq!(page("Spooling job, 9% complete."), None);
        assert_eq!(page("page setup; Printing Page 7"), Some(7));
        assert_eq!(page("page 0"), None);
    }

    #[test]
    fn papers_duplex_colours_and_resolution_are_read_from_lpoptions() {
        let text = "PageSize/Media Size: Letter *A4 A3 Custom.WIDTHxHEIGHT\nResolution/Resolution: 300dpi *1200x600dpi\nColorModel/Color Mode: *RGB Gray\nDuplex/2-Sided Printing: *None DuplexNoTumble DuplexTumble\n";
        let offers = offers(text).unwrap();
        assert_eq!(offers.media, ["Letter", "A4", "A3", "Custom.WIDTHxHEIGHT"]);
        assert_eq!((offers.duplex, offers.dpi, offers.colours.len()), (true, Some(600), 2));
        let simple = super::offers("PageSize/Media: *A4\nDuplex/Duplex: *None\n").unwrap();
        assert!(!simple.duplex);
        assert_eq!(super::offers("lpoptions: Unable to get PPD file"), None);
    }
}
