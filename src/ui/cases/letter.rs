//! Writing a reply letter: a text with placeholders, the hall's own or a shipped one, seen filled before it is set (P1-9.3).

use egui::{ScrollArea, Ui, vec2};
use serde::{Deserialize, Serialize};

use super::detail::Shown;
use super::paper_values::{Masking, customer};
use crate::documents::case_sheets::ReplyLetter;
use crate::domain::cases::What;
use crate::domain::hall::colour_rgb;
use crate::domain::ids::CaseId;
use crate::domain::letters::{
    LetterKind, LetterText, LetterValues, Placeholder, TemplateProblem, blanks, check, fill, shipped,
};
use crate::register::Area;
use crate::ui::commands::{CaseCommand, Command};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::papers::words as paper_words;
use crate::ui::strings::Lang;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{
    ACTION_BAR, Button, Caption, Select, TextField, Tone, action_bar, label, note, paragraph, secondary, split_bottom,
};

/// A letter as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct LetterDraft {
    /// Name of the text it was begun from.
    from: String,
    body: String,
    /// Name to keep the text under.
    keep_as: String,
}

/// A letter being written.
pub(super) struct LetterForm {
    draft: LetterDraft,
    case: CaseId,
    /// Texts to begin from, as they were read: revision, language.
    texts: Vec<Known>,
    stamp: (u64, Lang),
}

/// What was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LetterAsked {
    /// Set the letter and show it.
    Preview,
    /// Back to the case; the words are kept.
    Close,
}

fn key(case: CaseId) -> String {
    format!("case:letter:{}", case.0)
}

impl LetterForm {
    /// The letter begun before, or the text that fits the case.
    pub(super) fn open(cx: &UiContext<'_>, shown: &Shown) -> Self {
        let case = &shown.file.case;
        let (texts, stamp) = (texts(cx), stamp(cx));
        if let Ok(Some(draft)) = cx.register.draft::<LetterDraft>(&key(case.id)) {
            return Self { draft, case: case.id, texts, stamp };
        }
        let finding = shown.file.conclusion().map(|(finding, _)| finding);
        let fitting = LetterKind::fitting(case.facts.kind, case.facts.channel, finding);
        let known = texts.iter().find(|text| fitting.is_some() && text.kind == fitting).or(texts.first());
        let draft =
            known.map(|text| LetterDraft { from: text.name.clone(), body: text.body.clone(), keep_as: String::new() });
        Self { draft: draft.unwrap_or_default(), case: case.id, texts, stamp }
    }

