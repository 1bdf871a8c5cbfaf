//! The words of the complaint register's papers, in the language chosen; pages of the opinion book speak both.

use crate::documents::case_sheets::{
    Bilingual, BilingualOutcomes, CaseSheetLabels, HandoverSlipLabels, OpinionLabels, OutcomeWords, RegisterBookLabels,
    StepWords, TimelineWords,
};
use crate::documents::paper::{ChainHead, Foot, SheetLanguage};
use crate::domain::dates::Moment;
use crate::ui::strings::{Lang, Strings};

/// The language of the paper.
pub fn language(strings: &Strings) -> SheetLanguage {
    match strings.lang() {
        Lang::Zh => SheetLanguage::Chinese,
        Lang::En => SheetLanguage::English,
    }
}

/// The foot of every page: when it was printed, the head of the history as `Register::history_head` gives it (`214-3f2a…`;
/// none leaves it out), the page count.
pub fn foot(strings: &Strings, printed_at: Moment, history_head: Option<&str>) -> Foot {
    let at = format!("{} {}", strings.date_iso(printed_at.date()), strings.time(printed_at.time()));
    let chain = history_head.map(|head| {
        let (line, hash) = head.split_once('-').unwrap_or(("", head));
        let label = strings.text_with("sheet-box-chain-head", &[("seq", line.into())]);
        ChainHead { label, hash: hash.to_owned() }
    });
    Foot {
        printed: strings.text_with("sheet-printed", &[("at", at.into())]),
        printed_on: Some(printed_at.date()),
        chain,
        page: strings.text("sheet-page"),
    }
}

/// What became of a limit, in a word.
pub fn outcomes(strings: &Strings) -> OutcomeWords {
    OutcomeWords {
        in_time: strings.text("sheet-in-time"),
        late: strings.text("sheet-late"),
        open: strings.text("sheet-open"),
        no_clock: strings.text("sheet-no-clock"),
    }
}

/// The words of a case sheet.
pub fn case_sheet(strings: &Strings) -> CaseSheetLabels {
    let text = |key: &str| strings.text(key);
    CaseSheetLabels {
        title: text("sheet-case-title"),
        number: text("sheet-number"),
        void: text("sheet-void"),
        continued: text("sheet-continued"),
        kind: text("sheet-kind"),
        channel: text("sheet-channel"),
        matter: text("sheet-matter"),
        received: text("sheet-received"),
        entered: text("sheet-entered"),
        letter_date: text("sheet-letter-date"),
        customer: text("sheet-customer"),
        contact: text("sheet-contact"),
        target: text("sheet-target"),
        first_asked: text("sheet-first-asked"),
        handler: text("sheet-handler"),
        department: text("sheet-department"),
        summary: text("sheet-summary"),
        circumstances: text("sheet-circumstances"),
        steps: steps(strings),
        outcomes: outcomes(strings),
        timeline: timeline(strings),
        outcome_title: text("sheet-outcome-title"),
        conclusion: text("sheet-conclusion"),
        remedy: text("sheet-remedy"),
        compensation: text("sheet-compensation"),
        reply: text("sheet-reply"),
        satisfaction: text("sheet-satisfaction"),
        handler_signature: text("sheet-handler-signature"),
        head_signature: text("sheet-head-signature"),
        signed_on: text("sheet-signed-on"),
    }
}

fn steps(strings: &Strings) -> StepWords {
    let text = |key: &str| strings.text(key);
    StepWords {
        title: text("sheet-steps"),
        step: text("sheet-step"),
        due: text("sheet-step-due"),
        met: text("sheet-step-met"),
        outcome: text("sheet-outcome"),
        note: text("sheet-step-note"),
    }
}

fn timeline(strings: &Strings) -> TimelineWords {
    let text = |key: &str| strings.text(key);
    TimelineWords {
        title: text("sheet-timeline"),
        at: text("sheet-entry-at"),
        who: text("sheet-entry-who"),
        what: text("sheet-entry-what"),
        words: text("sheet-entry-words"),
        struck: text("sheet-entry-struck"),
    }
}

