//! The sample on the canvas: a person, a window or a visitor of the hall, or an invented one with the longest words.

use std::sync::Arc;

use super::data::Model;
use crate::documents::cards::{CardContent, CardUnit, Drawn, FittedItem, fit};
use crate::domain::cards::CardNumber;
use crate::domain::layouts::{CardField, CardLayout, Element, ElementKind, Face, Frame, Ink, Shown};
use crate::domain::products::Product;
use crate::jobs::cards::{CardOptions, Code, Subject, SubjectKind, gather};
use crate::register::{Area, RegisterError};
use crate::ui::card_words::card_words;
use crate::ui::context::UiContext;
use crate::ui::strings::Lang;

/// Who the sample shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Who {
    /// The first complete one.
    #[default]
    First,
    /// This one.
    One(Subject),
    /// An invented one whose words are as long as they get.
    Longest,
}

/// What a sample says.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Sample {
    pub(super) unit: CardUnit,
    pub(super) content: CardContent,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Key {
    hall: u64,
    staff: u64,
    product: Product,
    lang: Lang,
    who: Who,
}

/// The sample, read again only when what it shows was changed.
#[derive(Debug, Default)]
pub(super) struct Samples {
    key: Option<Key>,
    found: Option<Arc<Sample>>,
    inks: Vec<(Ink, [u8; 3])>,
    /// Counts samples, so that pictures know theirs.
    pub(super) serial: u64,
}

impl Samples {
    /// Every colour of the unit's look by its role.
    pub(super) fn inks(&self) -> &[(Ink, [u8; 3])] {
        &self.inks
    }

    /// The sample wanted.
    pub(super) fn current(
        &mut self,
        cx: &UiContext<'_>,
        (product, who): (Product, Who),
        models: &[Model],
    ) -> Option<Arc<Sample>> {
        let [hall, staff] = [Area::Hall, Area::Staff].map(|area| cx.register.revision(area));
        let key = Key { hall, staff, product, lang: cx.strings.lang(), who };
        if self.key != Some(key) {
            self.key = Some(key);
            self.serial += 1;
            self.found = read(cx, (product, who), models)
                .inspect_err(|error| tracing::error!(%error, "no sample"))
                .ok()
                .map(Arc::new);
            self.inks = self.found.as_ref().map(|sample| inks(&sample.unit)).unwrap_or_default();
        }
        self.found.clone()
    }
}

/// Roles in the order of the swatches.
const ROLES: [Ink; 8] =
    [Ink::Text, Ink::Label, Ink::Hairline, Ink::Band, Ink::OnBand, Ink::Rule, Ink::Number, Ink::White];

/// The colours as they are printed: read off a card of one plate each.
fn inks(unit: &CardUnit) -> Vec<(Ink, [u8; 3])> {
    let frame = Frame { x_mm: 0.0, y_mm: 0.0, width_mm: 10.0, height_mm: 10.0 };
    let plate = |ink: Ink| Element {
        face: Face::Front,
        frame,
        kind: ElementKind::Fill { ink, radius_mm: 0.0 },
        shown: Shown::Always,
    };
    let plates = CardLayout {
        product: Product::Badge,
        names: std::collections::BTreeMap::new(),
        width_mm: 86.0,
        height_mm: 118.0,
        elements: ROLES.map(plate).to_vec(),
    };
    let fitted = fit(&plates, unit, &CardContent::default());
    let items = fitted.map(|card| card.front.items).unwrap_or_default();
    let rgb = |item: &FittedItem| match item.drawn {
        Drawn::Fill { rgb, .. } => Some((ROLES.get(item.element)?.clone(), rgb)),
        _ => None,
    };
    items.iter().filter_map(rgb).collect()
}

fn options(cx: &UiContext<'_>, product: Product) -> CardOptions {
    let hall = cx.register.hall();
    CardOptions {
        words: card_words(cx.strings),
        layout: Some(asking_for_photo(product)),
        valid_until: hall.badge_valid_until.or_else(|| cx.today().checked_add_months(chrono::Months::new(24))),
        today: cx.today(),
        code: Code::Shown,
    }
}

/// A layout that wants a photo, so that one is read whatever the open layout shows now.
fn asking_for_photo(product: Product) -> CardLayout {
    let frame = Frame { x_mm: 0.0, y_mm: 0.0, width_mm: 25.0, height_mm: 35.0 };
    let photo = Element { face: Face::Front, frame, kind: ElementKind::Photo, shown: Shown::Always };
    let elements = if SubjectKind::of(product) == SubjectKind::People { vec![photo] } else { Vec::new() };
    CardLayout { product, names: std::collections::BTreeMap::new(), width_mm: 86.0, height_mm: 118.0, elements }
}

fn read(cx: &UiContext<'_>, (product, who): (Product, Who), models: &[Model]) -> Result<Sample, RegisterError> {
    let wanted = match who {
        Who::One(subject) => models.iter().position(|model| model.subject == subject),
        Who::First | Who::Longest => None,
    };
    let start = wanted.unwrap_or(0);
    let options = options(cx, product);
    // A few are tried: who lacks something is held back, and a sample shall show everything.
    let subjects: Vec<Subject> = models.iter().skip(start).take(8).map(|model| model.subject).collect();
    let gathered = gather(cx.register, product, &subjects, &options)?;
    let gathered = gathered.with_photos(cx.register, |place| place == 0)?;
    let mut content = gathered.ready.first().map(|ready| ready.content.clone()).unwrap_or_default();
    if who == Who::Longest || content.fields.is_empty() {
        content.fields.extend(longest(cx));
    }
    complete(&mut content);
    Ok(Sample { unit: gathered.unit, content })
}

/// Everything that can stand on a card stands on a sample.
fn complete(content: &mut CardContent) {
    let series = content.fields.get(&CardField::WorkNo).filter(|text| !text.is_empty());
    let series = series.map_or(crate::domain::cards::VISITOR_SERIES, String::as_str);
    let number = CardNumber { series: series.to_owned(), running: 1 };
    content.code = format!("HK1:{series}:{number}:000000");
    content.fields.insert(CardField::CardNumber, number.to_string());
    content.has_star = true;
    content.with_code = true;
}

/// Invented words as long as they get in a hall.
fn longest(cx: &UiContext<'_>) -> Vec<(CardField, String)> {
    vec![
        (CardField::Name, cx.text("editor-long-name")),
        (CardField::WorkNo, cx.text("editor-long-work-no")),
        (CardField::Post, cx.text("editor-long-post")),
        (CardField::Title, cx.text("editor-long-title")),
        (CardField::Department, cx.text("editor-long-department")),
        (CardField::Qualifications, cx.text("editor-long-qualifications")),
        (CardField::Window, cx.text("editor-long-window")),
        (CardField::Business, cx.text("editor-long-business")),
    ]
}
