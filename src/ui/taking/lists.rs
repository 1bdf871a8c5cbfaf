//! The lists the program takes in again, as they go out with an export: whole lists as tables of their own.

use super::papers::table_error;
use super::steps::{Step, Wanted};
use crate::domain::calendar::YEARS;
use crate::exchange::box_export::{box_csv, box_rows, box_xlsx};
use crate::exchange::calendar_export::{calendar_csv, calendar_rows, calendar_xlsx};
use crate::exchange::case_export::{case_csv, case_list, case_xlsx};
use crate::exchange::disclosure_export::{disclosure_csv, disclosure_rows, disclosure_xlsx};
use crate::exchange::export_all::file_name;
use crate::exchange::roster::Roster;
use crate::exchange::staff_export::{ExportWords, Personal, staff_csv, staff_xlsx};
use crate::jobs::case_export::collect;
use crate::jobs::outward::{MakePaper, Piece};
use crate::jobs::papers::PaperError;
use crate::register::RegisterError;
use crate::register::outward::Shown;
use crate::ui::case_list_words::case_list_words;
use crate::ui::context::UiContext;
use crate::ui::list_words::{box_list_words, calendar_list_words, disclosure_list_words};
use crate::ui::strings::Strings;
use crate::ui::words;

/// Most cases of one list: it is made in one go.
const CASES_MOST: usize = 100_000;

/// A list the import knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ImportList {
    Staff(Kind),
    Cases(Kind),
    Boxes(Kind),
    Disclosure(Kind),
    /// A year of the working-day calendar.
    Calendar(i32, Kind),
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

impl Kind {
    const BOTH: [Self; 2] = [Self::Xlsx, Self::Csv];
}

impl ImportList {
    /// Every one of a hall, both ways.
    pub(super) fn all(cx: &UiContext<'_>) -> Vec<Self> {
        let mut lists = Vec::new();
        for kind in Kind::BOTH {
            lists.extend([Self::Staff(kind), Self::Cases(kind), Self::Boxes(kind), Self::Disclosure(kind)]);
            let years = YEARS.filter(|year| cx.register.calendar().year(*year).is_some());
            lists.extend(years.map(|year| Self::Calendar(year, kind)));
        }
        lists
    }
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
        ImportList::Boxes(kind) => (cx.text("box-title"), kind, boxes(cx, (kind, personal))?),
        ImportList::Disclosure(kind) => (cx.text("disclosure-title"), kind, disclosure(cx, (kind, personal))?),
        ImportList::Calendar(year, kind) => {
            (format!("{} {year}", cx.text("calendar-title")), kind, calendar(cx, (year, kind)))
        }
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
        let rows = case_list(&cases, &roster, &words, personal);
        match kind {
            Kind::Csv => Ok(case_csv(&rows)),
            Kind::Xlsx => case_xlsx(&rows, &words).map_err(table_error),
        }
    }))
}

fn boxes(cx: &UiContext<'_>, (kind, personal): (Kind, Personal)) -> Result<MakePaper, RegisterError> {
    let entries = cx.register.listed_box_entries()?;
    let roster = Roster::new(&cx.register.staff()?, &cx.register.windows()?);
    let words = box_list_words(cx.strings);
    Ok(Box::new(move |_| {
        let rows = box_rows(&entries, &roster, &words, personal);
        match kind {
            Kind::Csv => Ok(box_csv(&rows)),
            Kind::Xlsx => box_xlsx(&rows, &words).map_err(table_error),
        }
    }))
}

fn disclosure(cx: &UiContext<'_>, (kind, personal): (Kind, Personal)) -> Result<MakePaper, RegisterError> {
    let listed = cx.register.listed_disclosure()?;
    let words = disclosure_list_words(cx.strings);
    Ok(Box::new(move |_| {
        let rows = disclosure_rows(&listed, &words, personal);
        match kind {
            Kind::Csv => Ok(disclosure_csv(&rows)),
            Kind::Xlsx => disclosure_xlsx(&rows, &words).map_err(table_error),
        }
    }))
}

fn calendar(cx: &UiContext<'_>, (year, kind): (i32, Kind)) -> MakePaper {
    let days = cx.register.calendar().year(year).cloned();
    let words = calendar_list_words(cx.strings);
    Box::new(move |_| {
        let rows = days.map(|year| calendar_rows(&year, &words)).unwrap_or_default();
        match kind {
            Kind::Csv => Ok(calendar_csv(&rows)),
            Kind::Xlsx => calendar_xlsx(&rows, &words).map_err(table_error),
        }
    })
}
