//! What is done with a batch: its cards made, its pages set, to the printer or into a PDF, and noted as printed.

mod foot;
mod notices;
mod work;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use egui::Context;

use super::PrintRoom;
use super::batch::BatchKey;
use super::data::{Data, ids};
use crate::domain::cards::{Card, CardEventKind, CardStep, CardToMake};
use crate::domain::ids::CardId;
use crate::jobs::cards::{Numbered, Subject};
use crate::jobs::printing::{PrintSystem, PrinterInfo, Printers};
use crate::jobs::{JobEnd, Task};
use crate::ui::commands::{CardCommand, Command, ShellCommand};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::pick::{PathPick, PickWhat, Picked};
use crate::ui::save_as::{file_name, with_ending};
use crate::ui::widgets::{Answer, Button, Dialog, Tone};
pub(super) use foot::actions;
pub(in crate::ui) use notices::print_notice;
pub(super) use work::{Target, What};
use work::{Work, Working};

/// What was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Act {
    /// To the printer chosen.
    Print,
    /// Into a PDF.
    Save,
    /// The proof to sign: to the printer, or into a PDF.
    Proof(Way),
    /// The page to measure a printer by.
    TestPage(Way),
    /// The cards made are printed: into the ledger.
    Printed,
    /// They were not printed: once more.
    Again,
    /// They were not printed: their numbers are void.
    Void,
    /// They were not printed: asked another day.
    Later,
    /// Show the PDF saved.
    Open,
    /// Stop what is going on.
    Stop,
}

/// Where a proof or a test page goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// To the printer chosen.
    Print,
    /// Into a PDF.
    Save,
}

/// A batch on its way.
#[derive(Debug, Clone)]
pub(super) struct Batch {
    pub(super) key: BatchKey,
    /// The cards to be made; none for what is no card, and for proofs.
    pub(super) cards: Vec<(Subject, CardToMake)>,
    pub(super) what: What,
}

enum Stage {
    /// Where shall the PDF lie?
    Asking(PathPick, Batch),
    /// Shall it take another one's place?
    Replacing(PathBuf, Batch),
    /// The register is asked for the cards.
    Making(Batch, Target),
    /// Pages are being set, written, printed.
    Working(Box<Working>),
}

/// How far it is.
#[derive(Default)]
pub(super) struct Delivery {
    /// Printers of this PC.
    pub(super) printers: Printers,
    /// The one chosen.
    pub(super) printer: Option<usize>,
    listing: Option<Task<Printers>>,
    stage: Option<Stage>,
    /// The PDF saved last, and the cards in it.
    saved: Option<(PathBuf, BTreeSet<CardId>)>,
    /// Cards of the last batch that are still to be answered for.
    put_aside: BTreeSet<CardId>,
    /// A step of these cards was sent to the register.
    pub(super) noting: Option<Vec<CardId>>,
}

impl Delivery {
    /// Asks the system for its printers.
    pub(super) fn look_for_printers(&mut self, cx: &UiContext<'_>, system: &PrintSystem) {
        let system = system.clone();
        self.listing = Some(cx.jobs.start("printers", move |_| system.printers()));
    }

    /// Hears of the printers; `last` is the one chosen an earlier time.
    pub(super) fn hear_printers(&mut self, last: Option<&str>) {
        let Some(end) = self.listing.as_ref().and_then(Task::poll) else {
            return;
        };
        self.listing = None;
        if let JobEnd::Value(printers) = end {
            let chosen = self.printer.and_then(|index| self.printers.names.get(index)).map(String::as_str).or(last);
            let kept = printers.names.iter().position(|name| Some(name.as_str()) == chosen);
            let first = (!printers.names.is_empty()).then_some(0);
            self.printer = kept.or(printers.default).or(first);
            self.printers = printers;
        }
    }

    /// Name of the printer chosen.
    pub(super) fn printer_name(&self) -> Option<&str> {
        self.printer.and_then(|index| self.printers.names.get(index)).map(String::as_str)
    }

    /// What is known of the printer chosen.
    pub(super) fn printer_info(&self) -> Option<&PrinterInfo> {
        self.printer_name().and_then(|name| self.printers.info(name))
    }

    /// Whether the printer chosen is known not to turn the paper.
    pub(super) fn lacks_duplex(&self) -> bool {
        self.printer_info().and_then(PrinterInfo::offers_duplex) == Some(false)
    }

    /// What the primary button does.
    pub(super) fn usual(&self) -> Act {
        if self.printers.names.is_empty() { Act::Save } else { Act::Print }
    }

    /// Whether a dialog is open.
    pub(super) fn has_dialog(&self) -> bool {
        matches!(self.stage, Some(Stage::Asking(..) | Stage::Replacing(..)))
    }

    /// Whether a batch is on its way.
    pub(super) fn is_busy(&self) -> bool {
        self.stage.is_some() || self.noting.is_some()
    }

