//! The ledger and the list to sign, put into words: on paper, and the ledger as a table in a file.

use super::data::ListData;
use super::filter::{Filter, Part};
use super::words;
use crate::documents::card_papers::{
    CardLedger, LedgerCard, LedgerColumns, LedgerTone, Receipt, ReceiptColumns, ReceiptRow, card_ledger_pdf,
    receipt_pdf,
};
use crate::documents::paper::unprintable;
use crate::domain::cards::{Card, CardEvent};
use crate::domain::products::Product;
use crate::exchange::card_export::{CardColumn, CardExportWords, card_lines, cards_csv, cards_xlsx};
use crate::jobs::papers::MadePaper;
use crate::register::{Refusal, RegisterError};
use crate::ui::commands::Notice;
use crate::ui::context::UiContext;
use crate::ui::papers::words::{foot, language};
use crate::ui::papers::{PaperAbout, PaperPanel};
use crate::ui::save_as::{SaveAs, SaveWhat, is_csv};
use crate::ui::strings::Strings;
use crate::ui::widgets::Tone;

/// The ledger as the list shows it, in its pane.
pub(super) fn ledger(cx: &UiContext<'_>, data: &ListData, filter: &Filter) -> PaperPanel {
    let about = PaperAbout {
        close: cx.text("cards-back"),
        file_stem: file_name(cx),
        ..PaperAbout::new(cx, cx.text("cards-ledger-title"), which(cx, filter))
    };
    match cx.register.history_head() {
        Ok(head) => {
            let sheet = ledger_sheet(cx, data, (filter, &head));
            PaperPanel::open(cx, about, move |progress| {
                let pdf = card_ledger_pdf(&sheet)?;
                progress.step()?;
                Ok(MadePaper::of(pdf, unprintable(&sheet))?)
            })
        }
        Err(error) => PaperPanel::broken(cx, about, &error.to_string()),
    }
}

/// The whole ledger as a paper, for the archive (P4-7).
///
/// # Errors
/// The file's.
pub fn whole_ledger(cx: &UiContext<'_>) -> Result<CardLedger, RegisterError> {
    let (head, filter, mut held) = (cx.register.history_head()?, Filter::default(), None);
    // Read once more by itself: a list that could not be read is no ledger.
    cx.register.cards()?;
    ListData::refresh(&mut held, cx, (&filter, None));
    let data = held.ok_or(Refusal::NoSuchRecord)?;
    Ok(ledger_sheet(cx, &data, (&filter, &head)))
}

