//! What every tab is: it paints, hears what was done, can be sent to a place, and takes dropped pictures.

use egui::Ui;

use super::commands::{Done, Place};
use super::context::{Incoming, UiContext};

/// A tab's screen. It holds view state and drafts; records it only reads.
pub trait Screen {
    /// Paints the whole body and asks by commands.
    fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>);

    /// Something was done (by this screen or another).
    fn hear(&mut self, _done: &Done, _cx: &UiContext<'_>) {}

    /// Called when someone was sent to one of this tab's places.
    fn go(&mut self, _place: &Place, _cx: &UiContext<'_>) {}

    /// A file was dropped on the window or a picture was pasted while this tab was shown.
    fn receive(&mut self, _incoming: &Incoming, _cx: &UiContext<'_>) {}
}
