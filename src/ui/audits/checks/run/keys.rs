//! The keys of a walk: 1 2 3 judge, Enter goes on, arrows move, Ctrl+Z takes back. Whoever types words is left alone.

use egui::{Event, Key, Modifiers, Ui};

use super::{Run, Step, Wish, Words};
use crate::domain::audits::Verdict;
use crate::domain::standards::ItemKind;
use crate::ui::commands::{Command, ShellCommand};
use crate::ui::context::UiContext;

/// What has the keys.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Holder {
    /// Nothing that types: keys judge.
    Nobody,
    /// The reason or remark of an item.
    Words(String),
    /// The number of the present item.
    Number,
    /// A field or button that is none of the walk's.
    Other,
}

const DIGITS: [Key; 9] =
    [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];

/// Hears the keys before anything is painted, so that a field never sees the ones meant for the walk.
pub(super) fn hear(run: &mut Run, ui: &Ui, cx: &UiContext<'_>) -> Option<Wish> {
    let modal = ui.memory(|memory| memory.top_modal_layer().is_some());
    if modal || run.photo.is_open() || ui.ctx().any_popup_open() {
        return None;
    }
    let mut wish = None;
    for (key, modifiers) in taken(ui, &holder(run, ui)) {
        match key {
            Key::Num3 if modifiers.alt => not_applicable(run, ui, cx),
            Key::Enter if modifiers.command => wish = finish(run, ui, cx).or(wish),
            Key::Escape => wish = Some(Wish::Leave),
            Key::Z => {
                run.turn_to_undone(cx);
                cx.send(Command::Shell(ShellCommand::Undo));
            }
            Key::ArrowUp => leave(run, ui, |run| run.step(Step::Up, cx)),
            Key::ArrowDown => leave(run, ui, |run| run.step(Step::Down, cx)),
            Key::Enter => enter(run, ui, cx),
            digit => judge(run, digit, cx),
        }
    }
    wish
}

fn holder(run: &Run, ui: &Ui) -> Holder {
    let Some(focused) = ui.memory(egui::Memory::focused) else {
        return Holder::Nobody;
    };
    if run.picking == Some(focused) {
        return Holder::Other;
    }
    if focused == run.number_id(&run.present) {
        return Holder::Number;
    }
    let is_typed =
        |code: &&String| [Words::Reason, Words::Overrule].iter().any(|words| run.words_id(code, *words) == focused);
    match run.order.iter().find(is_typed) {
        Some(code) => Holder::Words(code.clone()),
        None if ui.ctx().text_edit_focused() => Holder::Other,
        None => Holder::Nobody,
    }
}

/// Takes the walk's keys out of the frame's events, in order. While a field has the keys, digits and Ctrl+Z are its own.
fn taken(ui: &Ui, holder: &Holder) -> Vec<(Key, Modifiers)> {
    let buttons = ui.memory(|memory| memory.focused().is_some());
    let wants = |key: Key, modifiers: &Modifiers| match holder {
        Holder::Other => false,
        _ if is_alt_3(key, *modifiers) || is_finishing(key, *modifiers) => true,
        Holder::Words(_) | Holder::Number => {
            modifiers.is_none() && matches!(key, Key::Enter | Key::ArrowUp | Key::ArrowDown)
        }
        Holder::Nobody if key == Key::Z => modifiers.command && !modifiers.shift && !modifiers.alt,
        Holder::Nobody if key == Key::Enter => modifiers.is_none() && !buttons,
        Holder::Nobody => {
            modifiers.is_none() && (DIGITS.contains(&key) || matches!(key, Key::ArrowUp | Key::ArrowDown | Key::Escape))
        }
    };
    ui.input_mut(|input| {
        let mut keys = Vec::new();
        let is_alt = input.modifiers.alt;
        input.events.retain(|event| match event {
            Event::Key { key, pressed: true, modifiers, repeat, .. } if wants(*key, modifiers) => {
                if !(*repeat && DIGITS.contains(key)) {
                    keys.push((*key, *modifiers));
                }
                false
            }
            Event::Text(text) if *holder == Holder::Nobody || is_alt => !is_digit(text),
            _ => true,
        });
        keys
    })
}

/// Alt+3: not applicable, whatever kind of item and wherever the keys are.
fn is_alt_3(key: Key, modifiers: Modifiers) -> bool {
    key == Key::Num3 && modifiers.alt && !modifiers.command && !modifiers.shift
}

/// Ctrl+Enter: finish, once nothing is missing.
fn is_finishing(key: Key, modifiers: Modifiers) -> bool {
    key == Key::Enter && modifiers.command && !modifiers.shift && !modifiers.alt
}

/// What was typed counts first; with something missing it goes there instead.
fn finish(run: &mut Run, ui: &Ui, cx: &UiContext<'_>) -> Option<Wish> {
    leave(run, ui, |run| run.commit_words(cx));
    if run.problems.is_empty() {
        return Some(Wish::Finish);
    }
    run.go_to_missing(cx);
    None
}

fn not_applicable(run: &mut Run, ui: &Ui, cx: &UiContext<'_>) {
    if run.item(&run.present).is_some_and(|item| item.not_applicable) {
        leave(run, ui, |run| {
            let present = run.present.clone();
            run.typed.numbers.remove(&present);
            run.judge(Verdict::NotApplicable, cx);
        });
    }
}

/// Whether a digit is held down that no field has the use of.
pub(super) fn is_judging(ui: &Ui) -> bool {
    let typing = ui.ctx().text_edit_focused();
    !typing && ui.input(|input| DIGITS.iter().any(|key| input.key_down(*key)))
}

fn is_digit(text: &str) -> bool {
    matches!(text.as_bytes(), [digit] if digit.is_ascii_digit())
}

/// Gives the keys back before moving, so that the next item starts with none of them in a field.
fn leave(run: &mut Run, ui: &Ui, walk: impl FnOnce(&mut Run)) {
    if let Some(focused) = ui.memory(egui::Memory::focused) {
        ui.memory_mut(|memory| memory.surrender_focus(focused));
    }
    walk(run);
}

fn enter(run: &mut Run, ui: &Ui, cx: &UiContext<'_>) {
    match holder(run, ui) {
        Holder::Words(code) => leave(run, ui, |run| {
            run.turn_to(&code, cx);
            run.left.insert(code.clone());
            run.focus = None;
            run.advance(cx);
        }),
        Holder::Number => {
            let id = run.number_id(&run.present);
            if run.confirm_number(cx) {
                ui.memory_mut(|memory| memory.surrender_focus(id));
            } else {
                run.left.insert(run.present.clone());
            }
        }
        Holder::Nobody => run.advance(cx),
        Holder::Other => {}
    }
}

fn judge(run: &mut Run, digit: Key, cx: &UiContext<'_>) {
    let Some(place) = DIGITS.iter().position(|key| *key == digit) else {
        return;
    };
    let Some(item) = run.item(&run.present) else {
        return;
    };
    match &item.kind {
        ItemKind::YesNo => match Verdict::ALL.get(place) {
            Some(Verdict::NotApplicable) if !item.not_applicable => {}
            Some(verdict) => run.judge(*verdict, cx),
            None => {}
        },
        ItemKind::Choice { options } => {
            if let Some(option) = options.get(place).map(|option| option.code.clone()) {
                run.choose(&option, cx);
            }
        }
        ItemKind::Count { .. } | ItemKind::Measure { .. } | ItemKind::Age { .. } | ItemKind::Text => {}
    }
}
