//! What `print` says at the end.

use super::{Desk, PrintAsked, PrintTo, Said};
use crate::domain::cards::Card;
use crate::ui::card_words;

impl Said {
    /// Names something that was not printed.
    pub(super) fn name(&mut self, line: String) {
        self.out += &line;
        self.has_named = true;
    }
}

impl Desk {
    /// How many went where; of cards in the ledger their numbers, of a proof that nothing was recorded.
    pub(super) fn done_words(&self, asked: &PrintAsked, (count, cards): (usize, &[Card])) -> String {
        let product = card_words::product(&self.strings, asked.product);
        let n = count.to_string();
        let done =
            |key: &'static str, place: &str| self.line(key, &[("n", &n), ("product", &product), ("place", place)]);
        let mut out: String = cards
            .iter()
            .map(|card| {
                let number = card.number.to_string();
                self.line("cli-print-card", &[("number", &number), ("name", &card.face.bearer)])
            })
            .collect();
        match &asked.to {
            PrintTo::Printer(printer) => out += &done("cli-print-printed", printer),
            PrintTo::Recorded(to) => out += &done("cli-print-recorded", &to.path.display().to_string()),
            PrintTo::Proof(to) => {
                out += &done("cli-print-written", &to.path.display().to_string());
                if asked.product.is_card() {
                    out += &self.line("cli-print-proof", &[]);
                }
            }
        }
        out
    }

    /// A message with text values, as a line.
    pub(in crate::app::headless) fn line(&self, key: &str, values: &[(&str, &str)]) -> String {
        let values: Vec<_> = values.iter().map(|(name, value)| (*name, (*value).into())).collect();
        self.strings.text_with(key, &values) + "\n"
    }

    pub(in crate::app::headless) fn file_failed(&self, error: &crate::exchange::files::FileError) -> super::Report {
        use crate::exchange::files::FileError;
        let path = error.path().display().to_string();
        let most = match error {
            FileError::TooBig { most_megabytes, .. } => most_megabytes.to_string(),
            _ => String::new(),
        };
        let because = match error {
            FileError::Other { because, .. } => because.clone(),
            _ => String::new(),
        };
        let values = [("path", path.as_str()), ("most", &most), ("because", &because)];
        super::Report::failed(super::code::FILE, self.line(error.key(), &values))
    }
}
