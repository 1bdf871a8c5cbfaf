//! The papers around cards, filled with words: the photo wall's poster, the roster as a list, the proof sheet, the sheet to
//! calibrate a printer with.

use crate::documents::card_papers::{
    CalibrationWords, PhotoPoster, PosterPaper, PosterPerson, ProofCard, ProofSheet, ProofWords, RosterColumns,
    RosterList, RosterPaper, RosterRow,
};
use crate::documents::paper::{Fact, Foot};
use crate::domain::dates::Moment;
use crate::domain::ids::StaffId;
use crate::domain::layouts::CardField;
use crate::domain::products::Product;
use crate::jobs::cards::{Gathered, ReadyCard};
use crate::register::{Register, RegisterError};
use crate::ui::card_words;
use crate::ui::context::UiContext;
use crate::ui::papers::words as paper_words;
use crate::ui::strings::Strings;

/// What papers are filled from: of a screen, or of the command line.
#[derive(Clone, Copy)]
pub struct PaperDesk<'a> {
    /// Texts in the language chosen.
    pub strings: &'a Strings,
    /// The records.
    pub register: &'a Register,
    /// Now, by the hall's clock.
    pub now: Moment,
}

impl<'a> From<&UiContext<'a>> for PaperDesk<'a> {
    fn from(cx: &UiContext<'a>) -> Self {
        Self { strings: cx.strings, register: cx.register, now: cx.now }
    }
}

impl PaperDesk<'_> {
    fn text(&self, key: &str) -> String {
        self.strings.text(key)
    }

    fn today(&self) -> chrono::NaiveDate {
        self.now.date()
    }
}

fn foot(cx: &PaperDesk<'_>) -> Foot {
    paper_words::foot(cx.strings, cx.now, None)
}

fn text(card: &ReadyCard, field: CardField) -> String {
    card.content.fields.get(&field).cloned().unwrap_or_default()
}

/// The photo wall on sheets of this paper.
pub fn poster(cx: &PaperDesk<'_>, gathered: &Gathered, paper: PosterPaper) -> PhotoPoster {
    let person = |card: &ReadyCard| PosterPerson {
        photo: card.content.photo.clone(),
        work_no: text(card, CardField::WorkNo),
        name: text(card, CardField::Name),
        lines: vec![text(card, CardField::Title), text(card, CardField::Post)],
    };
    let phone = &gathered.unit.supervision_phone;
    let printed = if phone.is_empty() {
        String::new()
    } else {
        cx.strings.text_with("card-paper-phone", &[("phone", phone.as_str().into())])
    };
    PhotoPoster {
        language: paper_words::language(cx.strings),
        paper,
        title: cx.text("card-paper-wall"),
        hall: gathered.unit.hall_name.clone(),
        band_rgb: gathered.unit.band_rgb,
        people: gathered.ready.iter().map(person).collect(),
        foot: Foot { printed, ..foot(cx) },
    }
}

/// The roster as a list, with the last day of each badge.
///
/// # Errors
/// The file's.
pub fn roster(cx: &PaperDesk<'_>, gathered: &Gathered, paper: RosterPaper) -> Result<RosterList, RegisterError> {
    let cards = cx.register.cards()?;
    let badge = |id: StaffId| {
        let worn = |card: &&crate::domain::cards::Card| card.product == Product::Badge && card.staff == Some(id);
        cards.iter().filter(worn).find(|card| card.life.counts()).map(|card| card.valid_until)
    };
    let row = |card: &ReadyCard| {
        let last = card.subject.person().and_then(badge);
        let valid_until = match last {
            None => cx.text("card-paper-no-badge"),
            Some(None) => cx.text("card-paper-open"),
            Some(Some(day)) => day.to_string(),
        };
        RosterRow {
            work_no: text(card, CardField::WorkNo),
            name: text(card, CardField::Name),
            team: text(card, CardField::Department),
            post: text(card, CardField::Post),
            title: text(card, CardField::Title),
            window: text(card, CardField::Window),
            phone: String::new(),
            valid_until,
            is_late: last.is_none_or(|last| last.is_some_and(|day| day < cx.today())),
        }
    };
    let rows: Vec<RosterRow> = gathered.ready.iter().map(row).collect();
    let about = [("date", cx.today().to_string().into()), ("n", rows.len().into())];
    Ok(RosterList {
        language: paper_words::language(cx.strings),
        paper,
        title: card_words::product(cx.strings, Product::RosterList),
        hall: gathered.unit.hall_name.clone(),
        about: cx.strings.text_with("card-paper-roster-about", &about),
        columns: RosterColumns {
            work_no: cx.text("card-label-work-no"),
            name: cx.text("card-label-name"),
            team: cx.text("card-label-department"),
            post: cx.text("card-label-post"),
            title: cx.text("card-label-title"),
            window: cx.text("card-label-window"),
            phone: String::new(),
            valid_until: cx.text("card-paper-badge-until"),
        },
        rows,
        foot: foot(cx),
    })
}

/// The proof to check and sign before a batch is printed.
pub fn proof(cx: &PaperDesk<'_>, gathered: &Gathered) -> ProofSheet {
    let product = card_words::product(cx.strings, gathered.product);
    let shown = [CardField::Name, CardField::WorkNo, CardField::Post, CardField::Title, CardField::Department]
        .into_iter()
        .chain([CardField::Window, CardField::Business, CardField::ValidUntil]);
    let card = |card: &ReadyCard| {
        let fact = |field| {
            let value = text(card, field);
            (!value.is_empty()).then(|| Fact::new(card_words::field(cx.strings, field), value))
        };
        let remarks: Vec<String> = card.remarks.iter().map(|remark| card_words::remark(cx.strings, remark)).collect();
        ProofCard {
            number: text(card, CardField::CardNumber),
            facts: shown.clone().filter_map(fact).collect(),
            remark: remarks.join(&cx.text("print-and")),
        }
    };
    let about = [("product", product.as_str().into()), ("n", gathered.ready.len().into())];
    ProofSheet {
        language: paper_words::language(cx.strings),
        title: cx.text("card-paper-proof"),
        hall: gathered.unit.hall_name.clone(),
        about: cx.strings.text_with("card-paper-proof-about", &about),
        words: ProofWords {
            right: cx.text("card-paper-right"),
            wrong: cx.text("card-paper-wrong"),
            checked_by: cx.text("card-paper-checked-by"),
            checked_on: cx.text("card-paper-checked-on"),
        },
        cards: gathered.ready.iter().map(card).collect(),
        foot: foot(cx),
    }
}

/// Words on the page to measure a printer by.
pub fn test_words(cx: &PaperDesk<'_>, printer: &str) -> CalibrationWords {
    let of = if printer.is_empty() { String::new() } else { format!("{printer} · ") };
    let printed = format!("{of}{}", cx.today());
    CalibrationWords {
        title: cx.text("print-file-test"),
        about: vec![printed, cx.text("print-test-about")],
        ruler_x: cx.text("print-test-ruler-x"),
        ruler_y: cx.text("print-test-ruler-y"),
        cross: cx.text("print-test-cross"),
        corners: cx.text("print-test-corners"),
        id_card: cx.text("print-test-id-card"),
    }
}
