//! The words of the tables and pages that go out.

use crate::exchange::export_all::terms::Terms;
use crate::jobs::outward::ReadMe;
use crate::register::ActionKind;
use crate::ui::strings::{Lang, Strings};

use chrono::Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};

/// The words of every sheet. `folder` gives another folder for files beside than the usual one, by its key.
pub(in crate::ui) fn terms(strings: &Strings, folder: impl Fn(&str) -> Option<String>) -> Terms {
    let word = |key: &str| match key {
        "list-window" => strings.text_with(key, &[("number", "{number}".into())]),
        "deadline-hours" | "deadline-days" | "deadline-working-days" | "deadline-open-days" => {
            strings.text_with(key, &[("n", "{n}".into())])
        }
        _ => folder(key).unwrap_or_else(|| strings.text(key)),
    };
    let mut terms = Terms::gather(word);
    terms.weekdays = [Mon, Tue, Wed, Thu, Fri, Sat, Sun].map(|day| strings.weekday_name(day));
    terms.actions = ActionKind::ALL
        .iter()
        .map(|kind| (kind.code().to_owned(), strings.text(&format!("action-{}", kind.code().replace('_', "-")))))
        .collect();
    terms
}

/// The page that lies beside, in both languages; `about` gives its sentences in one of them.
pub(super) fn read_me(about: impl Fn(&Strings) -> String) -> ReadMe {
    let both = Lang::ALL.map(Strings::load);
    let told = |key: &str| [0, 1].map(|index| both.get(index).map(|strings| strings.text(key)).unwrap_or_default());
    ReadMe {
        name: "README.txt".to_owned(),
        about: [0, 1].map(|index| both.get(index).map(&about).unwrap_or_default()),
        sheets: told("out-readme-sheets"),
        left_out: told("out-readme-left-out"),
    }
}
