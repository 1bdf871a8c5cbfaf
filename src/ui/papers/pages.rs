//! The pages of a paper on the canvas: only those in sight are pictured, so that a book of hundreds is looked through like a sheet.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{
    Align, ColorImage, Image, Key, Layout, Modifiers, Rect, ScrollArea, TextureHandle, TextureOptions, Ui, UiBuilder,
    pos2, vec2,
};

use super::PaperAbout;
use crate::documents::DocumentError;
use crate::documents::raster::PagePicture;
use crate::jobs::papers::MadePaper;
use crate::jobs::{JobEnd, Task};
use crate::ui::context::UiContext;
use crate::ui::theme::size;
use crate::ui::widgets::muted;

/// Points a millimetre of paper takes: an upright A4 page is 620 wide.
const POINTS_PER_MM: f32 = 620.0 / 210.0;
/// Height of the words below a page.
const CAPTION: f32 = 20.0;
/// Pictures kept: those in sight and their neighbours.
const MOST_PICTURES: usize = 6;

type Painting = Task<Result<PagePicture, DocumentError>>;

/// A finished paper and the pictures of its pages.
pub(super) struct Pages {
    paper: MadePaper,
    pictures: BTreeMap<usize, Option<TextureHandle>>,
    painting: Option<(usize, Painting)>,
}

/// Where the pages lie in a column of this width.
struct Column {
    scale: f32,
    width: f32,
    /// Top of each page, and last the height of all.
    tops: Vec<f32>,
}

impl Column {
    fn of(sizes_mm: &[(f32, f32)], width: f32) -> Self {
        let widest = sizes_mm.iter().fold(1.0_f32, |most, (wide, _)| most.max(*wide));
        let scale = POINTS_PER_MM.min((width - 2.0 * size::GAP_24).max(1.0) / widest);
        let mut tops = vec![size::GAP_12];
        for (_, high) in sizes_mm {
            let top = tops.last().copied().unwrap_or_default();
            tops.push(top + high * scale + size::GAP_8 + CAPTION + size::GAP_8);
        }
        Self { scale, width, tops }
    }

    fn height(&self) -> f32 {
        self.tops.last().copied().unwrap_or_default()
    }

    /// Page and place of each that shows between two heights.
    fn between(&self, sizes_mm: &[(f32, f32)], (from, to): (f32, f32)) -> Vec<(usize, Rect)> {
        let placed = sizes_mm.iter().zip(&self.tops).enumerate().map(|(page, ((wide, high), top))| {
            let (wide, high) = (wide * self.scale, high * self.scale);
            let left = ((self.width - wide) / 2.0).round();
            (page, Rect::from_min_size(pos2(left, top.round()), vec2(wide, high).round()))
        });
        placed.filter(|(_, place)| place.top() <= to && place.bottom() + size::GAP_8 + CAPTION >= from).collect()
    }

    /// The top of the page before or after the one at this height.
    fn leaf(&self, offset: f32, step: isize) -> f32 {
        let at = self.tops.iter().rposition(|top| top - size::GAP_12 <= offset + 1.0).unwrap_or_default();
        let last = self.tops.len().saturating_sub(2);
        let page = at.saturating_add_signed(step).min(last);
        self.tops.get(page).map_or(0.0, |top| top - size::GAP_12)
    }
}

impl Pages {
    pub(super) fn of(paper: MadePaper) -> Self {
        Self { paper, pictures: BTreeMap::new(), painting: None }
    }

    /// What is saved and printed.
    pub(super) fn pdf(&self) -> &Arc<Vec<u8>> {
        &self.paper.pdf
    }

    /// Characters no font holds.
    pub(super) fn unprintable(&self) -> &[char] {
        &self.paper.unprintable
    }

