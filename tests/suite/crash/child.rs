//! The child: this very test binary again, at one kind of work on a file until it ends, is killed or dies at a point.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::time::Duration;

use hallkeeper::storage::fault::ABORT_AT;

use super::{backups, erasures, imports, keys, migrations, outward, power_cut, restores, salvages, saves};

/// Which work; without it the child's test does nothing.
const WORK: &str = "HALLKEEPER_CRASH_WORK";
/// On which file.
const FILE: &str = "HALLKEEPER_CRASH_FILE";
/// First number the child uses.
const FROM: &str = "HALLKEEPER_CRASH_FROM";
/// Before a line that the child tells.
const MARK: &str = "told: ";
/// The line told before the work begins: whoever kills at random waits for it.
const BEGUN: &str = "begun";

/// A kind of work.
#[derive(Clone, Copy)]
pub(super) struct Work {
    /// Its name.
    pub(super) name: &'static str,
    /// Works on a file, using numbers from the given one on; tells what was acknowledged.
    pub(super) run: fn(&Path, usize),
}

/// Every kind of work.
const WORKS: [Work; 15] = [
    saves::SAVING,
    imports::BRINGING_STAFF,
    imports::BRINGING_CASES,
    imports::BRINGING_ENTRIES,
    imports::BRINGING_DOCUMENTS,
    migrations::OPENING,
    backups::COPYING,
    keys::WRAPPING,
    erasures::ERASING,
    salvages::SALVAGING,
    restores::RESTORING,
    power_cut::SAVING_A_LITTLE,
    power_cut::COPYING_A_LITTLE,
    power_cut::RESTORING_ONCE,
    outward::TAKING_OUT,
];

/// How the child ends.
#[derive(Clone, Copy)]
pub(super) enum Until {
    /// SIGKILL so long after it begun.
    Killed(Duration),
    /// By itself at a point of the program (`save:written`, `migration:step#3`).
    AbortsAt(&'static str),
    /// SIGKILL as soon as it told so many things.
    Told(usize),
}

/// What came of a child.
pub(super) struct Ended {
    /// What it told, in order.
    pub(super) told: Vec<String>,
    /// How it ended.
    pub(super) status: ExitStatus,
}

impl Ended {
    /// Whether it died by itself at the point asked for, and of nothing else.
    pub(super) fn aborted(&self) -> bool {
        #[cfg(unix)]
        {
            use std::os::unix::process::ExitStatusExt;
            // SIGABRT
            self.status.signal() == Some(6)
        }
        #[cfg(not(unix))]
        {
            !self.status.success()
        }
    }
}

/// Says so; what is said counts as acknowledged.
pub(super) fn tell(line: &str) {
    let mut out = std::io::stdout();
    writeln!(out, "\n{MARK}{line}").unwrap();
    out.flush().unwrap();
}

/// Says that from now on it may be killed.
pub(super) fn begun() {
    tell(BEGUN);
}

/// The child itself.
#[test]
fn child_works_until_it_is_killed() {
    let Ok(name) = std::env::var(WORK) else {
        return;
    };
    let file = std::env::var(FILE).unwrap();
    let from = std::env::var(FROM).unwrap().parse().unwrap();
    let work = WORKS.iter().find(|work| work.name == name).unwrap();
    (work.run)(Path::new(&file), from);
}

/// The command that runs the child.
pub(super) fn command(work: Work, file: &Path, from: usize) -> Command {
    let (_, here) = module_path!().split_once("::").unwrap();
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args(["--exact", &format!("{here}::child_works_until_it_is_killed"), "--nocapture"])
        .env(WORK, work.name)
        .env(FILE, file)
        .env(FROM, from.to_string())
        .env_remove(ABORT_AT)
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    command
}

/// Runs the child to its end and gives what it told.
pub(super) fn run(work: Work, (file, from): (&Path, usize), until: Until) -> Ended {
    let mut command = command(work, file, from);
    if let Until::AbortsAt(point) = until {
        command.env(ABORT_AT, point);
    }
    let mut child = command.spawn().unwrap();
    let mut lines = told_by(child.stdout.take().unwrap());
    let mut told = Vec::new();
    if let Until::Killed(after) = until {
        told.extend(lines.by_ref().take_while(|line| line != BEGUN));
        let reader = std::thread::Builder::new().name("acknowledged".into());
        let reader = reader.spawn(move || lines.collect::<Vec<_>>()).unwrap();
        std::thread::sleep(after);
        // It may have ended by itself.
        let _ = child.kill();
        told.extend(reader.join().unwrap());
    } else if let Until::Told(many) = until {
        told.extend(lines.by_ref().filter(|line| line != BEGUN).take(many));
        let _ = child.kill();
        told.extend(lines);
    } else {
        told.extend(lines.filter(|line| line != BEGUN));
    }
    Ended { told, status: child.wait().unwrap() }
}

/// How long this work takes on this machine until it told so many things: whoever kills within it hits it at every place.
pub(super) fn time_of(work: Work, (file, from): (&Path, usize), many: usize) -> (Duration, Ended) {
    let mut child = command(work, file, from).spawn().unwrap();
    let mut lines = told_by(child.stdout.take().unwrap());
    assert_eq!(lines.next().as_deref(), Some(BEGUN));
    let begun = std::time::Instant::now();
    let mut told: Vec<String> = lines.by_ref().take(many).collect();
    let took = begun.elapsed();
    let _ = child.kill();
    told.extend(lines);
    (took, Ended { told, status: child.wait().unwrap() })
}

/// The lines told, as they come; what a child was in the middle of saying does not count.
pub(super) fn told_by(out: std::process::ChildStdout) -> impl Iterator<Item = String> {
    let mut out = BufReader::new(out);
    std::iter::from_fn(move || {
        loop {
            let mut line = String::new();
            if out.read_line(&mut line).ok()? == 0 {
                return None;
            }
            if let Some(told) = line.strip_suffix('\n').and_then(|line| line.strip_prefix(MARK)) {
                return Some(told.to_owned());
            }
        }
    })
}
