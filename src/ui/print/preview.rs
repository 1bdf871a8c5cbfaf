//! The page on the screen: set and painted in a thread, one at a time, the newest wish last; the old page stays until the new
//! one is there. Of cards only those on the page are set. Beside it, what could not be set as the layout asks.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{ColorImage, Context, TextureHandle, TextureOptions};

use super::batch::BatchKey;
use crate::documents::DocumentError;
use crate::documents::cards::{FitKind, FitRemark, fit};
use crate::documents::raster::PagePicture;
use crate::domain::sheets::SheetProblem;
use crate::jobs::cards::{Gathered, Papers, ShownPage, Subject, page_shown};
use crate::jobs::{JobEnd, Jobs, Task};

/// Why there is no page.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum NoPage {
    /// The document could not be made.
    Document(DocumentError),
    /// The cards cannot lie so.
    Sheet(SheetProblem),
    /// The work broke; what it said.
    Broken(String),
}

/// A page wanted: of what, which one, how many pixels wide.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Wanted {
    pub(super) batch: BatchKey,
    pub(super) page: usize,
    pub(super) pixels: usize,
}

/// A page made.
pub(super) struct MadePage {
    wanted: Wanted,
    pub(super) texture: TextureHandle,
    pub(super) size_mm: (f32, f32),
    pub(super) count: usize,
    whole: Option<Arc<Vec<u8>>>,
}

impl MadePage {
    pub(super) fn page(&self) -> usize {
        self.wanted.page
    }
}

type Setting = Task<Result<ShownPage, DocumentError>>;
type Fitting = Task<BTreeMap<Subject, Vec<FitRemark>>>;

/// Pages being made and shown.
#[derive(Default)]
pub(super) struct Preview {
    setting: Option<(Wanted, Setting)>,
    made: Option<MadePage>,
    failed: Option<(BatchKey, NoPage)>,
    fitting: Option<(FitKey, Fitting)>,
    fitted: Option<(FitKey, BTreeMap<Subject, Vec<FitRemark>>)>,
    /// The page shown, counted from 0.
    pub(super) page: usize,
    /// Pixels across it was painted for last.
    pub(super) pixels: usize,
}

/// What the remarks depend on.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct FitKey {
    pub(super) built: super::data::Built,
    pub(super) setup: u64,
}

impl Preview {
    /// Hears finished work and, when none is under way and the page is not the one wanted, starts on it. `papers` is asked only then.
    pub(super) fn keep_up(
        &mut self,
        (ctx, jobs): (&Context, &Jobs),
        wanted: &Wanted,
        papers: impl FnOnce() -> Option<Result<Papers, SheetProblem>>,
    ) {
        self.hear(ctx);
        let is_there = self.made.as_ref().is_some_and(|made| made.wanted == *wanted);
        if wanted.pixels == 0
            || wanted.batch.subjects.is_empty()
            || is_there
            || self.problem_of(&wanted.batch).is_some()
            || self.setting.is_some()
        {
            return;
        }
        match papers() {
            None => {}
            Some(Err(problem)) => self.failed = Some((wanted.batch.clone(), NoPage::Sheet(problem))),
            Some(Ok(papers)) => {
                let whole = self.whole_of(&wanted.batch);
                let (page, pixels) = (wanted.page, wanted.pixels);
                let task = jobs.start("card page", move |_| page_shown(&papers, (page, pixels), whole));
                self.setting = Some((wanted.clone(), task));
                self.hear(ctx);
            }
        }
    }

    fn whole_of(&self, batch: &BatchKey) -> Option<Arc<Vec<u8>>> {
        self.made.as_ref().filter(|made| made.wanted.batch == *batch).and_then(|made| made.whole.clone())
    }

    fn hear(&mut self, ctx: &Context) {
        let Some((wanted, end)) = self.setting.take_if_ended() else {
            return;
        };
        match end {
            JobEnd::Value(Ok(page)) => {
                let ShownPage { picture, size_mm, count, whole } = page;
                self.page = self.page.min(count.saturating_sub(1));
                self.made = Some(MadePage { wanted, texture: texture(ctx, &picture), size_mm, count, whole });
            }
            JobEnd::Value(Err(DocumentError::NoSuchPage { .. })) if self.page > 0 => self.page = 0,
            JobEnd::Value(Err(error)) => self.failed = Some((wanted.batch, NoPage::Document(error))),
            JobEnd::Broke(because) => self.failed = Some((wanted.batch, NoPage::Broken(because))),
        }
    }

    /// The newest page made, wanted or not.
    pub(super) fn made(&self) -> Option<&MadePage> {
        self.made.as_ref()
    }

    /// Whether the page made is of this batch as it is now.
    pub(super) fn is_current(&self, batch: &BatchKey) -> bool {
        self.made.as_ref().is_some_and(|made| made.wanted.batch == *batch && made.wanted.page == self.page)
    }

    /// Why the page wanted could not be made.
    pub(super) fn problem_of(&self, batch: &BatchKey) -> Option<&NoPage> {
        self.failed.as_ref().filter(|(key, _)| key == batch).map(|(_, problem)| problem)
    }

    /// Finds out, in the background, what of anyone's card cannot be set as the layout asks.
    pub(super) fn keep_remarks_up(&mut self, jobs: &Jobs, key: &FitKey, gathered: impl FnOnce() -> Gathered) {
        if let Some((fitted, JobEnd::Value(remarks))) = self.fitting.take_if_ended() {
            self.fitted = Some((fitted, remarks));
        }
        let is_there = self.fitted.as_ref().is_some_and(|(fitted, _)| fitted == key);
        if !is_there && self.fitting.is_none() {
            let gathered = gathered();
            self.fitting = Some((key.clone(), jobs.start("fitting cards", move |_| remarks_of(&gathered))));
        }
    }

    /// What could not be set as the layout asks on one's card.
    pub(super) fn remarks_of(&self, subject: Subject) -> &[FitRemark] {
        let of = self.fitted.as_ref().and_then(|(_, remarks)| remarks.get(&subject));
        of.map_or(&[], Vec::as_slice)
    }
}

fn remarks_of(gathered: &Gathered) -> BTreeMap<Subject, Vec<FitRemark>> {
    let Some(layout) = &gathered.layout else {
        return BTreeMap::new();
    };
    let of = |card: &crate::jobs::cards::ReadyCard| {
        let mut remarks = fit(layout, &gathered.unit, &card.content).ok()?.remarks;
        remarks.retain(|remark| is_worth_telling(remark.kind));
        (!remarks.is_empty()).then_some((card.subject, remarks))
    };
    gathered.ready.iter().filter_map(of).collect()
}

/// A text a little smaller is not worth a word.
fn is_worth_telling(kind: FitKind) -> bool {
    match kind {
        FitKind::Shrunk(share) => share < 0.8,
        FitKind::Wrapped(_) | FitKind::Overflows(_) => true,
    }
}

fn texture(ctx: &Context, picture: &PagePicture) -> TextureHandle {
    let pixels = ColorImage::from_rgba_premultiplied([picture.width, picture.height], &picture.rgba);
    ctx.load_texture("card page", pixels, TextureOptions::LINEAR)
}

trait TakeIfEnded<K, T> {
    fn take_if_ended(&mut self) -> Option<(K, JobEnd<T>)>;
}

impl<K, T> TakeIfEnded<K, T> for Option<(K, Task<T>)> {
    /// The job with its end, once it ended; it is gone then.
    fn take_if_ended(&mut self) -> Option<(K, JobEnd<T>)> {
        let end = self.as_ref()?.1.poll()?;
        self.take().map(|(key, _)| (key, end))
    }
}
