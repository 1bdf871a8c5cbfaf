//! The open file's records lent to a job, for one long piece of work: nobody else reads or writes them meanwhile, and they
//! come back whatever becomes of the job.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use super::{JobEnd, Jobs, Task};
use crate::register::Register;
use crate::register::pace::Reached;

/// A register lent to a job that makes a `T` with it.
pub struct Lent<T> {
    register: Arc<Mutex<Register>>,
    reached: Arc<Mutex<Reached>>,
    task: Task<T>,
}

/// What came back: the register, and how the job ended. `None` for a register that is lost, and its file closed with it.
pub type GivenBack<T> = (Option<Register>, JobEnd<T>);

impl<T: Send + 'static> Lent<T> {
    /// Lends a register. A stop asked for ends the work at its next step, before it is committed.
    pub fn lend(
        jobs: &Jobs,
        name: &str,
        register: Register,
        work: impl FnOnce(&mut Register) -> T + Send + 'static,
    ) -> Self {
        let (register, reached) = (Arc::new(Mutex::new(register)), Arc::new(Mutex::new(Reached::default())));
        let (lent, told) = (Arc::clone(&register), Arc::clone(&reached));
        let task = jobs.start(name, move |progress| {
            let progress = progress.clone();
            let go_on = move |at: Reached| {
                *told.lock().unwrap_or_else(PoisonError::into_inner) = at;
                progress.reach(at.done, at.total).is_ok()
            };
            let mut register = lent.lock().unwrap_or_else(PoisonError::into_inner);
            register.watched(Box::new(go_on), work)
        });
        Self { register, reached, task }
    }

    /// The register and the end, once the job is over; before, itself.
    ///
    /// # Errors
    /// Itself, while the job goes on.
    pub fn take_back(self) -> Result<GivenBack<T>, Self> {
        match self.task.poll() {
            Some(end) => Ok(self.with_end(end)),
            None => Err(self),
        }
    }

    /// The same, after waiting for it so long at most: a short piece of work is over by then.
    ///
    /// # Errors
    /// Itself, while the job goes on.
    pub fn take_back_within(self, most: Duration) -> Result<GivenBack<T>, Self> {
        match self.task.wait_at_most(most) {
            Some(end) => Ok(self.with_end(end)),
            None => Err(self),
        }
    }

    /// Stops the job and waits until it gave the register back.
    pub fn stop(self) -> GivenBack<T> {
        self.task.cancel();
        let Self { register, task, .. } = self;
        let end = task.wait();
        (owned(register), end)
    }

    /// Asks the job to stop.
    pub fn cancel(&self) {
        self.task.cancel();
    }

    /// How far it is.
    pub fn reached(&self) -> Reached {
        *self.reached.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn with_end(self, end: JobEnd<T>) -> GivenBack<T> {
        (owned(self.register), end)
    }
}

/// The job let go of it before it told its end. One that broke in the middle left it locked, no more.
fn owned(register: Arc<Mutex<Register>>) -> Option<Register> {
    Arc::into_inner(register).map(|register| register.into_inner().unwrap_or_else(PoisonError::into_inner))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::dates::Moment;
    use crate::domain::hall::HallDraft;
    use crate::domain::staff::StaffDraft;
    use crate::register::pace::Part;
    use std::sync::mpsc::channel;

    const NOW: Moment = Moment(1_795_000_000_000);

    fn register() -> Register {
        let hall = HallDraft { name: "甲".into(), ..HallDraft::fresh() }.check(None, NOW.date()).unwrap();
        Register::in_memory(&hall, NOW).unwrap()
    }

    #[test]
    fn what_is_lent_comes_back_with_the_value() {
        let lent =
            Lent::lend(&Jobs::in_threads(|| {}), "counting", register(), |register| register.staff().unwrap().len());
        let (register, end) = lent.stop();
        assert_eq!(end, JobEnd::Value(0));
        assert_eq!(register.unwrap().hall().name, "甲");
    }

    #[test]
    fn a_job_that_breaks_in_the_middle_of_a_change_gives_back_the_records_as_they_were() {
        for jobs in [Jobs::at_once(), Jobs::in_threads(|| {})] {
            let mut records = register();
            let person = StaffDraft { work_no: "CQ0201".into(), name: "周静岚".into(), ..StaffDraft::default() };
            let staff = records.add_staff(&person.check(NOW.date()).unwrap(), NOW).unwrap().value;
            let lent: Lent<()> = Lent::lend(&jobs, "breaking", records, move |register| {
                let mut read = |_| panic!("out of ink");
                let cuts = crate::domain::photos::PerSize { one_inch: None, five_inch: None };
                let photo =
                    crate::register::photos::PhotoToTakeOver { staff, name: String::new(), cuts, taken_on: None };
                register.take_over_photos(&[photo], &mut read, NOW).unwrap();
            });
            let Ok((register, end)) = lent.take_back_within(Duration::from_mins(1)) else { panic!("it never ended") };
            assert_eq!(end, JobEnd::Broke("out of ink".to_owned()));
            let mut register = register.unwrap();
            register.recover().unwrap();
            let report = register.verify().unwrap();
            assert_eq!((report.lines, report.findings), (2, vec![]), "rolled back, and written to again");
            let hall = HallDraft { name: "乙".into(), ..HallDraft::fresh() }.check(None, NOW.date()).unwrap();
            register.change_hall(&hall, NOW).unwrap();
            assert_eq!(register.hall().name, "乙");
        }
    }

    #[test]
    fn a_stop_reaches_the_work_at_its_next_step_and_how_far_it_was_is_seen() {
        let (begun, wait) = channel();
        let lent = Lent::lend(&Jobs::in_threads(|| {}), "erasing the index", register(), move |register| {
            begun.send(()).unwrap();
            loop {
                if let Err(error) = register.rebuild_case_index() {
                    return error.is_stop();
                }
            }
        });
        wait.recv().unwrap();
        while lent.reached().part != Part::Index {
            std::thread::yield_now();
        }
        assert_eq!(lent.stop().1, JobEnd::Value(true));
    }
}
