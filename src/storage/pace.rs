//! How far long writing is, told row by row, and the wish to stop it: until the commit nothing of it stands in the file.

use std::cell::{Cell, RefCell};

use super::StorageError;

/// A part of long writing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Part {
    /// Nothing is written yet: what is on record is looked through.
    #[default]
    Looking,
    /// The records are written.
    Records,
    /// The line of the history is written: a row changed is a step.
    History,
    /// The index of the cases follows: a case is a step.
    Index,
    /// Committed: bytes that were freed are wiped. No longer stopped.
    Bytes,
}

/// How far long writing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reached {
    /// The part it is at.
    pub part: Part,
    /// Steps of the part done.
    pub done: usize,
    /// Steps of the part in all; 0 while unknown.
    pub total: usize,
}

/// Told after each step; `false` stops the writing.
pub type GoOn = Box<dyn FnMut(Reached) -> bool + Send>;

/// The pace of what is being written; nobody is told unless somebody asked to be.
#[derive(Default)]
pub struct Pace {
    go_on: RefCell<Option<GoOn>>,
    reached: Cell<Reached>,
}

impl Pace {
    /// From now on somebody is told, or nobody any more.
    pub fn tell(&mut self, go_on: Option<GoOn>) {
        (*self.go_on.get_mut(), self.reached) = (go_on, Cell::default());
    }

    /// A part begins, of so many steps (0 while unknown).
    ///
    /// # Errors
    /// `Stopped`.
    pub fn begin(&self, part: Part, total: usize) -> Result<(), StorageError> {
        self.reach(Reached { part, done: 0, total })
    }

    /// A step of the part is done.
    ///
    /// # Errors
    /// `Stopped`.
    pub fn step(&self) -> Result<(), StorageError> {
        let reached = self.reached.get();
        self.reach(Reached { done: reached.done + 1, ..reached })
    }

    fn reach(&self, reached: Reached) -> Result<(), StorageError> {
        self.reached.set(reached);
        let goes_on = self.go_on.borrow_mut().as_mut().is_none_or(|go_on| go_on(reached));
        if goes_on || reached.part == Part::Bytes { Ok(()) } else { Err(StorageError::Stopped) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::{Arc, Mutex};

    fn stopping_at(done: usize) -> (Pace, Arc<Mutex<Vec<Reached>>>) {
        let told: Arc<Mutex<Vec<Reached>>> = Arc::default();
        let mut pace = Pace::default();
        let heard = Arc::clone(&told);
        pace.tell(Some(Box::new(move |reached| {
            heard.lock().unwrap().push(reached);
            reached.done < done
        })));
        (pace, told)
    }

    #[test]
    fn each_step_is_told_until_it_is_stopped() {
        let (pace, told) = stopping_at(2);
        pace.begin(Part::Records, 3).unwrap();
        pace.step().unwrap();
        assert!(matches!(pace.step(), Err(StorageError::Stopped)));
        let steps: Vec<(usize, usize)> = told.lock().unwrap().iter().map(|one| (one.done, one.total)).collect();
        assert_eq!(steps, [(0, 3), (1, 3), (2, 3)]);
    }

    #[test]
    fn what_is_committed_is_not_stopped_any_more() {
        let (pace, _) = stopping_at(0);
        pace.begin(Part::Bytes, 3).unwrap();
        pace.step().unwrap();
        assert!(pace.begin(Part::Records, 0).is_err());
    }

    #[test]
    fn without_anybody_to_tell_it_goes_on() {
        let (mut pace, _) = stopping_at(0);
        pace.tell(None);
        assert!(pace.begin(Part::Records, 1).and_then(|()| pace.step()).is_ok());
    }
}
