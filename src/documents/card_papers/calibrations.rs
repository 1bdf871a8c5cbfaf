//! The test sheet on paper: what `domain::sheets::test_page` says, with its words.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::documents::DocumentError;
use crate::documents::cards::{CardContent, CardUnit, FittedItem, Groups, frame_data, mark_data, page_line};
use crate::documents::engine::{self, Paper, Tagging, Template};
use crate::domain::layouts::{CardLayout, Frame, TextElement, Weight};
use crate::domain::products::Product;
use crate::domain::sheets::{Circle, TestLabel, TestPage, TestText};

static TEMPLATE: Template =
    Template { name: "calibration_page.typ", source: include_str!("../../../assets/documents/calibration_page.typ") };

/// The words on it; `{mm}` stands for the length they name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CalibrationWords {
    /// Title.
    pub title: String,
    /// The printer, and what is to be done with the sheet; lines of their own.
    pub about: Vec<String>,
    /// At the ruler across.
    pub ruler_x: String,
    /// At the ruler down.
    pub ruler_y: String,
    /// At the cross.
    pub cross: String,
    /// At the circles in the corners.
    pub corners: String,
    /// At the box of an ID card.
    pub id_card: String,
}

/// The test sheet as PDF; it is printed without any calibration.
///
/// # Errors
/// A character no font holds.
pub fn calibration_pdf(page: &TestPage, words: &CalibrationWords) -> Result<Vec<u8>, DocumentError> {
    let unit = CardUnit::default();
    let layout = blank(page);
    let mut groups = Groups::new(&layout, &unit, &[])?;
    let around = head(page, words, &unit)
        .iter()
        .map(|item| groups.pictures.item(item, &CardContent::default()))
        .collect::<Result<Vec<Value>, _>>()?;
    let circle = |it: &Circle| json!([it.middle.x_mm, it.middle.y_mm, it.radius_mm, it.thickness_mm]);
    let data = json!({
        "title": words.title,
        "width": page.width_mm,
        "height": page.height_mm,
        "marks": page.marks.iter().map(mark_data).collect::<Vec<_>>(),
        "circles": page.circles.iter().map(circle).collect::<Vec<_>>(),
        "frames": page.frames.iter().map(frame_data).collect::<Vec<_>>(),
        "labels": page.labels.iter().map(|label| label_data(label, words)).collect::<Vec<_>>(),
        "around": around,
    });
    let files = groups.pictures.files;
    engine::compile(Paper { template: &TEMPLATE, data, files, tagging: Tagging::Untagged, date: None })
}

fn blank(page: &TestPage) -> CardLayout {
    let (product, names) = (Product::Badge, BTreeMap::new());
    CardLayout { product, names, width_mm: page.width_mm, height_mm: page.height_mm, elements: Vec::new() }
}

/// Title and what is to be done, below the box.
fn head(page: &TestPage, words: &CalibrationWords, unit: &CardUnit) -> Vec<FittedItem> {
    let (x_mm, width_mm) = (page.width_mm * 0.22, page.width_mm * 0.7);
    let box_ends = page.frames.iter().map(crate::domain::sheets::Frame::bottom_mm).fold(0.0, f32::max);
    let row = |from: f32, height_mm: f32| Frame { x_mm, y_mm: box_ends + 14.0 + from, width_mm, height_mm };
    let title = TextElement { weight: Weight::Bold, ..TextElement::new("", 6.0) };
    let mut items = page_line(&words.title, &title, &row(0.0, 7.0), unit);
    for (place, line) in words.about.iter().enumerate() {
        let text = TextElement { lines: 2, least: 0.95, ..TextElement::new("", 3.6) };
        items.extend(page_line(line, &text, &row(10.0 + 9.0 * place as f32, 8.4), unit));
    }
    items
}

fn label_data(label: &TestLabel, words: &CalibrationWords) -> Value {
    let said = match label.text {
        TestText::RulerX => &words.ruler_x,
        TestText::RulerY => &words.ruler_y,
        TestText::Cross => &words.cross,
        TestText::Corners => &words.corners,
        TestText::IdCard => &words.id_card,
    };
    let length = label.length_mm.map(|length| length.to_string()).unwrap_or_default();
    json!([label.at.x_mm, label.at.y_mm, label.turn_degrees.degrees(), said.replace("{mm}", &length)])
}
