//! What was read of the text so far: sums, holiday by holiday, and everything that is wrong.

use egui::{Ui, vec2};

use crate::domain::calendar::{ReadYear, YearFault};
use crate::ui::calendar_words::{HolidayWords, fault, holidays, looks_short, sum};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::strings::{Lang, Strings};
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Column, Table, Tone, elided_label, label, note};

/// Most faults told one by one.
const MOST_FAULTS: usize = 6;
/// Width of the holiday's name: Chinese, English.
const NAME: [f32; 2] = [132.0, 196.0];
/// Share of the width left that the days off take; the make-up days take the rest.
const OFF: f32 = 0.56;

/// A reading in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Preview {
    pub(super) read: ReadYear,
    sum: String,
    holidays: Vec<HolidayWords>,
    faults: Vec<String>,
    /// What else to look at: another edition of the year, too few days.
    remarks: Vec<(Tone, String)>,
}

impl Preview {
    /// Words of a reading; `replaced` is the edition the year has now.
    pub(super) fn of(strings: &Strings, read: ReadYear, replaced: Option<&str>) -> Self {
        let summary = read.summary();
        let mut remarks = Vec::new();
        remarks.extend(looks_short(strings, &summary).map(|words| (Tone::Warn, words)));
        if let Some(edition) = replaced {
            let values = [("year", summary.year.to_string().into()), ("edition", edition.into())];
            remarks.push((Tone::Neutral, strings.text_with("calendar-replaces", &values)));
        }
        Self {
            sum: sum(strings, &summary),
            holidays: holidays(strings, &summary),
            faults: fault_words(strings, read.faults()),
            remarks,
            read,
        }
    }

    pub(super) fn show(&self, ui: &mut Ui, cx: &UiContext<'_>) {
        show_faults(ui, cx, &self.faults);
        if self.holidays.is_empty() {
            return;
        }
        label(ui, cx.tokens, Text::SecondaryStrong, &self.sum);
        self.table(ui, cx);
        for (tone, words) in &self.remarks {
            let icon = if *tone == Tone::Warn { icons::WARNING } else { icons::INFO };
            note(ui, cx.tokens, *tone, (icon, words));
        }
    }

    fn table(&self, ui: &mut Ui, cx: &UiContext<'_>) {
        let [zh, en] = NAME;
        let name = if cx.strings.lang() == Lang::Zh { zh } else { en };
        let room = ui.available_width() - name;
        let columns = [
            Column::exact(cx.text("calendar-table-name"), name),
            Column::exact(cx.text("calendar-table-off"), (room * OFF).floor()),
            Column::rest(cx.text("calendar-table-work")),
        ];
        let height = size::TABLE_HEADER + size::ROW * self.holidays.len() as f32;
        ui.allocate_ui(vec2(ui.available_width(), height), |ui| {
            ui.set_height(height);
            let name = cx.text("calendar-table");
            Table::new(&name, &columns).rows(self.holidays.len()).show(ui, cx.tokens, |row| {
                let Some(HolidayWords { name, off, make_up }) = self.holidays.get(row.index) else {
                    return;
                };
                row.name(format!("{name} {off} {make_up}"));
                row.cell(|ui| {
                    elided_label(ui, cx.tokens, Text::Body, (name, cx.tokens.text));
                });
                for days in [off, make_up] {
                    row.cell(|ui| {
                        elided_label(ui, cx.tokens, Text::Secondary, (days, cx.tokens.text));
                    });
                }
            });
        });
    }
}

/// The first faults, one sentence each, and how many more there are.
pub(super) fn fault_words(strings: &Strings, faults: &[YearFault]) -> Vec<String> {
    let mut words: Vec<String> = faults.iter().take(MOST_FAULTS).map(|one| fault(strings, one)).collect();
    if faults.len() > MOST_FAULTS {
        words.push(strings.text_with("calendar-more-faults", &[("n", (faults.len() - MOST_FAULTS).into())]));
    }
    words
}

/// Faults in a red note, one a line.
pub(super) fn show_faults(ui: &mut Ui, cx: &UiContext<'_>, faults: &[String]) {
    if !faults.is_empty() {
        note(ui, cx.tokens, Tone::Danger, (icons::OVERDUE.filled(), &faults.join("\n")));
    }
}
