//! The lists the program takes in again, as they go out with an export: whole lists as tables of their own.

use super::papers::table_error;
use super::steps::{Step, Wanted};
use crate::exchange::case_export::{case_csv, case_rows, case_xlsx};
use crate::exchange::export_all::file_name;
use crate::exchange::staff_export::{ExportWords, Personal, staff_csv, staff_xlsx};
use crate::jobs::case_export::collect;
use crate::jobs::outward::{MakePaper, Piece};
use crate::jobs::papers::PaperError;
use crate::register::RegisterError;
use crate::register::outward::Shown;
use crate::ui::case_list_words::case_list_words;
use crate::ui::context::UiContext;
use crate::ui::strings::Strings;
use crate::ui::words;

/// Most cases of one list: it is made in one go.
const CASES_MOST: usize = 100_000;

/// A list the import knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ImportList {
    Staff(Kind),
    Cases(Kind),
}

/// What it is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Xlsx,
    Csv,
}

impl Kind {
    fn ending(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
        }
    }
}

impl ImportList {
    /// Every one, both ways.
    pub(super) const ALL: [Self; 4] =
        [Self::Staff(Kind::Xlsx), Self::Staff(Kind::Csv), Self::Cases(Kind::Xlsx), Self::Cases(Kind::Csv)];
}

/// A list's values read from the records, to be written by the job.
///
/// # Errors
/// The file's.
pub(super) fn list_piece(
    cx: &UiContext<'_>,
    wanted: Wanted,
    (list, folder): (ImportList, &str),
) -> Result<(Option<Piece>, Option<Step>), RegisterError> {
    let personal = match wanted.shown {
        Shown::Masked => Personal::Masked,
        Shown::Whole => Personal::Shown,
    };
    let (name, kind, make) = match list {
        ImportList::Staff(kind) => (cx.text("staff-title"), kind, staff(cx, (kind, personal))?),
        ImportList::Cases(kind) => (cx.text("cases-title"), kind, cases(cx, (kind, personal))?),
    };
    let path = format!("{folder}/{}.{}", file_name(&name), kind.ending());
    Ok((Some(Piece::Paper(path, make)), None))
}

fn staff(cx: &UiContext<'_>, (kind, personal): (Kind, Personal)) -> Result<MakePaper, RegisterError> {
    let people: Vec<_> = cx.register.staff()?.into_iter().map(|member| member.record).collect();
    let lang = cx.strings.lang();
    Ok(Box::new(move |_| {
        let strings = Strings::load(lang);
        let sheet = strings.text("staff-title");
        let words = ExportWords {
            sheet: &sheet,
            heading: &|field| words::field(&strings, field),
            sex: &|sex| words::sex(&strings, sex),
            status: &|status| words::staff_status(&strings, status),
        };
        match kind {
            Kind::Csv => Ok(staff_csv(&people, &words, personal)),
            Kind::Xlsx => staff_xlsx(&people, &words, personal).map_err(table_error),
        }
    }))
}

fn cases(cx: &UiContext<'_>, (kind, personal): (Kind, Personal)) -> Result<MakePaper, RegisterError> {
    if cx.register.row_count("cases", None)? > CASES_MOST {
        let because = cx.strings.text_with("out-list-too-long", &[("most", CASES_MOST.into())]);
        return Ok(Box::new(move |_| Err(PaperError::Records(because))));
    }
    let (cases, roster) = collect(cx.register, cx.now)?;
    let words = case_list_words(cx.strings, cx.register.rule_editions().map(|edition| &edition.set));
    Ok(Box::new(move |_| {
        let rows = case_rows(&cases, &roster, &words, personal);
        match kind {
            Kind::Csv => Ok(case_csv(&rows)),
            Kind::Xlsx => case_xlsx(&rows, &words).map_err(table_error),
        }
    }))
}
