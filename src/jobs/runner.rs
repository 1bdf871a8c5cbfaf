//! Starts jobs in named threads and hands their end to whoever asked; a panic inside ends the job, not the program.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::thread;

use super::progress::{Progress, Seen};

/// How a job ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JobEnd<T> {
    /// Its value.
    Value(T),
    /// It broke; what the panic said.
    Broke(String),
}

/// Starts jobs.
#[derive(Clone)]
pub struct Jobs {
    wake: Arc<dyn Fn() + Send + Sync>,
    place: Place,
    running: Arc<AtomicUsize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Threads,
    Here,
}

impl Jobs {
    /// Jobs in threads of their own; `wake` is called when one ends, so that the window looks.
    pub fn in_threads(wake: impl Fn() + Send + Sync + 'static) -> Self {
        Self { wake: Arc::new(wake), place: Place::Threads, running: Arc::default() }
    }

    /// Jobs run at once where they are started: the command line and tests.
    pub fn at_once() -> Self {
        Self { wake: Arc::new(|| {}), place: Place::Here, running: Arc::default() }
    }

    /// Whether any job is under way.
    pub fn are_running(&self) -> bool {
        self.running.load(Ordering::Relaxed) > 0
    }

    /// Starts a job. `name` is the thread's name.
    pub fn start<T: Send + 'static>(&self, name: &str, work: impl FnOnce(&Progress) -> T + Send + 'static) -> Task<T> {
        let progress = Progress::default();
        let (sender, receiver) = channel();
        let wake = Arc::clone(&self.wake);
        let inner = progress.clone();
        let counted = Counted::new(&self.running);
        let run = move || finish((&sender, counted), || work(&inner), wake.as_ref());
        match self.place {
            Place::Here => run(),
            Place::Threads => {
                if let Err(error) = thread::Builder::new().name(name.to_owned()).spawn(run) {
                    tracing::error!(%error, job = name, "no thread could be started");
                }
            }
        }
        Task { receiver, progress }
    }
}

/// Counts as a running job until it is dropped.
struct Counted(Arc<AtomicUsize>);

impl Counted {
    fn new(running: &Arc<AtomicUsize>) -> Self {
        running.fetch_add(1, Ordering::Relaxed);
        Self(Arc::clone(running))
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

fn finish<T>((sender, counted): (&Sender<JobEnd<T>>, Counted), work: impl FnOnce() -> T, wake: &dyn Fn()) {
    let end = match catch_unwind(AssertUnwindSafe(work)) {
        Ok(value) => JobEnd::Value(value),
        Err(panic) => JobEnd::Broke(panic_text(panic.as_ref())),
    };
    // Whoever asked may have gone away; then nobody misses the value.
    let _ = sender.send(end);
    drop(counted);
    wake();
}

fn panic_text(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "unknown".to_owned())
}

/// A job under way: ask it each frame.
#[derive(Debug)]
pub struct Task<T> {
    receiver: Receiver<JobEnd<T>>,
    progress: Progress,
}

impl<T> Task<T> {
    /// Its end, once; `None` while it runs.
    pub fn poll(&self) -> Option<JobEnd<T>> {
        match self.receiver.try_recv() {
            Ok(end) => Some(end),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => Some(JobEnd::Broke("the job ended without a word".to_owned())),
        }
    }

    /// Waits for its end; for the command line and tests.
    pub fn wait(self) -> JobEnd<T> {
        self.receiver.recv().unwrap_or_else(|_| JobEnd::Broke("the job ended without a word".to_owned()))
    }

    /// Waits for its end, but not longer than this; `None` when it still runs then.
    pub fn wait_at_most(&self, most: std::time::Duration) -> Option<JobEnd<T>> {
        self.receiver.recv_timeout(most).ok().map_or_else(|| self.poll(), Some)
    }

    /// How far it is.
    pub fn seen(&self) -> Seen {
        self.progress.seen()
    }

    /// Asks it to stop.
    pub fn cancel(&self) {
        self.progress.cancel();
    }
}

#[cfg(test)]
mod tests {
    use super::super::Cancelled;
    use super::*;

    #[test]
    fn a_job_gives_its_value_and_wakes_the_window() {
        let (woken, seen) = channel();
        let woken = std::sync::Mutex::new(woken);
        let jobs = Jobs::in_threads(move || woken.lock().unwrap().send(()).unwrap());
        let task = jobs.start("adding", |progress| {
            progress.expect(2);
            progress.step().and_then(|()| progress.step()).map(|()| 1 + 1)
        });
        seen.recv().unwrap();
        assert_eq!(task.seen(), Seen { done: 2, total: 2 });
        assert_eq!(task.wait(), JobEnd::Value(Ok(2)));
    }

    #[test]
    fn a_job_that_breaks_says_so() {
        let task = Jobs::at_once().start("breaking", |_| -> u8 { panic!("out of ink") });
        assert_eq!(task.poll(), Some(JobEnd::Broke("out of ink".to_owned())));
    }

    #[test]
    fn a_cancelled_job_stops_at_its_next_step() {
        let (begun, wait) = channel();
        let (go, gone) = channel::<()>();
        let task = Jobs::in_threads(|| {}).start("counting", move |progress| {
            begun.send(()).unwrap();
            gone.recv().unwrap();
            progress.step()
        });
        wait.recv().unwrap();
        task.cancel();
        go.send(()).unwrap();
        assert_eq!(task.wait(), JobEnd::Value(Err(Cancelled)));
    }
}