    /// Paints the form.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        cx: &UiContext<'_>,
        (shown, masking): (&Shown, Masking),
    ) -> Option<LetterAsked> {
        if self.stamp != stamp(cx) {
            (self.texts, self.stamp) = (texts(cx), stamp(cx));
        }
        let before = self.draft.clone();
        let problems = check(&self.draft.body);
        let (mut body, mut bar) = split_bottom(ui, ACTION_BAR);
        ScrollArea::vertical().id_salt("letter").auto_shrink([false, false]).show(&mut body, |ui| {
            egui::Frame::new().inner_margin(super::scrolled()).show(ui, |ui| {
                ui.spacing_mut().item_spacing = vec2(size::GAP_8, size::GAP_12);
                let number = shown.file.case.number.to_string();
                let title = cx.strings.text_with("letter-title", &[("number", number.into())]);
                label(ui, cx.tokens, Text::DetailTitle, &title);
                self.choose(ui, cx);
                self.words(ui, cx, &problems);
                self.blanks(ui, cx, (shown, masking));
                self.keep(ui, cx);
            });
        });
        if self.draft != before {
            cx.keep_draft(&key(self.case), &self.draft);
        }
        buttons(&mut super::padded(&mut bar, "letter bar"), cx, &problems)
    }

    fn choose(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let texts = &self.texts;
        let names: Vec<&str> = texts.iter().map(|text| text.name.as_str()).collect();
        let mut picked = texts.iter().position(|text| text.name == self.draft.from);
        let select = Select::new(cx.text("letter-from"), &mut picked, &names);
        if select.show(ui, cx.tokens, cx.strings).changed()
            && let Some(text) = picked.and_then(|index| texts.get(index))
        {
            self.draft.from.clone_from(&text.name);
            self.draft.body.clone_from(&text.body);
            self.draft.keep_as = if text.kind.is_none() { text.name.clone() } else { String::new() };
        }
    }

    fn words(&mut self, ui: &mut Ui, cx: &UiContext<'_>, problems: &[TemplateProblem]) {
        let problem = problems.first().map(|problem| problem_words(cx, problem));
        let caption = Caption::new(cx.text("letter-body")).required().problem(problem);
        TextField::new(caption, &mut self.draft.body).multiline(12).limit(8000).show(ui, cx.tokens);
        let is_zh = cx.strings.lang() == Lang::Zh;
        let names = Placeholder::ALL.map(|one| format!("{{{}}}", if is_zh { one.zh() } else { one.en() }));
        let words = cx.strings.text_with("letter-placeholders", &[("names", names.join(" ").into())]);
        paragraph(ui, Text::Secondary, &words, cx.tokens.text2);
    }

    /// What has nothing to stand for yet.
    fn blanks(&self, ui: &mut Ui, cx: &UiContext<'_>, (shown, masking): (&Shown, Masking)) {
        let is_zh = cx.strings.lang() == Lang::Zh;
        let missing = blanks(&self.draft.body, &values(cx, shown, masking));
        if missing.is_empty() {
            return;
        }
        let names: Vec<&str> = missing.iter().map(|one| if is_zh { one.zh() } else { one.en() }).collect();
        let words = cx.strings.text_with("letter-blanks", &[("names", names.join(", ").into())]);
        note(ui, cx.tokens, Tone::Warn, (icons::WARNING, &words));
    }

    /// Keeps the text under a name of the hall's own, or drops it.
    fn keep(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        secondary(ui, cx.tokens, &cx.text("letter-keep-line"));
        ui.horizontal(|ui| {
            let caption = Caption::unseen(cx.text("letter-keep-as")).width(240.0);
            let hint = cx.text("letter-keep-as");
            TextField::new(caption, &mut self.draft.keep_as).placeholder(hint).small().limit(40).show(ui, cx.tokens);
            let name = self.draft.keep_as.trim().to_owned();
            let blocked = name.is_empty().then(|| cx.text("letter-name-first"));
            let keep = Button::secondary(cx.text("letter-keep")).small().blocked(blocked);
            if keep.show(ui, cx.tokens).clicked() && !name.is_empty() {
                cx.send(Command::Cases(CaseCommand::Template(name.clone(), Some(self.draft.body.clone()))));
                self.draft.from.clone_from(&name);
            }
            let is_own = self.texts.iter().any(|known| known.kind.is_none() && known.name == name);
            if is_own && Button::quiet_danger(cx.text("letter-drop")).small().show(ui, cx.tokens).clicked() {
                cx.send(Command::Cases(CaseCommand::Template(name, None)));
            }
        });
    }

    /// The letter as it is set.
    pub(super) fn letter(&self, cx: &UiContext<'_>, shown: &Shown, masking: Masking) -> ReplyLetter {
        let values = values(cx, shown, masking);
        let filled = fill(&self.draft.body, &values).unwrap_or_else(|_| self.draft.body.clone());
        let LetterText { salutation, paragraphs, closing } = LetterText::of(&filled);
        let hall = cx.register.hall();
        let number = shown.file.case.number.to_string();
        let frame = paper_words::letter_frame(cx.strings, &number, &hall.supervision_phone);
        ReplyLetter {
            language: paper_words::language(cx.strings),
            unit: values.unit.clone(),
            unit_colour: colour_rgb(&hall.unit_colour),
            title: frame.title,
            number: frame.number,
            salutation,
            paragraphs,
            closing,
            signed_by: values.unit,
            date: values.date,
            seal: frame.seal,
            supervision: frame.supervision,
            page: frame.page,
            printed_on: Some(cx.today()),
        }
    }
}

