//! Runs a program of the printing system: never longer than one is patient, and never stuck on its pipes.

use std::io::{ErrorKind, Read, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

/// How often a program is looked at.
const LOOK: Duration = Duration::from_millis(10);
/// How long the last words of a program that has ended may take.
const LAST_WORDS: Duration = Duration::from_secs(2);

/// What a program said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    /// It ended well.
    pub(super) is_fine: bool,
    /// Its answer.
    pub(super) out: String,
    /// Its complaint, or how it ended where it has none.
    pub(super) complaint: String,
    /// Why it did not hear all it was told.
    pub(super) unheard: Option<String>,
}

/// Why it said nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum RunError {
    /// No such program.
    Absent,
    /// It did not end in time and was ended.
    TimedOut(Duration),
    /// It could not be run.
    Broken(String),
}

/// Runs it to its end, telling it `input`. A program that takes longer than `patience` is ended.
pub(super) fn run(command: &mut Command, input: Option<Vec<u8>>, patience: Duration) -> Result<Said, RunError> {
    let ear = if input.is_some() { Stdio::piped() } else { Stdio::null() };
    let child = quiet(command).stdin(ear).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut child = child.map_err(|error| match error.kind() {
        ErrorKind::NotFound => RunError::Absent,
        _ => RunError::Broken(error.to_string()),
    })?;
    let heard = child.stdin.take().zip(input).map(|(mut ear, input)| in_thread(move || ear.write_all(&input)));
    let out = child.stdout.take().map(listen);
    let complaint = child.stderr.take().map(listen);
    let status = wait(&mut child, patience)?;
    let words =
        |pipe: Option<Receiver<String>>| pipe.and_then(|pipe| pipe.recv_timeout(LAST_WORDS).ok()).unwrap_or_default();
    let complaint = words(complaint).trim().to_owned();
    let complaint = if complaint.is_empty() { status.to_string() } else { complaint };
    let unheard = heard.and_then(|heard| match heard.recv_timeout(LAST_WORDS) {
        Ok(Ok(())) => None,
        Ok(Err(error)) => Some(error.to_string()),
        Err(_) => Some("not all was read".to_owned()),
    });
    Ok(Said { is_fine: status.success(), out: words(out), complaint, unheard })
}

/// No black window flashes up on Windows.
fn quiet(command: &mut Command) -> &mut Command {
    #[cfg(windows)]
    {
        use std::os::windows::process::CommandExt;
        const CREATE_NO_WINDOW: u32 = 0x0800_0000;
        command.creation_flags(CREATE_NO_WINDOW);
    }
    command
}

fn wait(child: &mut Child, patience: Duration) -> Result<ExitStatus, RunError> {
    let broken = |error: std::io::Error| RunError::Broken(error.to_string());
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait().map_err(broken)? {
            return Ok(status);
        }
        if start.elapsed() >= patience {
            // It may have ended by itself this very moment.
            let _ = child.kill();
            let _ = child.wait();
            return Err(RunError::TimedOut(patience));
        }
        thread::sleep(LOOK);
    }
}

/// Reads a pipe to its end.
fn listen(mut pipe: impl Read + Send + 'static) -> Receiver<String> {
    in_thread(move || {
        let mut bytes = vec![];
        // What was read before a fault is still worth telling.
        let _ = pipe.read_to_end(&mut bytes);
        String::from_utf8_lossy(&bytes).into_owned()
    })
}

/// Pipes have threads of their own: a child of the program may hold one open long after the program was ended.
fn in_thread<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Receiver<T> {
    let (sender, receiver) = channel();
    let spawned = thread::Builder::new().name("print pipe".to_owned()).spawn(move || sender.send(work()));
    if let Err(error) = spawned {
        tracing::error!(%error, "no thread for a pipe could be started");
    }
    receiver
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn shell(text: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", text]);
        command
    }

    #[test]
    fn a_program_that_hangs_is_ended_even_when_its_child_holds_the_pipe() {
        let start = Instant::now();
        let answer = run(&mut shell("sleep 30; echo late"), None, Duration::from_millis(200));
        assert_eq!(answer, Err(RunError::TimedOut(Duration::from_millis(200))));
        assert!(start.elapsed() < Duration::from_secs(10));
    }

    #[test]
    fn a_program_that_hears_nothing_is_ended_too() {
        let answer = run(&mut shell("sleep 30"), Some(vec![0; 1_000_000]), Duration::from_millis(200));
        assert!(matches!(answer, Err(RunError::TimedOut(_))), "{answer:?}");
    }

    #[test]
    fn all_that_is_said_is_heard_and_all_that_is_told_arrives() {
        let said = run(&mut shell("wc -c; echo oh >&2; exit 3"), Some(vec![7; 300_000]), Duration::from_secs(20));
        let said = said.unwrap();
        assert_eq!((said.out.trim(), said.complaint.as_str()), ("300000", "oh"));
        assert!(!said.is_fine && said.unheard.is_none());
    }

    #[test]
    fn a_program_that_is_not_there_is_absent() {
        let answer = run(&mut Command::new("/no/such/program"), None, Duration::from_secs(1));
        assert_eq!(answer, Err(RunError::Absent));
    }
}
