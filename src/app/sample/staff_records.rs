//! Training and conduct of the sample hall, recorded on their days.

use chrono::NaiveDate;

use super::{Event, Filling};
use crate::domain::dates::Moment;
use crate::domain::ids::StaffId;
use crate::domain::staff::StaffRecord;
use crate::exchange::sample_hall::{SampleConduct, SampleTraining, YearDay};
use crate::register::RegisterError;

/// Hour of the day such things are written down.
const WRITTEN_AT: (u32, u32) = (17, 40);

impl<'a> Filling<'a> {
    /// Every training and conduct record with its moment; those still ahead are left out by the caller.
    pub(super) fn record_events(&self) -> Vec<(Moment, Event<'a>)> {
        let training = self.sample.training.iter().map(|one| (one.day, Event::Training(one)));
        let conduct = self.sample.conduct.iter().map(|one| (one.day, Event::Conduct(one)));
        let placed = training.chain(conduct).filter_map(|(day, event)| Some((self.written(day)?, event)));
        placed.collect()
    }

    fn written(&self, day: YearDay) -> Option<Moment> {
        let (hour, minute) = WRITTEN_AT;
        let time = chrono::NaiveTime::from_hms_opt(hour, minute, 0)?;
        Some(Moment::at(day.date(self.now.date())?, time))
    }

    pub(super) fn training(&mut self, at: Moment, training: &SampleTraining) -> Result<(), RegisterError> {
        let people = self.people_who(at.date(), |person, day| training.has(person, day))?;
        if let Some(new) = training.training(at.date()).filter(|_| !people.is_empty()) {
            self.register.record_training(&people, &new, at)?;
        }
        Ok(())
    }

    pub(super) fn conduct(&mut self, at: Moment, conduct: &SampleConduct) -> Result<(), RegisterError> {
        let people = self.people_who(at.date(), |person, day| conduct.has(person, day))?;
        if let Some(new) = conduct.conduct(at.date()).filter(|_| !people.is_empty()) {
            self.register.record_conduct(&people, &new, at)?;
        }
        Ok(())
    }

    fn people_who(
        &self,
        day: NaiveDate,
        fits: impl Fn(&StaffRecord, NaiveDate) -> bool,
    ) -> Result<Vec<StaffId>, RegisterError> {
        let staff = self.register.staff()?;
        Ok(staff.into_iter().filter(|member| fits(&member.record, day)).map(|member| member.id).collect())
    }
}
