//! The pages on the screen: set and painted in threads, one at a time, the newest wish last; the old page stays until the new one is there.

use chrono::NaiveDate;
use egui::{ColorImage, Context, TextureHandle, TextureOptions};

use super::data::Built;
use crate::documents::DocumentError;
use crate::documents::badges::BadgeSheet;
use crate::documents::raster::PagePicture;
use crate::domain::ids::StaffId;
use crate::jobs::badge_sheet::{SheetOrder, SheetPages, picture_of_page, set_pages};
use crate::jobs::{JobEnd, Jobs, Task};
use crate::ui::strings::Lang;

/// Everything the pages depend on: while it stays the same, so do they.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SheetKey {
    pub(super) built: Built,
    pub(super) lang: Lang,
    pub(super) people: Vec<StaffId>,
    pub(super) sheet: BadgeSheet,
    pub(super) valid_until: Option<NaiveDate>,
}

/// Why there is no page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum NoPage {
    /// The document could not be made.
    Document(DocumentError),
    /// The work broke; what it said.
    Broken(String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct PictureKey {
    serial: u64,
    page: usize,
    pixels: usize,
}

type Setting = Task<Result<SheetPages, DocumentError>>;
type Painting = Task<Result<PagePicture, DocumentError>>;

/// Pages being made and shown.
#[derive(Default)]
pub(super) struct Preview {
    setting: Option<(SheetKey, Setting)>,
    made: Option<(SheetKey, SheetPages)>,
    failed: Option<(SheetKey, NoPage)>,
    serial: u64,
    painting: Option<(PictureKey, Painting)>,
    painted: Option<(PictureKey, TextureHandle)>,
    /// The page shown, counted from 0.
    pub(super) page: usize,
}

impl Preview {
    /// Hears finished work and, when none is under way and the pages are not those wanted, starts on them.
    /// `order` is asked only then.
    pub(super) fn keep_up(&mut self, jobs: &Jobs, wanted: &SheetKey, order: impl FnOnce() -> Option<SheetOrder>) {
        self.hear_pages();
        let is_there = self.pages_of(wanted).is_some() || self.problem_of(wanted).is_some();
        if wanted.people.is_empty() || is_there || self.setting.is_some() {
            return;
        }
        if let Some(order) = order() {
            let task = jobs.start("badge pages", move |_| set_pages(&order));
            self.setting = Some((wanted.clone(), task));
            self.hear_pages();
        }
    }

    fn hear_pages(&mut self) {
        let Some((key, end)) = self.setting.take_if_ended() else {
            return;
        };
        match end {
            JobEnd::Value(Ok(pages)) => {
                self.serial += 1;
                self.page = self.page.min(pages.count.saturating_sub(1));
                self.made = Some((key, pages));
            }
            JobEnd::Value(Err(error)) => self.failed = Some((key, NoPage::Document(error))),
            JobEnd::Broke(because) => self.failed = Some((key, NoPage::Broken(because))),
        }
    }

    /// The finished pages, if they are those wanted.
    pub(super) fn pages_of(&self, wanted: &SheetKey) -> Option<&SheetPages> {
        self.made.as_ref().filter(|(key, _)| key == wanted).map(|(_, pages)| pages)
    }

    /// The newest finished pages, wanted or not.
    pub(super) fn pages(&self) -> Option<&SheetPages> {
        self.made.as_ref().map(|(_, pages)| pages)
    }

    /// Why the pages wanted could not be made.
    pub(super) fn problem_of(&self, wanted: &SheetKey) -> Option<&NoPage> {
        self.failed.as_ref().filter(|(key, _)| key == wanted).map(|(_, problem)| problem)
    }

    /// The page shown as a texture, painted for so many pixels across; an older one until it is ready.
    pub(super) fn texture(&mut self, ctx: &Context, jobs: &Jobs, pixels: usize) -> Option<TextureHandle> {
        self.hear_picture(ctx);
        let key = PictureKey { serial: self.serial, page: self.page, pixels };
        let is_there = self.painted.as_ref().is_some_and(|(painted, _)| *painted == key);
        if !is_there && self.painting.is_none() {
            let pages = self.pages()?.clone();
            let task = jobs.start("page picture", move |_| picture_of_page(&pages, key.page, key.pixels));
            self.painting = Some((key, task));
            self.hear_picture(ctx);
        }
        self.painted.as_ref().map(|(_, texture)| texture.clone())
    }

    fn hear_picture(&mut self, ctx: &Context) {
        let Some((key, end)) = self.painting.take_if_ended() else {
            return;
        };
        match end {
            JobEnd::Value(Ok(picture)) => self.painted = Some((key, texture(ctx, &picture))),
            JobEnd::Value(Err(error)) => self.fail(NoPage::Document(error)),
            JobEnd::Broke(because) => self.fail(NoPage::Broken(because)),
        }
    }

    fn fail(&mut self, problem: NoPage) {
        if let Some((key, _)) = self.made.take() {
            self.failed = Some((key, problem));
        }
    }
}

fn texture(ctx: &Context, picture: &PagePicture) -> TextureHandle {
    let pixels = ColorImage::from_rgba_premultiplied([picture.width, picture.height], &picture.rgba);
    ctx.load_texture("badge page", pixels, TextureOptions::LINEAR)
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