    /// What is being set or printed.
    fn working(&self) -> Option<&Working> {
        match &self.stage {
            Some(Stage::Working(working)) => Some(working),
            _ => None,
        }
    }

    /// Cards made and not printed that are to be answered for.
    pub(super) fn open_cards<'a>(&'a self, data: &'a Data) -> Vec<&'a Card> {
        let asked = self.saved.as_ref().map(|(_, cards)| cards).filter(|cards| !cards.is_empty());
        let is_open =
            |card: &&Card| !self.put_aside.contains(&card.id) && asked.is_none_or(|asked| asked.contains(&card.id));
        if self.is_busy() { Vec::new() } else { data.made.iter().filter(is_open).collect() }
    }

    /// Starts a batch: first the place of a PDF, then the cards, then the pages.
    pub(super) fn begin(&mut self, cx: &UiContext<'_>, (batch, save): (Batch, Way), room: &RoomFacts<'_>) {
        self.saved = None;
        if let (Way::Print, Some(printer)) = (save, self.printer_name().map(str::to_owned)) {
            self.make(cx, (batch, Target::Printer(printer)), room);
            return;
        }
        let pick = PathPick::new(PickWhat::SaveFile, cx.text("print-save-title"), &["pdf"])
            .text(cx.text("print-save-text"))
            .proposed(proposed(cx, &batch.what.stem(cx, &batch.key)).to_string_lossy());
        self.stage = Some(Stage::Asking(pick, batch));
    }

    /// Has the register make the cards; where there are none, the pages are set at once.
    fn make(&mut self, cx: &UiContext<'_>, (batch, target): (Batch, Target), room: &RoomFacts<'_>) {
        if batch.cards.is_empty() {
            self.set(cx, (batch, target), (room, &[]));
            return;
        }
        let cards = batch.cards.iter().map(|(_, card)| card.clone()).collect();
        cx.send(Command::Cards(CardCommand::Make(cards)));
        self.stage = Some(Stage::Making(batch, target));
    }

    /// The cards are made: their pages are set under their numbers.
    pub(super) fn hear_made(&mut self, cx: &UiContext<'_>, cards: &[Card], room: &RoomFacts<'_>) {
        match self.stage.take() {
            Some(Stage::Making(batch, target)) => {
                for card in cards {
                    self.put_aside.remove(&card.id);
                }
                self.set(cx, (batch, target), (room, cards));
            }
            other => self.stage = other,
        }
    }

    /// The register refused; a notice says why.
    pub(super) fn hear_refused(&mut self) {
        if matches!(self.stage, Some(Stage::Making(..))) {
            self.stage = None;
        }
        self.noting = None;
    }

