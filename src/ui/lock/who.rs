//! The question who works, when more than one person may open the file.

use egui::Context;

use crate::domain::ids::KeeperId;
use crate::domain::keepers::Keeper;
use crate::ui::commands::{AccessCommand, Command, Commands};
use crate::ui::icons;
use crate::ui::strings::Strings;
use crate::ui::theme::{Tokens, size};
use crate::ui::widgets::{Answer, Button, Dialog, ListRow, Tone};

/// The people to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhoDialog {
    people: Vec<(KeeperId, String)>,
    picked: usize,
}

impl WhoDialog {
    /// The question, with whoever worked last on this PC picked; `None` where nobody is on the list.
    pub fn of(keepers: &[Keeper], last: Option<&str>) -> Option<Self> {
        let picked = keepers.iter().position(|keeper| Some(keeper.uid.as_str()) == last).unwrap_or(0);
        let people: Vec<_> = keepers.iter().map(|keeper| (keeper.id, keeper.name.clone())).collect();
        (!people.is_empty()).then_some(Self { people, picked })
    }

    /// Shows it over the window.
    pub fn show(&mut self, ctx: &Context, commands: &Commands, (strings, tokens): (&Strings, &Tokens)) {
        let dialog = Dialog::new("who", strings.text("who-question"))
            .icon(icons::PERSON, Tone::Accent)
            .text(strings.text("who-line"))
            .answers(strings.text("who-not-now"), Button::primary(strings.text("who-this")));
        let answer = dialog.show(ctx, tokens, |ui| {
            ui.spacing_mut().item_spacing.y = size::GAP_4;
            for (index, (_, name)) in self.people.iter().enumerate() {
                if ListRow::new(icons::PERSON, name).picked(index == self.picked).show(ui, tokens).clicked() {
                    self.picked = index;
                }
            }
        });
        let picked = self.people.get(self.picked).map(|(id, _)| *id);
        match (answer, picked) {
            (Some(Answer::Act), Some(id)) => commands.send(Command::Access(AccessCommand::Enter(id))),
            (Some(_), _) => commands.send(Command::Access(AccessCommand::EnterNobody)),
            (None, _) => {}
        }
    }
}
