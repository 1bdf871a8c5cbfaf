//! The register book of a period (登记簿, P1-9.2): every case in it, void ones too, pages numbered; masked unless chosen.

use std::rc::Rc;

use chrono::NaiveDate;
use egui::{Align, Layout, Ui, vec2};

use super::detail::{Names, Shown};
use super::filter::Period;
use super::paper_values::{Masking, book_row};
use crate::documents::case_sheets::{BookRow, Outcome, RegisterBook};
use crate::documents::paper::Fact;
use crate::domain::cases::{CaseQuery, CaseSort, Direction, StandingFilter};
use crate::jobs::case_papers::{CasePaper, make_case_paper};
use crate::jobs::papers::PaperError;
use crate::register::RegisterError;
use crate::ui::commands::{Command, ShellCommand};
use crate::ui::context::UiContext;
use crate::ui::papers::{PaperAbout, PaperPanel, words as paper_words};
use crate::ui::theme::size;
use crate::ui::widgets::{Segments, switch};

/// The pane of the book.
pub(super) struct Book {
    period: Period,
    /// The period the list was narrowed to, offered beside the usual ones.
    of_list: Option<Period>,
    masking: Masking,
    panel: PaperPanel,
}

impl Book {
    /// Opens the book of the period the list is narrowed to, else of this month.
    pub(super) fn open(cx: &UiContext<'_>, period: Period) -> Self {
        let of_list = Some(period).filter(|period| matches!(period, Period::Between(..)));
        let period = if period == Period::Ever { Period::ThisMonth } else { period };
        Self { period, of_list, masking: Masking::Masked, panel: panel(cx, period, Masking::Masked) }
    }

    /// Paints it; `true` when it was closed.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>) -> bool {
        let was = (self.period, self.masking);
        self.head(ui, cx);
        if was != (self.period, self.masking) {
            if self.masking == Masking::Revealed {
                let subject = format!("register book {}", span(cx, self.period));
                cx.send(Command::Shell(ShellCommand::Reveal(subject)));
            }
            self.panel = panel(cx, self.period, self.masking);
        }
        self.panel.show(ui, cx)
    }

    fn head(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let width = ui.available_width();
        ui.allocate_ui_with_layout(vec2(width, size::PANE_HEADER), Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = size::GAP_12;
            ui.add_space(size::GAP_20);
            let mut segments = Segments::new().small();
            for (period, key) in [
                (Period::ThisMonth, "book-this-month"),
                (Period::LastMonth, "book-last-month"),
                (Period::ThisYear, "book-this-year"),
            ] {
                segments = segments.option(period, cx.text(key));
            }
            if let Some(period) = self.of_list {
                segments = segments.option(period, cx.text("book-custom"));
            }
            segments.show(ui, cx.tokens, &mut self.period);
            let mut is_revealed = self.masking == Masking::Revealed;
            switch(ui, cx.tokens, &mut is_revealed, &cx.text("paper-with-names"));
            self.masking = if is_revealed { Masking::Revealed } else { Masking::Masked };
        });
    }
}

fn panel(cx: &UiContext<'_>, period: Period, masking: Masking) -> PaperPanel {
    let book = book(cx, period, masking).map(|book| CasePaper::RegisterBook(Box::new(book)));
    let about = PaperAbout::new(cx, cx.text("book-title"), span(cx, period));
    PaperPanel::open(cx, about, move |progress| {
        let book = book.map_err(|error| PaperError::Records(error.to_string()))?;
        make_case_paper(&book, progress)
    })
}

fn days(cx: &UiContext<'_>, period: Period) -> (NaiveDate, NaiveDate) {
    period.days(cx.today()).unwrap_or((cx.today(), cx.today()))
}

/// `2026-11-01 – 2026-11-30`.
fn span(cx: &UiContext<'_>, period: Period) -> String {
    let (first, last) = days(cx, period);
    let values = [("first", cx.strings.date_iso(first).into()), ("last", cx.strings.date_iso(last).into())];
    cx.strings.text_with("book-days", &values)
}

/// The register book of these days with every name, for the archive (P4-7).
///
/// # Errors
/// The file's.
pub fn whole_book(cx: &UiContext<'_>, (first, last): (NaiveDate, NaiveDate)) -> Result<RegisterBook, RegisterError> {
    book(cx, Period::Between(first, last), Masking::Revealed)
}

/// What stands in the book; read once, when it is opened. A case that cannot be read is never left out in silence.
fn book(cx: &UiContext<'_>, period: Period, masking: Masking) -> Result<RegisterBook, RegisterError> {
    let query = CaseQuery {
        standing: StandingFilter::All,
        received: Some(days(cx, period)),
        sort: CaseSort::ByNumber,
        direction: Direction::OldestFirst,
        ..CaseQuery::default()
    };
    let names = Rc::new(Names::read(cx));
    let row = |id| Shown::plain(cx, id, &names).map(|shown| book_row(cx, &shown, masking));
    let rows: Vec<BookRow> = cx.register.find_cases(&query)?.into_iter().map(row).collect::<Result<_, _>>()?;
    let head = cx.register.history_head().ok();
    Ok(RegisterBook {
        language: paper_words::language(cx.strings),
        hall: cx.register.hall().name.clone(),
        period: span(cx, period),
        totals: totals(cx, &rows),
        rows,
        foot: paper_words::foot(cx.strings, cx.now, head.as_deref()),
        labels: paper_words::register_book(cx.strings),
    })
}

fn totals(cx: &UiContext<'_>, rows: &[BookRow]) -> Vec<Fact> {
    let count = |fits: &dyn Fn(&BookRow) -> bool| rows.iter().filter(|row| fits(row)).count().to_string();
    let is_valid = |row: &BookRow| row.void.is_none();
    vec![
        Fact::new(cx.text("book-cases"), count(&is_valid)),
        Fact::new(cx.text("book-void"), count(&|row| row.void.is_some())),
        Fact::new(cx.text("book-in-time"), count(&|row| is_valid(row) && row.outcome == Outcome::InTime)),
        Fact::new(cx.text("book-late"), count(&|row| is_valid(row) && row.outcome == Outcome::Late)),
    ]
}
