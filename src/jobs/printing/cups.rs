//! CUPS, the printing system of Linux and macOS: its programs, asked with a time-out and in one language.

use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use super::cups_words as words;
use super::error::PrintError;
use super::order::PrintOrder;
use super::queue::{Offers, PrinterInfo, Printers, QueueState};
use super::running::{Said, run};
use super::ticket::{JobState, JobTicket};

/// How long a question may take.
const PATIENCE: Duration = Duration::from_secs(20);
/// How long all printers together may take to tell what they offer.
const OFFERS_PATIENCE: Duration = Duration::from_secs(8);
/// What `ipptool` asks about a job.
const JOB_QUESTION: &str = "{ OPERATION Get-Job-Attributes GROUP operation-attributes-tag \
    ATTR charset attributes-charset utf-8 ATTR naturalLanguage attributes-natural-language en \
    ATTR uri job-uri $uri ATTR name requesting-user-name $user \
    ATTR keyword requested-attributes job-state,job-printer-uri,job-printer-state-message }";
/// A job of so many bytes gets a second more to be taken.
const BYTES_A_SECOND: usize = 1_000_000;

/// The programs of CUPS.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cups {
    /// Lists the printers and jobs: `lpstat`.
    pub list: OsString,
    /// Takes a job: `lp`.
    pub send: OsString,
    /// Tells what a printer offers: `lpoptions`.
    pub options: OsString,
    /// Takes a job out of the queue: `cancel`.
    pub cancel: OsString,
    /// Tells how a job ended, where it is installed: `ipptool`.
    pub ends: OsString,
    /// How long a question may take.
    pub patience: Duration,
    /// How often a job is looked at.
    pub pace: Duration,
}

impl Default for Cups {
    fn default() -> Self {
        Self {
            list: "lpstat".into(),
            send: "lp".into(),
            options: "lpoptions".into(),
            cancel: "cancel".into(),
            ends: "ipptool".into(),
            patience: PATIENCE,
            pace: Duration::from_secs(1),
        }
    }
}

impl Cups {
    /// The programs of CUPS that lie in this folder.
    pub fn in_folder(folder: &Path) -> Self {
        let at = |name: &str| folder.join(name).into_os_string();
        Self {
            list: at("lpstat"),
            send: at("lp"),
            options: at("lpoptions"),
            cancel: at("cancel"),
            ends: at("ipptool"),
            ..Self::default()
        }
    }

    /// The printers, with an empty list where there is no printing system.
    pub(super) fn printers(&self) -> Printers {
        let names = self.answer(&self.list, &["-e"]).map(|text| words::queue_names(&text)).unwrap_or_default();
        if names.is_empty() {
            return Printers::default();
        }
        let ask = |arguments: &[&str]| self.answer(&self.list, arguments).unwrap_or_default();
        let wanted = ask(&["-d"]);
        let default = words::default_name(&wanted);
        let default = names.iter().position(|name| Some(name.as_str()) == default);
        let (queues, refusing) = (ask(&["-l", "-p"]), ask(&["-a"]));
        let end = Instant::now() + OFFERS_PATIENCE;
        let info = |name: &String| PrinterInfo {
            name: name.clone(),
            state: state_of(name, &queues, &refusing),
            offers: self.offers(name, end),
        };
        let infos = names.iter().map(info).collect();
        Printers { names, default, infos }
    }

    fn offers(&self, name: &str, end: Instant) -> Option<Offers> {
        let left = end.saturating_duration_since(Instant::now()).min(self.patience);
        if left.is_zero() {
            return None;
        }
        let said = run(&mut plain(&self.options, &["-p", name, "-l"]), None, left).ok()?;
        words::offers(&said.out)
    }