/// A text to begin from; `kind` is none for the hall's own.
struct Known {
    name: String,
    body: String,
    kind: Option<LetterKind>,
}

/// What the texts depend on.
fn stamp(cx: &UiContext<'_>) -> (u64, Lang) {
    (cx.register.revision(Area::Cases), cx.strings.lang())
}

/// The hall's own texts, then the shipped ones.
fn texts(cx: &UiContext<'_>) -> Vec<Known> {
    let lang = cx.strings.lang().key();
    let own = cx.register.letter_templates().unwrap_or_default();
    let own = own.into_iter().map(|(name, body)| Known { name, body, kind: None });
    let shipped = shipped().unwrap_or_default().into_iter().map(|text| Known {
        name: text.name.in_language(lang).to_owned(),
        body: text.body.in_language(lang).trim().to_owned(),
        kind: Some(text.kind),
    });
    own.chain(shipped).collect()
}

/// What the placeholders stand for in a letter about this case.
fn values(cx: &UiContext<'_>, shown: &Shown, masking: Masking) -> LetterValues {
    let case = &shown.file.case;
    let hall = cx.register.hall();
    let is_named = !case.facts.customer_name.is_blank();
    let salutation = if is_named { customer(cx, shown, masking) } else { cx.text("letter-dear-customer") };
    let remedy = shown.file.events.iter().rev().find_map(|event| match &event.what {
        What::Remedied { text, .. } => Some(text.clone()),
        _ => None,
    });
    let due = shown.clocks.step("answer").and_then(|step| step.due);
    let unit = if hall.unit_name.is_empty() { hall.name.clone() } else { hall.unit_name.clone() };
    LetterValues {
        salutation,
        number: case.number.to_string(),
        received: cx.strings.date_long(case.facts.received_at.date()),
        subject: super::data::first_line(&case.facts.summary).trim_end_matches(['。', '.']).to_owned(),
        conclusion: shown.file.conclusion().map(|(_, text)| text).unwrap_or_default(),
        remedy: remedy.unwrap_or_default(),
        due: due.map(|due| cx.strings.date_long(due.at.date())).unwrap_or_default(),
        handler: shown.name(shown.file.handler()).to_owned(),
        unit,
        hall: hall.name.clone(),
        date: cx.strings.date_long(cx.today()),
        supervision_phone: hall.supervision_phone.clone(),
    }
}

fn problem_words(cx: &UiContext<'_>, problem: &TemplateProblem) -> String {
    match problem {
        TemplateProblem::Unknown { name, line } => {
            cx.strings.text_with("letter-unknown", &[("name", name.as_str().into()), ("line", (*line).into())])
        }
        TemplateProblem::Unclosed { words, line } => {
            cx.strings.text_with("letter-unclosed", &[("words", words.as_str().into()), ("line", (*line).into())])
        }
        TemplateProblem::Unopened { words, line } => {
            cx.strings.text_with("letter-unopened", &[("words", words.as_str().into()), ("line", (*line).into())])
        }
    }
}

fn buttons(ui: &mut Ui, cx: &UiContext<'_>, problems: &[TemplateProblem]) -> Option<LetterAsked> {
    let mut asked = None;
    action_bar(
        ui,
        cx.tokens,
        |ui| {
            let blocked = (!problems.is_empty()).then(|| cx.text("letter-mend-first"));
            let preview = Button::primary(cx.text("letter-preview")).icon(icons::PRINT).blocked(blocked);
            if preview.show(ui, cx.tokens).clicked() && problems.is_empty() {
                asked = Some(LetterAsked::Preview);
            }
            if Button::secondary(cx.text("letter-close")).show(ui, cx.tokens).clicked() {
                asked = Some(LetterAsked::Close);
            }
        },
        |_| {},
    );
    asked
}
