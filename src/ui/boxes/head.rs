//! The head of the entry form in one or two rows: time, opener, witness, seal, number of letters.

use egui::{Response, Ui};

use super::data::{Person, Shown};
use super::form::{MOST_LETTERS, row};
use crate::domain::boxes::{BoxEntryDraft, Seal};
use crate::domain::problems::Field;
use crate::ui::context::UiContext;
use crate::ui::pictures::PictureSize;
use crate::ui::theme::size;
use crate::ui::widgets::{Caption, Segments, Select, Stepper, TimeField, secondary};
use crate::ui::words;

/// Width of the head in one row: time, seal and count are fixed, the people take the rest.
const ONE_ROW: f32 = 590.0;
const TIME: f32 = 76.0;
const SEAL: f32 = 124.0;
const COUNT: f32 = 112.0;

/// What happened in the head or in a card.
#[derive(Debug, Default)]
pub(super) struct HeadAnswer {
    pub(super) changed: bool,
    /// Fields that were left.
    pub(super) left: Vec<Field>,
}

impl HeadAnswer {
    /// Notes a change, and that the field was left.
    pub(super) fn note(&mut self, field: Field, response: &Response) {
        self.changed |= response.changed();
        if response.lost_focus() {
            self.left.push(field);
        }
    }
}

/// Time, opener, witness, seal, number of letters.
pub(super) fn head(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    (shown, told): (&Shown, &[Option<String>; 3]),
    (draft, letters): (&mut BoxEntryDraft, &mut u32),
) -> HeadAnswer {
    let mut answer = HeadAnswer::default();
    let room = ui.available_width();
    let fixed = TIME + SEAL + COUNT + 4.0 * size::GAP_8;
    if room >= ONE_ROW {
        row(ui, |ui| {
            time(ui, cx, (draft, told), &mut answer);
            people(ui, cx, (shown, told, ((room - fixed) / 2.0).floor()), (draft, &mut answer));
            seal_and_count(ui, cx, (draft, letters), &mut answer);
        });
        return answer;
    }
    row(ui, |ui| {
        people(ui, cx, (shown, told, ((room - size::GAP_8) / 2.0).floor()), (draft, &mut answer));
    });
    ui.add_space(size::GAP_12);
    row(ui, |ui| {
        time(ui, cx, (draft, told), &mut answer);
        seal_and_count(ui, cx, (draft, letters), &mut answer);
    });
    answer
}

fn time(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    (draft, told): (&mut BoxEntryDraft, &[Option<String>; 3]),
    answer: &mut HeadAnswer,
) {
    let [wrong, ..] = told;
    let words = words::field(cx.strings, Field::OpenedAt);
    let caption = Caption::new(words).required().problem(wrong.clone()).width(TIME);
    let out = TimeField::new(caption, &mut draft.opened_time).show(ui, cx.tokens);
    answer.note(Field::OpenedAt, &out.response);
}

fn people(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    (shown, told, width): (&Shown, &[Option<String>; 3], f32),
    (draft, answer): (&mut BoxEntryDraft, &mut HeadAnswer),
) {
    let [_, no_opener, no_witness] = told;
    let names: Vec<&str> = shown.people.iter().map(|person| person.name.as_str()).collect();
    for (field, value, wrong) in
        [(Field::Opener, &mut draft.opener, no_opener), (Field::Witness, &mut draft.witness, no_witness)]
    {
        let mut index = shown.people.iter().position(|person| Some(person.id.0) == *value);
        let picked: Option<&Person> = index.and_then(|index| shown.people.get(index));
        let photo = picked.and_then(|person| person.photo);
        let photo = photo.and_then(|id| cx.pictures.of_file(ui.ctx(), cx.register, (id, PictureSize::Thumbnail)));
        let caption = Caption::new(words::field(cx.strings, field)).required().problem(wrong.clone()).width(width);
        let select = Select::new(caption, &mut index, &names).placeholder(cx.text("box-choose-person"));
        let response = select.photo(photo.as_ref()).show(ui, cx.tokens, cx.strings);
        if response.changed() {
            *value = index.and_then(|index| shown.people.get(index)).map(|person| person.id.0);
            answer.left.push(field);
        }
        answer.changed |= response.changed();
    }
}

fn seal_and_count(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    (draft, letters): (&mut BoxEntryDraft, &mut u32),
    answer: &mut HeadAnswer,
) {
    ui.vertical(|ui| {
        ui.set_width(SEAL);
        ui.spacing_mut().item_spacing.y = size::GAP_4;
        secondary(ui, cx.tokens, &cx.text("box-seal"));
        let segments = Segments::new()
            .option(Seal::Intact, words::seal(cx.strings, Seal::Intact))
            .option(Seal::Broken, words::seal(cx.strings, Seal::Broken))
            .width(SEAL);
        answer.changed |= segments.show(ui, cx.tokens, &mut draft.seal).changed();
    });
    let caption = Caption::new(words::field(cx.strings, Field::LetterCount)).width(COUNT);
    Stepper::new(caption, letters, 0..=MOST_LETTERS).show(ui, cx.tokens);
}
