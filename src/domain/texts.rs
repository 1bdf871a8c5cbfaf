//! A text in the two languages of the product, as the data files carry it; texts as the search compares them.

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

/// A text as the search compares it: compatibility forms unified (`２` is `2`), lower case.
pub fn folded(text: &str) -> String {
    text.nfkc().flat_map(char::to_lowercase).collect()
}

/// A text folded on one line: each line break counts as one blank, so that what is looked for never spans two fields.
pub fn folded_line(text: &str) -> String {
    folded(&text.replace("\r\n", " ").replace(['\n', '\r'], " "))
}

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
    fn width_capitals_and_line_breaks_do_not_matter_to_the_search() {
        assert_eq!(folded("３号Window"), "3号window");
        assert_eq!(folded_line("第一行\r\n第二行\n"), "第一行 第二行 ");
        assert_eq!(folded("䶮𬭎𠅤"), "䶮𬭎𠅤", "rare signs stay what they are");
    }

    #[test]
    fn a_blank_language_is_named() {
        let text = Text { zh: "元旦".to_owned(), en: " ".to_owned() };
        assert_eq!(text.blank_language(), Some("en"));
    }
}
