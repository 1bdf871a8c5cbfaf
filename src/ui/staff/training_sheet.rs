//! The training of a year put into words: the paper, and the same as a table in a file (P1-8.1, P5-4).

use crate::documents::paper::Fact;
use crate::documents::training_sheets::{TrainingRow, TrainingSheet, TrainingSheetLabels};
use crate::domain::hall::Sector;
use crate::domain::problems::Field;
use crate::domain::staff::{StaffMember, StaffStatus};
use crate::domain::training::{Hours, TrainingKind, TrainingStanding, YearHours};
use crate::exchange::training_export::{TrainingBook, TrainingCell, training_xlsx};
use crate::jobs::training_sheet::make_training_sheet;
use crate::register::RegisterError;
use crate::ui::commands::Notice;
use crate::ui::context::UiContext;
use crate::ui::papers::words::{foot, language};
use crate::ui::papers::{PaperAbout, PaperPanel};
use crate::ui::save_as::{SaveAs, SaveWhat};
use crate::ui::staff_record_words as record_words;
use crate::ui::words;

/// Someone's year.
struct Line {
    member: StaffMember,
    hours: YearHours,
    standing: TrainingStanding,
}

/// Everyone active with their year, by team in the order of its first work number.
fn lines(cx: &UiContext<'_>, year: i32) -> Result<Vec<Line>, RegisterError> {
    let sums = cx.register.training_sums(year)?;
    let sector = cx.register.hall().sector;
    let mut staff = cx.register.staff()?;
    staff.retain(|member| member.record.status == StaffStatus::Active);
    let mut teams: Vec<String> = Vec::new();
    for member in &staff {
        if !teams.contains(&member.record.team) {
            teams.push(member.record.team.clone());
        }
    }
    staff.sort_by_key(|member| {
        let team = &member.record.team;
        (team.is_empty(), teams.iter().position(|known| known == team))
    });
    let line = |member: StaffMember| {
        let hours = sums.get(&member.id).cloned().unwrap_or_default();
        let standing = TrainingStanding::of(hours.counted(sector), member.record.joined_on, (year, cx.today()));
        Line { member, hours, standing }
    };
    Ok(staff.into_iter().map(line).collect())
}

/// The paper in its pane.
pub(super) fn paper(cx: &UiContext<'_>, year: i32) -> PaperPanel {
    let named = cx.strings.text_with("training-year", &[("year", year.to_string().into())]);
    let about = PaperAbout {
        file_stem: cx.strings.text_with("sheet-training-file", &[("year", year.to_string().into())]),
        close: cx.text("staff-back"),
        ..PaperAbout::new(cx, cx.text("sheet-training-title"), named)
    };
    match sheet(cx, year) {
        Ok(sheet) => PaperPanel::open(cx, about, move |progress| make_training_sheet(&sheet, progress)),
        Err(error) => PaperPanel::broken(cx, about, &error.to_string()),
    }
}

/// The training sheet of a year.
///
/// # Errors
/// The file's.
pub fn sheet(cx: &UiContext<'_>, year: i32) -> Result<TrainingSheet, RegisterError> {
    let lines = lines(cx, year)?;
    let head = cx.register.history_head()?;
    Ok(TrainingSheet {
        language: language(cx.strings),
        hall: cx.register.hall().name.clone(),
        year: cx.strings.text_with("training-year", &[("year", year.to_string().into())]),
        totals: totals(cx, &lines),
        rows: lines.iter().map(|line| row(cx, line)).collect(),
        foot: foot(cx.strings, cx.now, Some(&head)),
        labels: TrainingSheetLabels {
            title: cx.text("sheet-training-title"),
            columns: columns(cx),
            enough: cx.text("sheet-training-enough"),
            note: note(cx),
            nobody: cx.text("sheet-training-nobody"),
            head_signature: cx.text("sheet-training-signature"),
            signed_on: cx.text("sheet-training-signed-on"),
        },
    })
}

