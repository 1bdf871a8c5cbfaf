//! The face as it prints, painted in the background: one job at a time, the newest wish next; an older picture until it is there.

use egui::{ColorImage, Context, TextureHandle, TextureOptions};

use super::sample::Sample;
use crate::documents::DocumentError;
use crate::documents::cards::FitRemark;
use crate::documents::raster::PagePicture;
use crate::domain::layouts::{CardLayout, Face};
use crate::jobs::layout_face::{FaceOrder, PaintedFace, paint_face};
use crate::jobs::{JobEnd, Jobs, Task};

/// Everything the picture depends on.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Wish {
    pub(super) layout: CardLayout,
    pub(super) face: Face,
    /// Number of the sample.
    pub(super) sample: u64,
    pub(super) pixels_wide: usize,
}

/// Why there is no picture.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Failure {
    /// The document could not be made.
    Document(DocumentError),
    /// The work broke; what it said.
    Broken(String),
}

type Painting = Task<Result<PaintedFace, DocumentError>>;

/// The picture, and the one being made.
#[derive(Default)]
pub(super) struct Preview {
    painting: Option<(Wish, Painting)>,
    painted: Option<(Wish, TextureHandle)>,
    /// What could not be set as the layout asks.
    pub(super) remarks: Vec<FitRemark>,
    /// Why there is no picture of the newest wish.
    problem: Option<(Wish, Failure)>,
}

impl Preview {
    /// Hears a finished picture and starts on the one wanted; gives the newest there is of this face.
    pub(super) fn keep_up(
        &mut self,
        ctx: &Context,
        jobs: &Jobs,
        (wish, sample): (&Wish, &Sample),
    ) -> Option<TextureHandle> {
        self.hear(ctx);
        let is_there = self.painted.as_ref().is_some_and(|(painted, _)| painted == wish)
            || self.problem.as_ref().is_some_and(|(failed, _)| failed == wish);
        if !is_there && self.painting.is_none() {
            let Wish { layout, face, pixels_wide, .. } = wish.clone();
            let (unit, content) = (sample.unit.clone(), sample.content.clone());
            let order = FaceOrder { layout, unit, content, face, pixels_wide };
            self.painting = Some((wish.clone(), jobs.start("face of a card", move |_| paint_face(&order))));
            self.hear(ctx);
        }
        let fits = |painted: &Wish| painted.face == wish.face && painted.layout.product == wish.layout.product;
        self.painted.as_ref().filter(|(painted, _)| fits(painted)).map(|(_, texture)| texture.clone())
    }

    /// Why the face wanted could not be painted.
    pub(super) fn problem_of(&self, wish: &Wish) -> Option<&Failure> {
        self.problem.as_ref().filter(|(failed, _)| failed == wish).map(|(_, because)| because)
    }

    fn hear(&mut self, ctx: &Context) {
        let Some(end) = self.painting.as_ref().and_then(|(_, task)| task.poll()) else { return };
        let Some((wish, _)) = self.painting.take() else { return };
        match end {
            JobEnd::Value(Ok(PaintedFace { picture, remarks })) => {
                self.remarks = remarks;
                self.problem = None;
                self.painted = Some((wish, texture(ctx, &picture)));
            }
            JobEnd::Value(Err(error)) => self.problem = Some((wish, Failure::Document(error))),
            JobEnd::Broke(because) => self.problem = Some((wish, Failure::Broken(because))),
        }
        ctx.request_repaint();
    }
}

fn texture(ctx: &Context, picture: &PagePicture) -> TextureHandle {
    let pixels = ColorImage::from_rgba_premultiplied([picture.width, picture.height], &picture.rgba);
    ctx.load_texture("face of a card", pixels, TextureOptions::LINEAR)
}
