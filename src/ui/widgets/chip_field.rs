//! Words with chips in them: what stands between 【 】 or 〔 〕 is painted as one piece.

use super::caption::{Caption, FieldState, plate_text};
use super::field::own_id;
use super::paint::reveal_focus;
use crate::ui::theme::{Text, Tokens, size};
use egui::text::{CCursor, CCursorRange, LayoutJob, TextFormat};
use egui::text_edit::TextEditState;
use egui::{Color32, Frame, Id, Margin, Response, Shape, TextBuffer, TextEdit, Ui, vec2};

/// Signs that open a chip, and those that end it.
const CHIPS: [(char, char); 2] = [('【', '】'), ('〔', '〕')];

/// A field of several lines for words with chips.
#[must_use]
pub struct ChipField<'a> {
    caption: Caption<'a>,
    draft: &'a mut String,
    insert: Option<String>,
    id: Option<Id>,
}

impl<'a> ChipField<'a> {
    /// A field under its caption.
    pub fn new(caption: impl Into<Caption<'a>>, draft: &'a mut String) -> Self {
        Self { caption: caption.into(), draft, insert: None, id: None }
    }

    /// Words to put in where one types, or at the end.
    pub fn insert(mut self, words: Option<String>) -> Self {
        self.insert = words;
        self
    }

    /// A lasting id, so that the place of typing is known after a menu was open.
    pub fn id(mut self, id: Id) -> Self {
        self.id = Some(id);
        self
    }

    /// Shows it; changed after typing or putting in.
    pub fn show(self, ui: &mut Ui, tokens: &Tokens) -> Response {
        let Self { caption, draft, insert, id } = self;
        let around = caption.clone();
        around.around(ui, tokens, |ui| {
            let id = id.unwrap_or_else(|| own_id(ui));
            let is_put_in = insert.is_some_and(|words| put_in(ui, id, draft, &words));
            let plate = ui.painter().add(Shape::Noop);
            let mut response = edit(ui, tokens, id, draft).accessible_name(caption.words());
            if is_put_in {
                response.mark_changed();
                response.request_focus();
            }
            reveal_focus(&response);
            let state = FieldState::of(&caption, &response);
            ui.painter().set(plate, state.plate(response.rect, tokens));
            state.paint(ui, response.rect, tokens);
            response
        })
    }
}

/// Puts words in at the place of typing and sets it behind them.
fn put_in(ui: &Ui, id: Id, draft: &mut String, words: &str) -> bool {
    let mut state = TextEditState::load(ui.ctx(), id).unwrap_or_default();
    let end = draft.chars().count();
    let at = state.cursor.char_range().map_or(end, |range| usize::from(range.primary.index).min(end));
    draft.insert_text(words, at.into());
    let behind = CCursor::new(at + words.chars().count());
    state.cursor.set_char_range(Some(CCursorRange::one(behind)));
    state.store(ui.ctx(), id);
    true
}

fn edit(ui: &mut Ui, tokens: &Tokens, id: Id, draft: &mut String) -> Response {
    let plain = Text::Body.format(plate_text(ui, tokens));
    let chip = TextFormat { background: tokens.selected, ..Text::Body.format(tokens.accent_text) };
    let mut layouter = |ui: &Ui, text: &dyn TextBuffer, width: f32| {
        let mut job = laid_out(text.as_str(), (&plain, &chip));
        job.wrap.max_width = width;
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    };
    let vertical = ((size::NORMAL - Text::Body.line()) / 2.0) as i8;
    let shown = TextEdit::multiline(draft)
        .desired_rows(2)
        .id(id)
        .frame(Frame::NONE.inner_margin(Margin::symmetric(11, vertical)))
        .font(Text::Body.font())
        .text_color(Color32::PLACEHOLDER)
        .desired_width(ui.available_width())
        .min_size(vec2(ui.available_width(), size::NORMAL))
        .char_limit(400)
        .layouter(&mut layouter)
        .show(ui);
    shown.response.response
}

fn laid_out(text: &str, (plain, chip): (&TextFormat, &TextFormat)) -> LayoutJob {
    let mut job = LayoutJob::default();
    for (piece, is_chip) in split(text) {
        job.append(piece, 0.0, if is_chip { chip.clone() } else { plain.clone() });
    }
    job
}

/// The text in pieces, chips with their marks.
fn split(text: &str) -> Vec<(&str, bool)> {
    let (mut found, mut rest) = (Vec::new(), text);
    while let Some((start, end)) = first_chip(rest) {
        let (before, behind) = rest.split_at(start);
        let (chip, after) = behind.split_at(end - start);
        found.extend([(before, false), (chip, true)]);
        rest = after;
    }
    found.push((rest, false));
    found.retain(|(piece, _)| !piece.is_empty());
    found
}

/// Bytes of the first chip: from the last opening before the first end.
fn first_chip(text: &str) -> Option<(usize, usize)> {
    let of_kind = |(open, close): (char, char)| {
        let mut from = 0;
        loop {
            let end = from + text.get(from..)?.find(close)?;
            let behind = end + close.len_utf8();
            match text.get(from..end)?.rfind(open) {
                Some(start) => return Some((from + start, behind)),
                None => from = behind,
            }
        }
    };
    CHIPS.into_iter().filter_map(of_kind).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chips_are_found_between_their_marks() {
        let chips =
            |text| split(text).into_iter().filter(|(_, chip)| *chip).map(|(piece, _)| piece).collect::<Vec<_>>();
        assert_eq!(chips("〔岗位〕：【岗位】"), ["〔岗位〕", "【岗位】"]);
        assert_eq!(chips("】【姓名"), [] as [&str; 0]);
        assert_eq!(chips("【a【姓名】"), ["【姓名】"]);
        assert_eq!(chips("】a【姓名】"), ["【姓名】"]);
    }

    #[test]
    fn no_sign_is_lost_between_the_pieces() {
        for text in ["", "a【b】c〔d〕", "【【】】", "〔【〕】x"] {
            assert_eq!(split(text).into_iter().map(|(piece, _)| piece).collect::<String>(), text);
        }
    }
}
