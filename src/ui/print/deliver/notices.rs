//! What came of a batch, in words.

use super::work::{Target, What, Work, WorkEnd, WorkError};
use crate::documents::DocumentError;
use crate::exchange::files::FileError;
use crate::jobs::JobEnd;
use crate::jobs::cards::SetError;
use crate::jobs::printing::{JobState, PrintError};
use crate::ui::commands::Notice;
use crate::ui::context::UiContext;
use crate::ui::print::sheet::sentence;
use crate::ui::printing_words;
use crate::ui::save_as::{file_name, remedy};

/// What follows from how it ended.
pub(super) struct Ended {
    /// It came out: the file lies there, or the printer took it.
    pub(super) is_done: bool,
    /// It is on paper.
    pub(super) is_printed: bool,
}

/// Tells how it ended.
pub(super) fn tell(cx: &UiContext<'_>, work: &Work, end: WorkEnd) -> Ended {
    let nothing = Ended { is_done: false, is_printed: false };
    match end {
        JobEnd::Value(Ok(state)) => tell_done(cx, work, state),
        JobEnd::Value(Err(WorkError::Set(SetError::Cancelled(_)))) => {
            cx.notify(Notice::done(cx.text("print-stopped")));
            nothing
        }
        JobEnd::Value(Err(WorkError::Set(SetError::Document(error)))) => {
            cx.notify(not_set(cx, &error));
            nothing
        }
        JobEnd::Value(Err(WorkError::File(error))) => {
            cx.notify(file_notice(cx, &error));
            nothing
        }
        JobEnd::Value(Err(WorkError::Print(error))) => {
            let printer = match &work.target {
                Target::Printer(printer) => printer.as_str(),
                Target::File(_) => "",
            };
            cx.notify(print_notice(cx, &error, printer));
            nothing
        }
        JobEnd::Broke(because) => {
            let notice = Notice::wrong(cx.text("print-not-set"), cx.text("error-unexpected-do"));
            cx.notify(notice.with_details(because));
            nothing
        }
    }
}

fn tell_done(cx: &UiContext<'_>, work: &Work, state: Option<JobState>) -> Ended {
    let printer = match &work.target {
        Target::Printer(printer) => printer.clone(),
        Target::File(path) => {
            let values = [("name", file_name(path).into())];
            cx.notify(Notice::done(cx.strings.text_with("print-saved", &values)));
            return Ended { is_done: true, is_printed: false };
        }
    };
    let Some(state) = state else {
        return Ended { is_done: false, is_printed: false };
    };
    // One that nobody could watch to its end is asked about.
    let is_printed = state == JobState::Done;
    if is_printed {
        let values = [("printer", printer.into()), ("n", work.count.into())];
        let key = if work.what == What::Cards { "print-sent" } else { "print-sent-page" };
        cx.notify(Notice::done(cx.strings.text_with(key, &values)));
    } else {
        let (_, words) = printing_words::job(cx.strings, Some(&state));
        cx.notify(Notice::wrong(words, printing_words::job_advice(cx.strings, &state)));
    }
    Ended { is_done: is_printed, is_printed }
}

fn not_set(cx: &UiContext<'_>, error: &DocumentError) -> Notice {
    let words = sentence(cx, &crate::ui::print::preview::NoPage::Document(error.clone()));
    Notice::wrong(cx.text("print-not-set"), words).with_details(error.to_string())
}

/// Why a PDF could not be written.
fn file_notice(cx: &UiContext<'_>, error: &FileError) -> Notice {
    Notice::wrong(cx.text("print-not-saved"), cx.text(remedy(error))).with_details(error.to_string())
}

/// Why a printer did not get its pages.
pub(in crate::ui) fn print_notice(cx: &UiContext<'_>, error: &PrintError, printer: &str) -> Notice {
    let (text, advice) = printing_words::error(cx.strings, error, printer);
    Notice::wrong(text, advice).with_details(error.to_string())
}
