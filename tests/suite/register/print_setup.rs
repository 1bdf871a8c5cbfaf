//! Layouts, sheets, calibration and seal of the hall's own: kept, changed, undone, and the history stays true.

use hallkeeper::domain::layouts::CardLayout;
use hallkeeper::domain::products::Product;
use hallkeeper::domain::sheets::SheetSpec;
use hallkeeper::register::files::NewFile;
use hallkeeper::register::print_setup::PrinterCalibration;
use hallkeeper::register::{Refusal, Register, RegisterError};

use super::cards::now;
use super::making::{day, register};

fn layout(product: Product) -> CardLayout {
    CardLayout::shipped().iter().find(|shipped| shipped.layout.product == product).unwrap().layout.clone()
}

fn refused<T: std::fmt::Debug>(result: Result<T, RegisterError>) -> Refusal {
    match result.unwrap_err() {
        RegisterError::NotAllowed(refusal) => refusal,
        other => panic!("{other}"),
    }
}

fn chosen(register: &Register) -> Option<i64> {
    register.chosen_layout(Product::Badge).unwrap().id.map(|id| id.0)
}

#[test]
fn a_layout_is_copied_chosen_changed_and_retired() {
    let (mut register, _) = register();
    let shipped = layout(Product::Badge);
    assert_eq!((chosen(&register), register.chosen_layout(Product::Badge).unwrap().layout), (None, shipped.clone()));
    let id = register.add_card_layout(" 红边 ", &shipped, now()).unwrap().value;
    let other = register.add_card_layout("白底", &shipped, now()).unwrap().value;
    register.choose_card_layout(Product::Badge, Some(other), now()).unwrap();
    register.choose_card_layout(Product::Badge, Some(id), now()).unwrap();
    assert_eq!(chosen(&register), Some(id.0));
    let wider = CardLayout { width_mm: 90.0, ..shipped };
    register.change_card_layout(id, ("红边", &wider), now()).unwrap();
    assert_eq!(register.chosen_layout(Product::Badge).unwrap().layout, wider);
    register.undo("", now()).unwrap();
    register.retire_card_layout(id, now()).unwrap();
    assert_eq!(chosen(&register), None, "the shipped one again");
    let kept = register.card_layouts().unwrap();
    assert_eq!(kept.iter().filter(|layout| layout.retired_on.is_none()).map(|l| l.id).collect::<Vec<_>>(), [other]);
    assert_eq!(register.verify().unwrap().findings, []);
}

#[test]
fn a_layout_belongs_to_its_product_and_has_a_name() {
    let (mut register, _) = register();
    let badge = layout(Product::Badge);
    assert_eq!(refused(register.add_card_layout(" ", &badge, now())), Refusal::ReasonMissing);
    let id = register.add_card_layout("红边", &badge, now()).unwrap().value;
    assert_eq!(refused(register.choose_card_layout(Product::IdCard, Some(id), now())), Refusal::NoSuchRecord);
    let id_card = layout(Product::IdCard);
    assert_eq!(refused(register.change_card_layout(id, ("红边", &id_card), now())), Refusal::NoSuchRecord);
    register.retire_card_layout(id, now()).unwrap();
    assert_eq!(refused(register.choose_card_layout(Product::Badge, Some(id), now())), Refusal::NoSuchRecord);
    assert_eq!(refused(register.chosen_layout(Product::RosterList)), Refusal::NoSuchRecord, "it has no layout");
}

fn sheet(name: &str) -> SheetSpec {
    let spec = serde_json::json!({
        "name": name, "paper": { "width_mm": 210.0, "height_mm": 297.0 }, "columns": 2, "rows": 5,
        "cell": { "width_mm": 90.0, "height_mm": 54.0 }, "gap_x_mm": 4.0, "gap_y_mm": 0.0, "left_mm": 13.0,
        "top_mm": 13.5, "turned": false,
    });
    serde_json::from_value(spec).unwrap()
}