/// The two copies of a handover slip: the one kept, the one that goes along.
pub fn handover_copies(strings: &Strings) -> [String; 2] {
    [strings.text("sheet-slip-kept"), strings.text("sheet-slip-sent")]
}

/// The words of a handover slip.
pub fn handover_slip(strings: &Strings) -> HandoverSlipLabels {
    let text = |key: &str| strings.text(key);
    HandoverSlipLabels {
        title: text("sheet-slip-title"),
        number: text("sheet-number"),
        from: text("sheet-slip-from"),
        to: text("sheet-slip-to"),
        handed_at: text("sheet-slip-handed-at"),
        due: text("sheet-slip-due"),
        kind: text("sheet-kind"),
        customer: text("sheet-customer"),
        summary: text("sheet-summary"),
        asked: text("sheet-slip-asked"),
        handed_by: text("sheet-slip-handed-by"),
        received_by: text("sheet-slip-received-by"),
        received_at: text("sheet-slip-received-at"),
        cut: text("sheet-slip-cut"),
    }
}

/// The words of a register book.
pub fn register_book(strings: &Strings) -> RegisterBookLabels {
    let text = |key: &str| strings.text(key);
    let first_asked = format!("{} / {}", text("sheet-first-asked"), text("sheet-handler"));
    RegisterBookLabels {
        title: text("sheet-book-title"),
        columns: [
            text("sheet-number"),
            text("sheet-book-received"),
            text("sheet-kind"),
            text("sheet-channel"),
            text("sheet-customer"),
            text("sheet-summary"),
            text("sheet-target"),
            first_asked,
            text("sheet-book-accepted"),
            text("sheet-conclusion"),
            text("sheet-book-reply"),
            text("sheet-outcome"),
            text("sheet-book-closed"),
            text("sheet-book-signature"),
        ],
        outcomes: outcomes(strings),
        void: text("sheet-void"),
        nothing: text("sheet-nothing"),
        head_signature: text("sheet-head-signature"),
        signed_on: text("sheet-signed-on"),
    }
}

/// The headings of a page of the opinion book, in both languages whatever is chosen (P8-1.w3).
pub fn opinion_page() -> OpinionLabels {
    let (zh, en) = (Strings::load(Lang::Zh), Strings::load(Lang::En));
    let both = |key: &str| Bilingual { zh: zh.text(key), en: en.text(key) };
    OpinionLabels {
        title: both("sheet-opinion-title"),
        continued: both("sheet-continued"),
        page_no: both("sheet-opinion-page"),
        written_on: both("sheet-opinion-written-on"),
        number: both("sheet-opinion-number"),
        writer: both("sheet-opinion-writer"),
        contact: both("sheet-contact"),
        opinion: both("sheet-opinion"),
        reply: both("sheet-opinion-reply"),
        replied_at: both("sheet-opinion-replied-at"),
        replied_by: both("sheet-opinion-replied-by"),
        due: both("sheet-opinion-due"),
        outcome: both("sheet-outcome"),
        outcomes: BilingualOutcomes {
            in_time: both("sheet-in-time"),
            late: both("sheet-late"),
            open: both("sheet-open"),
            no_clock: both("sheet-no-clock"),
        },
        head_signature: both("sheet-opinion-head"),
        signed_on: both("sheet-signed-on"),
        rule: both("sheet-opinion-rule"),
    }
}

/// The words around the text of a reply letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterFrame {
    /// Title of the letter.
    pub title: String,
    /// The letter's number, from that of the case.
    pub number: String,
    /// Where the seal goes.
    pub seal: String,
    /// The supervision phone with its label; empty without a phone.
    pub supervision: String,
    /// The page count.
    pub page: String,
}

/// The words around the text of the letter about this case.
pub fn letter_frame(strings: &Strings, number: &str, supervision_phone: &str) -> LetterFrame {
    let phone = supervision_phone.trim();
    let supervision = strings.text_with("sheet-letter-supervision", &[("phone", phone.into())]);
    LetterFrame {
        title: strings.text("sheet-letter-title"),
        number: strings.text_with("sheet-letter-number", &[("number", number.into())]),
        seal: strings.text("sheet-letter-seal"),
        supervision: if phone.is_empty() { String::new() } else { supervision },
        page: strings.text("sheet-page"),
    }
}
