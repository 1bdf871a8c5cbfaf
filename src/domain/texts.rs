//! A text in the two languages of the product, as the data files carry it.

use serde::{Deserialize, Serialize};

/// One text, Chinese and English; neither is empty once its file was read.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Text {
    /// The text in the language of `tag` (`en`, `en-GB` ...); Chinese for any other tag.
    pub fn in_language(&self, tag: &str) -> &str {
        if tag.starts_with("en") { &self.en } else { &self.zh }
    }

    /// The language whose text is blank, if one is: `zh` or `en`.
    pub fn blank_language(&self) -> Option<&'static str> {
        if self.zh.trim().is_empty() {
            Some("zh")
        } else if self.en.trim().is_empty() {
            Some("en")
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_speaks_the_language_asked_for() {
        let text = Text { zh: "元旦".to_owned(), en: "New Year's Day".to_owned() };
        assert_eq!(text.in_language("en"), "New Year's Day");
        assert_eq!(text.in_language("zh-CN"), "元旦");
        assert_eq!(text.blank_language(), None);
    }

    #[test]
    fn a_blank_language_is_named() {
        let text = Text { zh: "元旦".to_owned(), en: " ".to_owned() };
        assert_eq!(text.blank_language(), Some("en"));
    }
}