    /// Gives a PDF to a queue that stands ready.
    pub(super) fn send(&self, order: &PrintOrder, pdf: &[u8]) -> Result<JobTicket, PrintError> {
        self.check(&order.printer)?;
        let patience = self.patience + Duration::from_secs((pdf.len() / BYTES_A_SECOND) as u64);
        let said = run(&mut plain(&self.send, &arguments(order)), Some(pdf.to_vec()), patience)?;
        if !said.is_fine {
            return Err(refusal(order, &said));
        }
        match said.unheard {
            Some(because) => Err(PrintError::Broken(because)),
            None => Ok(JobTicket { printer: order.printer.clone(), id: words::job_id(&said.out) }),
        }
    }

    /// Whether the queue is there, goes and takes jobs: told before anything is sent. What lpstat does not tell stops nobody.
    fn check(&self, printer: &str) -> Result<(), PrintError> {
        let said = run(&mut plain(&self.list, &["-l", "-p", printer]), None, self.patience)?;
        if !said.is_fine && words::says_gone(&said.complaint) {
            return Err(self.gone(said.complaint));
        }
        let taking = run(&mut plain(&self.list, &["-a", printer]), None, self.patience)?;
        match state_of(printer, &said.out, &taking.out) {
            QueueState::Stopped(reason) => Err(PrintError::Stopped(reason)),
            QueueState::Refusing(reason) => Err(PrintError::NotAccepting(reason)),
            QueueState::Idle | QueueState::Printing | QueueState::Unknown => Ok(()),
        }
    }

    /// The printer is gone, or all of them are, for the scheduler does not run.
    fn gone(&self, complaint: String) -> PrintError {
        let scheduler = run(&mut plain(&self.list, &["-r"]), None, self.patience);
        let is_off = scheduler.is_ok_and(|said| words::says_no_scheduler(&said.out));
        if is_off { PrintError::NoSystem } else { PrintError::Gone(complaint) }
    }

    /// How far the job is.
    pub(super) fn job_state(&self, ticket: &JobTicket) -> Result<JobState, PrintError> {
        let Some(id) = &ticket.id else {
            return Ok(JobState::Forgotten);
        };
        let ask = |arguments: &[&str]| run(&mut plain(&self.list, arguments), None, self.patience);
        let open = ask(&["-l", "-W", "not-completed", "-o", &ticket.printer])?;
        if let Some(job) = words::jobs(&open.out).into_iter().find(|job| job.id == id) {
            let queue = ask(&["-l", "-p", &ticket.printer])?;
            return Ok(open_state(&job, &queue.out, &ticket.printer));
        }
        let closed = ask(&["-l", "-W", "completed", "-o", &ticket.printer])?;
        if !open.is_fine && !closed.is_fine {
            let is_gone = words::says_gone(&closed.complaint);
            return Err(if is_gone { self.gone(closed.complaint) } else { PrintError::Broken(closed.complaint) });
        }
        let closed = words::jobs(&closed.out).into_iter().find(|job| job.id == id).map(|job| closed_state(&job));
        Ok(match closed {
            None => JobState::Forgotten,
            Some(JobState::Done) => self.end_of(ticket, id).unwrap_or(JobState::Done),
            Some(state) => state,
        })
    }

    /// How the job ended by the standard's own word: `lpstat` lists one that a person took out elsewhere among those that
    /// are done. `None` where `ipptool` is not installed or does not tell.
    fn end_of(&self, ticket: &JobTicket, id: &str) -> Option<JobState> {
        let (_, number) = id.rsplit_once('-')?;
        let job = format!("ipp://localhost/jobs/{number}");
        let mut command = plain(&self.ends, &["-T", "5", "-tv", &job, "/dev/stdin"]);
        let said = run(&mut command, Some(JOB_QUESTION.into()), self.patience).ok()?;
        words::job_end(&said.out, &ticket.printer)
    }

    /// Takes the job out of its queue.
    pub(super) fn cancel(&self, ticket: &JobTicket) -> Result<(), PrintError> {
        let Some(id) = &ticket.id else {
            return Err(PrintError::TooLate(String::new()));
        };
        let said = run(&mut plain(&self.cancel, &[id]), None, self.patience)?;
        match said {
            Said { is_fine: true, .. } => Ok(()),
            Said { complaint, .. } if words::says_too_late(&complaint) => Err(PrintError::TooLate(complaint)),
            Said { complaint, .. } => Err(PrintError::NotCancelled(complaint)),
        }
    }