    fn set(&mut self, cx: &UiContext<'_>, (batch, target): (Batch, Target), (room, cards): (&RoomFacts<'_>, &[Card])) {
        let numbers: BTreeMap<Subject, Numbered> = batch
            .cards
            .iter()
            .zip(cards)
            .map(|((subject, _), card)| {
                (*subject, Numbered { number: card.number.clone(), code: cx.register.code_of(card) })
            })
            .collect();
        let work = Work {
            cards: ids(cards),
            target,
            what: batch.what,
            count: if cards.is_empty() { batch.key.pieces() } else { cards.len() },
        };
        self.stage = work.start(cx, (&batch.key, &numbers), room).map(|working| Stage::Working(Box::new(working)));
    }

    /// Carries on with what was asked for: shows the dialogs, hears the jobs.
    pub(super) fn carry_on(&mut self, ctx: &Context, cx: &UiContext<'_>, room: &RoomFacts<'_>) {
        let was_busy = self.is_busy();
        match self.stage.take() {
            Some(Stage::Asking(pick, batch)) => self.ask_for_path(ctx, cx, (pick, batch, room)),
            Some(Stage::Replacing(path, batch)) => self.ask_to_replace(ctx, cx, (path, batch, room)),
            Some(Stage::Working(working)) => self.hear_work(cx, *working),
            other => self.stage = other,
        }
        if was_busy && !self.is_busy() {
            // What was just painted speaks of work that has ended.
            ctx.request_repaint();
        }
    }

    /// Hears a job that ended while another screen was shown.
    pub(super) fn hear_meanwhile(&mut self, cx: &UiContext<'_>) {
        match self.stage.take() {
            Some(Stage::Working(working)) => self.hear_work(cx, *working),
            other => self.stage = other,
        }
    }

    fn ask_for_path(
        &mut self,
        ctx: &Context,
        cx: &UiContext<'_>,
        (mut pick, batch, room): (PathPick, Batch, &RoomFacts<'_>),
    ) {
        match pick.show(ctx, cx) {
            Picked::Open => self.stage = Some(Stage::Asking(pick, batch)),
            Picked::Cancelled => {}
            Picked::Path(path) => {
                let path = with_ending(folder(cx).join(path), &["pdf"]);
                if path.exists() {
                    self.stage = Some(Stage::Replacing(path, batch));
                    ctx.request_repaint();
                } else {
                    self.make(cx, (batch, Target::File(path)), room);
                }
            }
        }
    }

    fn ask_to_replace(
        &mut self,
        ctx: &Context,
        cx: &UiContext<'_>,
        (path, batch, room): (PathBuf, Batch, &RoomFacts<'_>),
    ) {
        let question = cx.strings.text_with("save-replace", &[("file", file_name(&path).into())]);
        let answer = Dialog::new("replace card file", question)
            .icon(icons::WARNING, Tone::Warn)
            .text(cx.text("save-replace-text"))
            .answers(cx.text("save-replace-keep"), Button::danger(cx.text("save-replace-do")))
            .show(ctx, cx.tokens, |_| {});
        match answer {
            None => self.stage = Some(Stage::Replacing(path, batch)),
            Some(Answer::Safe) => {}
            Some(Answer::Act) => self.make(cx, (batch, Target::File(path)), room),
        }
    }

    fn hear_work(&mut self, cx: &UiContext<'_>, working: Working) {
        let Some(end) = working.poll() else {
            self.stage = Some(Stage::Working(Box::new(working)));
            return;
        };
        let ended = notices::tell(cx, &working.work, end);
        if let Target::File(path) = &working.work.target
            && ended.is_done
            && working.work.what == What::Cards
        {
            self.saved = Some((path.clone(), working.work.cards.iter().copied().collect()));
        }
        if ended.is_printed && !working.work.cards.is_empty() {
            self.note(cx, working.work.cards, CardStep::plain(CardEventKind::Printed, cx.today()));
        }
    }

    fn note(&mut self, cx: &UiContext<'_>, cards: Vec<CardId>, step: CardStep) {
        self.noting = Some(cards.clone());
        cx.send(Command::Cards(CardCommand::Note(cards, step)));
    }

    /// What came of cards that were made: printed, void, or asked another day.
    pub(super) fn answer(&mut self, cx: &UiContext<'_>, cards: Vec<CardId>, act: Act) {
        match act {
            Act::Printed => self.note(cx, cards, CardStep::plain(CardEventKind::Printed, cx.today())),
            Act::Void => {
                let step = CardStep::plain(CardEventKind::Voided, cx.today());
                self.note(cx, cards, CardStep { note: cx.text("print-void-note"), ..step });
            }
            Act::Later | Act::Again => {
                self.put_aside.extend(cards);
                self.saved = None;
            }
            Act::Open => {
                if let Some((path, _)) = self.saved.clone() {
                    cx.send(Command::Shell(ShellCommand::OpenWithViewer(path)));
                }
            }
            Act::Stop => {
                if let Some(working) = self.working() {
                    working.stop();
                }
            }
            Act::Print | Act::Save | Act::Proof(_) | Act::TestPage(_) => {}
        }
    }

    /// The step stands in the ledger.
    pub(super) fn noted(&mut self) -> Option<Vec<CardId>> {
        self.saved = None;
        self.noting.take()
    }
}

/// What the room knows that a batch needs.
pub(super) struct RoomFacts<'a> {
    pub(super) data: &'a Data,
    pub(super) system: &'a PrintSystem,
    /// Names of the printers asked for duplex; the size of the first page.
    pub(super) printers: &'a Printers,
}

/// The folder files are proposed in: the hall's own, else the documents of whoever sits there.
fn folder(cx: &UiContext<'_>) -> PathBuf {
    if let Some(folder) = cx.register.path().and_then(Path::parent) {
        return folder.to_owned();
    }
    let dirs = directories::UserDirs::new();
    dirs.map(|dirs| dirs.document_dir().unwrap_or(dirs.home_dir()).to_owned()).unwrap_or_default()
}

/// A name that is still free.
fn proposed(cx: &UiContext<'_>, stem: &str) -> PathBuf {
    let folder = folder(cx);
    let first = folder.join(format!("{stem}.pdf"));
    let numbered = (2..100).map(|n| folder.join(format!("{stem}-{n}.pdf")));
    std::iter::once(first.clone()).chain(numbered).find(|path| !path.exists()).unwrap_or(first)
}

impl PrintRoom {
    /// What the room knows, as a batch needs it; `None` while nothing was read.
    pub(super) fn with_facts<R>(&mut self, work: impl FnOnce(&mut Delivery, &RoomFacts<'_>) -> R) -> Option<R> {
        let mut delivery = std::mem::take(&mut self.delivery);
        let printers = delivery.printers.clone();
        let done = self.data.as_ref().map(|data| {
            let facts = RoomFacts { data, system: &self.system, printers: &printers };
            work(&mut delivery, &facts)
        });
        self.delivery = delivery;
        done
    }
}
