//! A check under way: the walk over the file between frames, the look around it in the background.

use egui::{Context, Ui};

use super::super::verify::{stage_key, walking_ui};
use super::super::walk;
use crate::domain::health::around::{self, AroundFacts};
use crate::domain::health::{Finding, HealthReport};
use crate::jobs::health::{LookAround, Surroundings, look_around};
use crate::jobs::{Cancelled, JobEnd, Task};
use crate::register::RegisterError;
use crate::register::health::{HealthStage, HealthWalk};
use crate::ui::context::UiContext;
use crate::ui::widgets::titled_card;

/// A check under way.
pub(super) struct Walking {
    walk: HealthWalk,
    look: Option<Task<Result<AroundFacts, Cancelled>>>,
    around: Option<Vec<Finding>>,
}

/// How it is after a frame.
pub(super) enum Walked {
    /// There is more to do.
    On(Box<Walking>),
    /// Everything was looked at.
    Done(HealthReport),
    /// The file could not be read, or the look around broke.
    Failed(String),
}

impl Walking {
    /// Begins both.
    ///
    /// # Errors
    /// The file's.
    pub(super) fn begin(cx: &UiContext<'_>, around: &Surroundings) -> Result<Self, RegisterError> {
        let signs = cx.register.printed_signs()?;
        let (key, hall) = (cx.register.key().cloned(), cx.register.hall_uid().ok());
        let look = LookAround { around: around.clone(), signs, key, hall };
        let task = cx.jobs.start("looking around", move |progress| look_around(&look, progress));
        Ok(Self { walk: HealthWalk::new(cx.register, cx.now)?, look: Some(task), around: None })
    }

    /// Walks on for a frame.
    pub(super) fn go_on(mut self: Box<Self>, ctx: &Context, cx: &UiContext<'_>) -> Walked {
        match self.look.as_ref().and_then(Task::poll) {
            None => {}
            Some(JobEnd::Value(Ok(facts))) => {
                self.look = None;
                self.around = Some(around::findings(&facts, cx.now));
            }
            Some(JobEnd::Value(Err(Cancelled))) => return Walked::Failed(Cancelled.to_string()),
            Some(JobEnd::Broke(because)) => return Walked::Failed(because),
        }
        let walk = &mut self.walk;
        match walk::go(ctx, || walk.step(cx.register)) {
            Err(error) => Walked::Failed(error.to_string()),
            Ok(false) => match self.around.take() {
                Some(around) => {
                    let findings = self.walk.findings().into_iter().chain(around).collect();
                    Walked::Done(HealthReport::new(cx.now, findings))
                }
                // The window wakes when the job ends.
                None => Walked::On(self),
            },
            Ok(true) => Walked::On(self),
        }
    }

    /// The bar; whether it shall stop.
    pub(super) fn show(&self, ui: &mut Ui, cx: &UiContext<'_>) -> bool {
        let (stage, part) = self.walk.progress();
        let key = match stage {
            HealthStage::Verify(stage) => stage_key(stage),
            HealthStage::References => "health-walk-references",
            HealthStage::Index => "health-walk-index",
            HealthStage::Rest => "health-walk-records",
            HealthStage::Done => "health-walk-around",
        };
        titled_card(ui, cx.tokens, (&cx.text("health-walking"), ""), |ui| walking_ui(ui, cx, (&cx.text(key), part)))
            .inner
    }

    /// Stops the look around.
    pub(super) fn cancel(&self) {
        if let Some(look) = &self.look {
            look.cancel();
        }
    }
}