    fn answer(&self, program: &OsStr, arguments: &[&str]) -> Option<String> {
        let said = run(&mut plain(program, arguments), None, self.patience).ok()?;
        said.is_fine.then_some(said.out)
    }
}

/// The program, speaking the one language that can be read here.
fn plain(program: &OsStr, arguments: &[impl AsRef<OsStr>]) -> Command {
    let mut command = Command::new(program);
    command.env("LC_ALL", "C").args(arguments);
    command
}

/// What `lp` is told: actual size, the paper and the sides, always, for a queue's own default is not ours.
pub(super) fn arguments(order: &PrintOrder) -> Vec<String> {
    let mut options = vec![
        "print-scaling=none".to_owned(),
        format!("media={}", order.media.cups_name()),
        format!("sides={}", order.sides.keyword()),
    ];
    options.extend(order.page_ranges().map(|ranges| format!("page-ranges={ranges}")));
    let words = ["-d", &order.printer, "-t", &order.title, "-n", &order.copies.to_string()].map(str::to_owned);
    let options = options.into_iter().flat_map(|option| ["-o".to_owned(), option]);
    words.into_iter().chain(options).chain(["--", "-"].map(str::to_owned)).collect()
}

fn state_of(name: &str, queues: &str, taking: &str) -> QueueState {
    let state = words::queues(queues).iter().find(|queue| queue.name == name).map(words::Queue::state);
    let refusing = words::refusing(taking).into_iter().find(|(queue, _)| *queue == name);
    match (state, refusing) {
        (Some(QueueState::Stopped(reason)), _) => QueueState::Stopped(reason),
        (_, Some((_, reason))) => QueueState::Refusing(reason),
        (state, None) => state.unwrap_or_default(),
    }
}

fn refusal(order: &PrintOrder, said: &Said) -> PrintError {
    let complaint = said.complaint.trim_start_matches("lp:").trim().to_owned();
    match () {
        () if words::says_full(&complaint) => PrintError::SpoolFull(complaint),
        () if words::says_gone(&complaint) => PrintError::Gone(order.printer.clone()),
        () if words::says_refusing(&complaint) => PrintError::NotAccepting(super::Reason::default()),
        () if words::says_no_scheduler(&complaint) => PrintError::NoSystem,
        () => PrintError::Refused(complaint),
    }
}

/// A job that is still in the queue.
fn open_state(job: &words::Job<'_>, queues: &str, printer: &str) -> JobState {
    let queues = words::queues(queues);
    let queue = queues.iter().find(|queue| queue.name == printer);
    let is_here = queue.is_some_and(|queue| queue.job == Some(job.id));
    let message = queue.filter(|_| is_here).map_or("", words::Queue::message);
    let page = words::page(job.status).or_else(|| words::page(message));
    match queue.map(words::Queue::state) {
        Some(QueueState::Stopped(reason)) => JobState::Stopped { reason, page },
        // CUPS keeps a job whose pages it could not prepare in the queue, to try again.
        _ if job.is_alert(&["job-completed-with-errors", "job-stopped"]) => {
            JobState::Stopped { reason: job.reason(), page }
        }
        Some(_) if is_here => match queue.map(words::Queue::reason).filter(|reason| reason.trouble.is_some()) {
            Some(reason) => JobState::Stopped { reason, page },
            None => JobState::Printing { page },
        },
        _ => JobState::Waiting,
    }
}

/// A job that has left the queue.
fn closed_state(job: &words::Job<'_>) -> JobState {
    match () {
        () if job.is_alert(&["job-canceled"]) => JobState::Cancelled,
        () if job.is_alert(&["aborted-by-system", "job-aborted", "job-completed-with-errors", "document-"]) => {
            JobState::Failed { reason: job.reason(), page: words::page(job.status) }
        }
        () => JobState::Done,
    }
}