/// Which cards, in words.
fn which(cx: &UiContext<'_>, filter: &Filter) -> String {
    let part = match (filter.part, filter.list) {
        (_, Some(list)) => words::list(cx.strings, list),
        (Part::Todo, None) => cx.text("cards-which-todo"),
        (Part::InUse, None) => cx.text("cards-which-in-use"),
        (Part::Void, None) => cx.text("cards-which-void"),
        (Part::All, None) => cx.text("cards-which-all"),
    };
    let product = filter.product.map(|product| words::product(cx.strings, product));
    let typed = Some(filter.words.trim()).filter(|typed| !typed.is_empty());
    let typed = typed.map(|typed| cx.strings.text_with("cards-which-words", &[("words", typed.into())]));
    [Some(part), product, typed].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn file_name(cx: &UiContext<'_>) -> String {
    let day = cx.strings.date_iso(cx.today());
    cx.strings.text_with("cards-ledger-file", &[("date", day.into())])
}

fn ledger_sheet(cx: &UiContext<'_>, data: &ListData, (filter, head): (&Filter, &str)) -> CardLedger {
    let shown = data.cards_shown();
    let day = cx.strings.date_iso(cx.today());
    let values = [("which", which(cx, filter).into()), ("n", shown.len().into()), ("date", day.into())];
    CardLedger {
        language: language(cx.strings),
        title: cx.text("cards-ledger-title"),
        hall: cx.register.hall().name.clone(),
        about: cx.strings.text_with("cards-ledger-about", &values),
        columns: LedgerColumns {
            number: cx.text("cards-column-number"),
            product: cx.text("cards-column-kind"),
            bearer: cx.text("field-name"),
            face: cx.text("cards-ledger-face"),
            valid_until: cx.text("cards-valid-until"),
            reason: cx.text("cards-why-made"),
            state: cx.text("cards-column-state"),
            events: cx.text("cards-ledger-events"),
        },
        cards: shown.into_iter().map(|card| ledger_card(cx, data, card)).collect(),
        foot: foot(cx.strings, cx.now, Some(head)),
    }
}

fn ledger_card(cx: &UiContext<'_>, data: &ListData, card: &Card) -> LedgerCard {
    let strings = cx.strings;
    let (tone, _, state) = words::state(strings, card, cx.today());
    let face = [&card.face.post, &card.face.title, &card.face.department];
    let replaces = card
        .replaces
        .and_then(|id| data.records.card(id))
        .map(|other| strings.text_with("cards-replaces", &[("number", other.number.to_string().into())]));
    let reason = [Some(words::why(strings, card)), replaces].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    LedgerCard {
        number: card.number.to_string(),
        product: words::product(strings, card.product),
        bearer: card.face.bearer.clone(),
        face: face.into_iter().filter(|part| !part.trim().is_empty()).cloned().collect::<Vec<_>>().join(" · "),
        valid_until: card.valid_until.map(|day| strings.date_iso(day)).unwrap_or_default(),
        reason,
        state,
        tone: match tone {
            Tone::Ok | Tone::Accent => LedgerTone::Good,
            Tone::Warn => LedgerTone::Soon,
            Tone::Danger => LedgerTone::Late,
            Tone::Neutral => LedgerTone::Plain,
        },
        events: card.events.iter().map(|event| format!("{} {}", event.on, told(strings, event))).collect(),
    }
}

/// What happened, with who and why.
fn told(strings: &Strings, event: &CardEvent) -> String {
    let by = Some(event.by.trim().to_owned()).filter(|by| !by.is_empty());
    let line = Some(words::event_line(strings, event)).filter(|line| !line.is_empty());
    let parts = [Some(words::event(strings, event.kind)), line, by];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Asks where the ledger, as the list shows it, shall lie as a table.
pub(super) fn table(cx: &UiContext<'_>, data: &ListData) -> SaveAs {
    let what = SaveWhat {
        title: cx.text("cards-ledger-table"),
        about: cx.text("disclosure-save-kinds"),
        what: cx.text("cards-ledger-title"),
        name: file_name(cx),
        endings: &["xlsx", "csv"],
    };
    let shown: Vec<Card> = data.cards_shown().into_iter().cloned().collect();
    let (ledger, lang, today) = (data.records.cards.clone(), cx.strings.lang(), cx.today());
    SaveAs::ask(cx, what, move |path| {
        let strings = Strings::load(lang);
        let sheet = strings.text("cards-ledger-title");
        let words = CardExportWords {
            sheet: &sheet,
            heading: &|column| heading(&strings, column),
            product: &|product: Product| words::product(&strings, product),
            reason: &|reason| words::reason(&strings, reason),
            state: &|card: &Card| words::state(&strings, card, today).2,
            event: &|event: &CardEvent| told(&strings, event),
        };
        let lines = card_lines(&shown, &ledger, &words);
        if is_csv(path) {
            return Ok(cards_csv(&lines, &words));
        }
        Ok(cards_xlsx(&lines, &words)?)
    })
}

fn heading(strings: &Strings, column: CardColumn) -> String {
    strings.text(match column {
        CardColumn::Number => "cards-column-number",
        CardColumn::Product => "cards-column-kind",
        CardColumn::Bearer => "field-name",
        CardColumn::WorkNo => "field-work-no",
        CardColumn::Post => "field-post",
        CardColumn::Title => "field-title",
        CardColumn::Department => "field-team",
        CardColumn::Unit => "field-unit-name",
        CardColumn::MadeOn => "cards-column-made",
        CardColumn::PrintedOn => "cards-heading-printed",
        CardColumn::HandedOverOn => "cards-heading-handed-over",
        CardColumn::SignedBy => "field-signed-by",
        CardColumn::ValidUntil => "cards-valid-until",
        CardColumn::Reason => "cards-why-made",
        CardColumn::Replaces => "cards-heading-replaces",
        CardColumn::State => "cards-column-state",
        CardColumn::Events => "cards-ledger-events",
    })
}

/// A list to sign for these cards; `None` without one, which is said.
pub(super) fn receipt(cx: &UiContext<'_>, cards: &[&Card]) -> Option<PaperPanel> {
    if cards.is_empty() {
        cx.notify(Notice::wrong(cx.text("cards-receipt-none"), cx.text("cards-receipt-none-do")));
        return None;
    }
    let of = match cards {
        [one] => one.number.to_string(),
        several => cx.strings.text_with("cards-count", &[("n", several.len().into())]),
    };
    let day = cx.strings.date_iso(cx.today());
    let about = PaperAbout {
        close: cx.text("cards-back"),
        file_stem: cx.strings.text_with("cards-receipt-file", &[("date", day.into())]),
        ..PaperAbout::new(cx, cx.text("cards-receipt-title"), of)
    };
    let sheet = receipt_sheet(cx, cards);
    Some(PaperPanel::open(cx, about, move |progress| {
        let pdf = receipt_pdf(&sheet)?;
        progress.step()?;
        Ok(MadePaper::of(pdf, unprintable(&sheet))?)
    }))
}

fn receipt_sheet(cx: &UiContext<'_>, cards: &[&Card]) -> Receipt {
    let count = cx.strings.text_with("cards-count", &[("n", cards.len().into())]);
    Receipt {
        language: language(cx.strings),
        title: cx.text("cards-receipt-title"),
        hall: cx.register.hall().name.clone(),
        about: count,
        pledge: cx.text("cards-receipt-pledge"),
        columns: ReceiptColumns {
            number: cx.text("cards-column-number"),
            name: cx.text("field-name"),
            department: cx.text("field-team"),
            product: cx.text("cards-column-kind"),
            valid_until: cx.text("cards-valid-until"),
            signature: cx.text("cards-receipt-signature"),
            day: cx.text("field-day"),
        },
        rows: cards.iter().map(|card| receipt_row(cx, card)).collect(),
        handed_by: cx.text("cards-receipt-handed-by"),
        handed_on: cx.text("field-day"),
        foot: foot(cx.strings, cx.now, None),
    }
}

fn receipt_row(cx: &UiContext<'_>, card: &Card) -> ReceiptRow {
    ReceiptRow {
        number: card.number.to_string(),
        name: card.face.bearer.clone(),
        department: card.face.department.clone(),
        product: words::product(cx.strings, card.product),
        valid_until: card.valid_until.map(|day| cx.strings.date_iso(day)).unwrap_or_default(),
    }
}
