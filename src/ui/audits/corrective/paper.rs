//! Where the notice of corrective actions is printed from: of the one shown, or of all its owner still has to put right.

use egui::Ui;

use crate::domain::corrective::CorrectiveAction;
use crate::ui::audit_papers::open_notice;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::papers::PaperPanel;
use crate::ui::widgets::{Button, Menu, MenuItem, menu_item};

/// What a notice is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Notice {
    /// The action shown.
    One,
    /// All open ones of its owner.
    OfOwner,
}

/// The button; with further open actions of the same owner it asks which.
pub(super) fn button(ui: &mut Ui, cx: &UiContext<'_>, of_owner: usize) -> Option<Notice> {
    let words = cx.text("corrective-notice-print");
    let button = Button::quiet(words.as_str()).icon(icons::PRINT);
    if of_owner < 2 {
        return button.show(ui, cx.tokens).clicked().then_some(Notice::One);
    }
    let button = button.trailing(icons::EXPAND).show(ui, cx.tokens);
    let chosen = Menu::below(&button).show(cx.tokens, |ui| {
        let one = MenuItem::new(cx.text("corrective-notice-this")).icon(icons::PRINT);
        let mut chosen = menu_item(ui, cx.tokens, one).clicked().then_some(Notice::One);
        let count = of_owner.to_string();
        let words = cx.strings.text_with("corrective-notice-of-owner", &[("n", count.into())]);
        if menu_item(ui, cx.tokens, MenuItem::new(words).icon(icons::PRINT)).clicked() {
            chosen = Some(Notice::OfOwner);
        }
        chosen
    });
    chosen.and_then(|shown| shown.inner)
}

/// The open actions of the same owner, the one shown first; that one alone where nobody is named.
pub(super) fn of_owner(cx: &UiContext<'_>, shown: &CorrectiveAction) -> Vec<CorrectiveAction> {
    let mut actions = vec![shown.clone()];
    let Some(owner) = shown.owner() else { return actions };
    let others = cx.register.correctives().unwrap_or_default();
    let same =
        |other: &CorrectiveAction| other.id != shown.id && other.owner() == Some(owner) && other.closed_at().is_none();
    actions.extend(others.into_iter().filter(same));
    actions
}

/// Opens it.
pub(super) fn open(cx: &UiContext<'_>, shown: &CorrectiveAction, notice: Notice) -> PaperPanel {
    match notice {
        Notice::One => open_notice(cx, std::slice::from_ref(shown)),
        Notice::OfOwner => open_notice(cx, &of_owner(cx, shown)),
    }
}