    /// Paints the pages in sight and starts on the picture of the first that has none.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>, about: &PaperAbout) {
        let column = Column::of(&self.paper.sizes_mm, ui.available_width());
        let id = ui.make_persistent_id("paper pages");
        let mut area = ScrollArea::vertical().id_salt("paper pages").auto_shrink([false, false]);
        if let Some(offset) = leafed(ui, &column, id) {
            area = area.vertical_scroll_offset(offset);
        }
        let output = area.show_viewport(ui, |ui, viewport| {
            ui.set_height(column.height());
            let shown = column.between(&self.paper.sizes_mm, (viewport.top(), viewport.bottom()));
            self.picture(ui, cx, &shown);
            let origin = ui.max_rect().min.to_vec2();
            for (page, place) in shown {
                self.page(ui, cx, (page, place.translate(origin), about));
            }
        });
        ui.data_mut(|data| data.insert_temp(id, output.state.clamped_offset().y));
    }

    fn page(&self, ui: &mut Ui, cx: &UiContext<'_>, (page, place, about): (usize, Rect, &PaperAbout)) {
        let values = [("page", (page + 1).into()), ("pages", self.paper.sizes_mm.len().into())];
        let name = cx.strings.text_with("papers-page", &values);
        // Paper is white in every theme.
        ui.painter().rect_filled(place, 0.0, egui::Color32::WHITE);
        if let Some(texture) = self.pictures.get(&page).and_then(Option::as_ref) {
            let image = Image::from_texture((texture.id(), place.size()));
            ui.put(place, image.alt_text(format!("{} {} {name}", about.title, about.of)));
        }
        let below = Rect::from_min_size(place.left_bottom() + vec2(0.0, size::GAP_8), vec2(place.width(), CAPTION));
        let layout = Layout::top_down(Align::Center);
        let mut caption = ui.new_child(UiBuilder::new().id_salt(("page", page)).max_rect(below).layout(layout));
        muted(&mut caption, cx.tokens, &name);
    }

    /// Hears the picture under way, then starts on the next one wanted.
    fn picture(&mut self, ui: &Ui, cx: &UiContext<'_>, shown: &[(usize, Rect)]) {
        self.hear(ui, shown);
        let missing = shown.iter().map(|(page, _)| *page).find(|page| !self.pictures.contains_key(page));
        if let Some(page) = missing.filter(|_| self.painting.is_none()) {
            let paper = self.paper.clone();
            self.painting = Some((page, cx.jobs.start("page picture", move |_| paper.picture(page))));
            self.hear(ui, shown);
        }
    }

    fn hear(&mut self, ui: &Ui, shown: &[(usize, Rect)]) {
        let Some(end) = self.painting.as_ref().and_then(|(_, task)| task.poll()) else {
            return;
        };
        let Some((page, _)) = self.painting.take() else {
            return;
        };
        let picture = match end {
            JobEnd::Value(Ok(picture)) => Some(picture),
            JobEnd::Value(Err(error)) => {
                tracing::error!(%error, page, "a page cannot be pictured");
                None
            }
            JobEnd::Broke(because) => {
                tracing::error!(because, page, "a page cannot be pictured");
                None
            }
        };
        self.pictures.insert(page, picture.map(|picture| texture(ui, page, &picture)));
        self.forget(shown);
        ui.ctx().request_repaint();
    }

    /// Lets go of the pictures furthest from what is in sight.
    fn forget(&mut self, shown: &[(usize, Rect)]) {
        let middle = shown.get(shown.len() / 2).map_or(0, |(page, _)| *page);
        while self.pictures.len() > MOST_PICTURES {
            let furthest = self.pictures.keys().copied().max_by_key(|page| page.abs_diff(middle));
            let Some(page) = furthest.filter(|page| shown.iter().all(|(seen, _)| seen != page)) else {
                return;
            };
            self.pictures.remove(&page);
        }
    }
}

/// Where the keys lead: a page up or down, the first, the last.
fn leafed(ui: &Ui, column: &Column, id: egui::Id) -> Option<f32> {
    if ui.ctx().text_edit_focused() || ui.memory(|memory| memory.top_modal_layer().is_some()) {
        return None;
    }
    let offset = ui.data(|data| data.get_temp::<f32>(id)).unwrap_or_default();
    let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    match () {
        () if pressed(Key::PageDown) => Some(column.leaf(offset, 1)),
        () if pressed(Key::PageUp) => Some(column.leaf(offset, -1)),
        () if pressed(Key::Home) => Some(0.0),
        () if pressed(Key::End) => Some(column.leaf(f32::MAX, 0)),
        () => None,
    }
}

fn texture(ui: &Ui, page: usize, picture: &PagePicture) -> TextureHandle {
    let pixels = ColorImage::from_rgba_premultiplied([picture.width, picture.height], &picture.rgba);
    ui.ctx().load_texture(format!("paper-{page}"), pixels, TextureOptions::LINEAR)
}

#[cfg(test)]
mod tests {
    use super::*;

    const A4: (f32, f32) = (210.0, 297.0);

    #[test]
    fn only_the_pages_in_sight_are_pictured() {
        let sizes = [A4; 188];
        let column = Column::of(&sizes, 900.0);
        let seen = |from, to| column.between(&sizes, (from, to)).iter().map(|(page, _)| *page).collect::<Vec<_>>();
        assert_eq!(seen(0.0, 600.0), [0]);
        let top = column.tops[100];
        assert_eq!(seen(top - 300.0, top + 300.0), [99, 100]);
        assert_eq!(seen(column.height() - 10.0, column.height()), [187]);
    }

    #[test]
    fn a_page_wider_than_the_pane_is_made_to_fit() {
        let lying = [(297.0, 210.0)];
        let column = Column::of(&lying, 700.0);
        let (_, place) = column.between(&lying, (0.0, 10.0))[0];
        assert!(place.left() >= size::GAP_24 - 1.0 && place.right() <= 700.0 - size::GAP_24 + 1.0, "{place:?}");
        let wide = Column::of(&lying, 2000.0);
        assert!((wide.scale - POINTS_PER_MM).abs() < 1e-4);
    }

    #[test]
    fn the_keys_leaf_from_page_to_page_and_stop_at_the_ends() {
        let column = Column::of(&[A4; 3], 900.0);
        let second = column.leaf(0.0, 1);
        assert!((second - (column.tops[1] - size::GAP_12)).abs() < 0.01);
        assert!((column.leaf(second, 1) - (column.tops[2] - size::GAP_12)).abs() < 0.01);
        assert!((column.leaf(column.height(), 1) - (column.tops[2] - size::GAP_12)).abs() < 0.01);
        assert!(column.leaf(second, -1).abs() < 0.01 && column.leaf(0.0, -1).abs() < 0.01);
    }
}