#[test]
fn a_sheet_of_labels_is_kept_as_it_was_described() {
    let (mut register, _) = register();
    let id = register.add_print_sheet(&sheet("标签 2 x 5"), now()).unwrap().value;
    let changed = SheetSpec { rows: 4, ..sheet("标签 2 x 4") };
    register.change_print_sheet(id, &changed, now()).unwrap();
    assert_eq!(register.print_sheets().unwrap()[0].spec, changed);
    register.retire_print_sheet(id, now()).unwrap();
    assert_eq!(register.print_sheets().unwrap()[0].retired_on, Some(day("2026-11-02")));
    for _ in 0..3 {
        register.undo("", now()).unwrap();
    }
    assert_eq!(register.print_sheets().unwrap(), []);
    assert_eq!(refused(register.add_print_sheet(&sheet(""), now())), Refusal::ReasonMissing);
    assert_eq!(register.verify().unwrap().findings, []);
}

#[test]
fn a_printer_is_calibrated_again_over_the_time_before() {
    let (mut register, _) = register();
    let first = PrinterCalibration {
        printer: "大厅激光".into(),
        dx_mm: 0.4,
        dy_mm: -0.3,
        factor_x: 1.0,
        factor_y: 0.998,
        measured_on: day("2026-11-02"),
    };
    register.set_calibration(&first, now()).unwrap();
    let again = PrinterCalibration { dx_mm: 0.1, ..first.clone() };
    register.set_calibration(&again, now()).unwrap();
    assert_eq!(register.calibration_of("大厅激光").unwrap(), Some(again));
    register.undo("", now()).unwrap();
    assert_eq!(register.calibration_of("大厅激光").unwrap(), Some(first));
    assert_eq!(register.calibration_of("别的").unwrap(), None);
    register.forget_calibration("大厅激光", now()).unwrap();
    assert_eq!(register.calibrations().unwrap(), []);
    assert_eq!(register.verify().unwrap().findings, []);
}

#[test]
fn the_seal_is_set_and_taken_away() {
    let (mut register, _) = register();
    assert_eq!(register.seal().unwrap(), None);
    let file = NewFile { media_type: "image/png".into(), name: "章.png".into(), content: vec![1, 2, 3] };
    register.set_seal(Some(&file), now()).unwrap();
    let seal = register.seal().unwrap().unwrap();
    assert_eq!(register.file(seal).unwrap(), [1, 2, 3]);
    register.set_seal(None, now()).unwrap();
    assert_eq!(register.seal().unwrap(), None);
    register.undo("", now()).unwrap();
    assert_eq!(register.seal().unwrap(), Some(seal));
    assert_eq!(register.verify().unwrap().findings, []);
}

#[test]
fn the_history_names_no_sheet_and_no_printer() {
    let (mut register, _) = register();
    let id = register.add_print_sheet(&sheet("王姐的标签"), now()).unwrap().value;
    register.change_print_sheet(id, &sheet("王姐的旧标签"), now()).unwrap();
    register.retire_print_sheet(id, now()).unwrap();
    let row = |printer: &str, dx_mm: f64| PrinterCalibration {
        printer: printer.into(),
        dx_mm,
        dy_mm: 0.0,
        factor_x: 1.0,
        factor_y: 1.0,
        measured_on: day("2026-11-02"),
    };
    register.set_calibration(&row("王姐的打印机", 0.5), now()).unwrap();
    register.set_calibration(&row("Office", 0.2), now()).unwrap();
    register.set_calibration(&row("王姐的打印机", 0.6), now()).unwrap();
    register.forget_calibration("Office", now()).unwrap();
    let subjects: Vec<String> = register.history(7).unwrap().into_iter().rev().map(|line| line.subject).collect();
    assert_eq!(subjects, ["#1", "#1", "#1", "#1", "#2", "#1", "#2"]);
    assert_eq!(register.verify().unwrap().findings, []);
}
