//! The recovery code on paper, put into words.

use crate::documents::paper::Fact;
use crate::documents::recovery_sheets::{RecoveryLabels, RecoverySheet};
use crate::jobs::recovery_sheet::make_recovery_sheet;
use crate::register::FileKey;
use crate::ui::context::UiContext;
use crate::ui::papers::{PaperAbout, PaperPanel, words as paper_words};

/// Starts making the sheet of a key's code.
pub(super) fn recovery_paper(cx: &UiContext<'_>, key: &FileKey) -> PaperPanel {
    let about = PaperAbout::new(cx, cx.text("recovery-title"), cx.strings.date_iso(cx.today()));
    let sheet = sheet(cx, key);
    PaperPanel::open(cx, about, move |progress| make_recovery_sheet(&sheet, progress))
}

fn sheet(cx: &UiContext<'_>, key: &FileKey) -> RecoverySheet {
    let file = cx.register.path().and_then(|path| path.file_name()).unwrap_or_default();
    let facts =
        [("recovery-file", file.to_string_lossy().into_owned()), ("recovery-day", cx.strings.date_iso(cx.today()))];
    let lines = ["recovery-line-use", "recovery-line-who", "recovery-line-where", "recovery-line-renew"];
    RecoverySheet {
        language: paper_words::language(cx.strings),
        hall: cx.register.hall().name.clone(),
        facts: facts.into_iter().map(|(label, value)| Fact::new(cx.text(label), value)).collect(),
        groups: key.code().groups().to_vec(),
        lines: lines.into_iter().map(|line| cx.text(line)).collect(),
        foot: paper_words::foot(cx.strings, cx.now, None),
        labels: RecoveryLabels {
            title: cx.text("recovery-title"),
            kept_by: cx.text("recovery-kept-by"),
            kept_where: cx.text("recovery-kept-where"),
        },
    }
}