/// Heads of the columns, left to right.
fn columns(cx: &UiContext<'_>) -> [String; 14] {
    let kind = |kind| record_words::training_kind(cx.strings, kind);
    let [ethics, business, safety, etiquette, examination, other] = TrainingKind::ALL.map(kind);
    [
        cx.text("sheet-training-number"),
        words::field(cx.strings, Field::WorkNo),
        words::field(cx.strings, Field::Name),
        cx.text("sheet-training-team"),
        ethics,
        business,
        safety,
        etiquette,
        examination,
        other,
        cx.text("sheet-training-total"),
        cx.text("sheet-training-counted"),
        cx.text("sheet-training-due"),
        cx.text("sheet-training-missing"),
    ]
}

fn note(cx: &UiContext<'_>) -> String {
    cx.text(match cx.register.hall().sector {
        Sector::Power => "sheet-training-note-power",
        Sector::Bank | Sector::Other => "sheet-training-note-other",
    })
}

fn row(cx: &UiContext<'_>, line: &Line) -> TrainingRow {
    let Line { member, hours, standing } = line;
    let say = |hours: Hours| record_words::hours(cx.strings, hours);
    let some = |hours: Hours| if hours == Hours::default() { String::new() } else { say(hours) };
    TrainingRow {
        work_no: member.record.work_no.as_str().to_owned(),
        name: member.record.name.as_str().to_owned(),
        team: member.record.team.clone(),
        kinds: TrainingKind::ALL.map(|kind| some(hours.of(kind))),
        total: some(hours.total()),
        counted: say(standing.counted),
        due: say(standing.due),
        missing: some(standing.missing()),
    }
}

fn totals(cx: &UiContext<'_>, lines: &[Line]) -> Vec<Fact> {
    let full = lines.iter().filter(|line| line.standing.missing() == Hours::default()).count();
    let all: Hours = lines.iter().map(|line| line.hours.total()).sum();
    let count = |key: &str, n: usize| Fact::new(cx.strings.text_with(key, &[("n", n.into())]), "");
    let all = record_words::hours(cx.strings, all);
    vec![
        count("sheet-training-people", lines.len()),
        count("sheet-training-full", full),
        count("sheet-training-short", lines.len() - full),
        Fact::new(cx.strings.text_with("sheet-training-all-hours", &[("n", all.into())]), ""),
    ]
}

/// The year as a table.
///
/// # Errors
/// The file's.
pub fn book(cx: &UiContext<'_>, year: i32) -> Result<TrainingBook, RegisterError> {
    let words = |text: &str| TrainingCell::Words(text.to_owned());
    let row = |(index, line): (usize, &Line)| {
        let Line { member, hours, standing } = line;
        let record = &member.record;
        let mut cells = vec![
            words(&(index + 1).to_string()),
            words(record.work_no.as_str()),
            words(record.name.as_str()),
            words(&record.team),
        ];
        cells.extend(TrainingKind::ALL.map(|kind| TrainingCell::Hours(hours.of(kind))));
        let figures = [hours.total(), standing.counted, standing.due, standing.missing()];
        cells.extend(figures.map(TrainingCell::Hours));
        cells
    };
    let named = cx.strings.text_with("training-year", &[("year", year.to_string().into())]);
    Ok(TrainingBook {
        sheet: cx.text("training-title"),
        head: vec![format!("{} · {} · {named}", cx.text("sheet-training-title"), cx.register.hall().name)],
        columns: columns(cx).to_vec(),
        rows: lines(cx, year)?.iter().enumerate().map(row).collect(),
        foot: vec![note(cx), foot(cx.strings, cx.now, None).printed],
    })
}

/// Asks where the table of a year shall lie; `None` when the records cannot be read, which is said.
pub(super) fn save(cx: &UiContext<'_>, year: i32) -> Option<SaveAs> {
    let book = match book(cx, year) {
        Ok(book) => book,
        Err(error) => {
            cx.notify(Notice::wrong(cx.text("training-sheet-failed"), error.to_string()));
            return None;
        }
    };
    let what = SaveWhat {
        title: cx.text("training-sheet-where"),
        about: String::new(),
        what: cx.text("sheet-training-title"),
        name: cx.strings.text_with("sheet-training-file", &[("year", year.to_string().into())]),
        endings: &["xlsx"],
    };
    Some(SaveAs::ask(cx, what, move |_| Ok(training_xlsx(&book)?)))
}
