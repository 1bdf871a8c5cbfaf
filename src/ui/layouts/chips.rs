//! The words of a text element as a person sees them: a field is a chip with its name, not a word in braces.

use crate::domain::layouts::{CardField, CardLabel};
use crate::ui::strings::Strings;

use super::words;

/// Around a field's name.
pub(super) const FIELD: [char; 2] = ['【', '】'];
/// Around words that follow the language of the paper.
pub(super) const LABEL: [char; 2] = ['〔', '〕'];
/// Opens a label inside braces.
const LABEL_WORD: &str = "label:";

/// A piece of text between two marks, or outside of any.
#[derive(Debug, PartialEq, Eq)]
enum Piece<'a> {
    Plain(&'a str),
    Marked(&'a str),
}

/// Splits at marks; an opening without its end stays plain.
fn pieces(text: &str, [open, close]: [char; 2]) -> Vec<Piece<'_>> {
    let (mut found, mut rest) = (Vec::new(), text);
    while let Some((before, after)) = rest.split_once(open) {
        let Some((inside, behind)) = after.split_once(close) else { break };
        if let Some((more, _)) = inside.rsplit_once(open) {
            let plain = before.len() + open.len_utf8() + more.len();
            let (plain, again) = rest.split_at(plain);
            found.push(Piece::Plain(plain));
            rest = again;
            continue;
        }
        found.push(Piece::Plain(before));
        found.push(Piece::Marked(inside));
        rest = behind;
    }
    found.push(Piece::Plain(rest));
    found
}

/// `{name} {label:post}` as `【姓名】 〔岗位〕`. What is unknown keeps its word, to be named as a problem.
pub(super) fn shown(strings: &Strings, kept: &str) -> String {
    let chip = |word: &str| {
        if let Some(code) = word.strip_prefix(LABEL_WORD) {
            let name = CardLabel::from_code(code).map_or_else(|| code.to_owned(), |label| words::label(strings, label));
            return format!("{}{name}{}", LABEL[0], LABEL[1]);
        }
        let name = CardField::from_code(word).map_or_else(|| word.to_owned(), |field| words::field(strings, field));
        format!("{}{name}{}", FIELD[0], FIELD[1])
    };
    let parts = pieces(kept, ['{', '}']).into_iter().map(|piece| match piece {
        Piece::Plain(plain) => plain.to_owned(),
        Piece::Marked(word) => chip(word),
    });
    parts.collect()
}

/// The way back: `【姓名】 〔岗位〕` as `{name} {label:post}`.
pub(super) fn kept(strings: &Strings, shown: &str) -> String {
    let parts = pieces(shown, FIELD).into_iter().map(|piece| match piece {
        Piece::Marked(name) => {
            let known = CardField::ALL.iter().find(|field| words::field(strings, **field) == name.trim());
            format!("{{{}}}", known.map_or(name, |field| field.code()))
        }
        Piece::Plain(plain) => labels_kept(strings, plain),
    });
    parts.collect()
}

fn labels_kept(strings: &Strings, plain: &str) -> String {
    let parts = pieces(plain, LABEL).into_iter().map(|piece| match piece {
        Piece::Marked(name) => {
            let known = CardLabel::ALL.iter().find(|label| words::label(strings, **label) == name.trim());
            format!("{{{LABEL_WORD}{}}}", known.map_or(name, |label| label.code()))
        }
        Piece::Plain(plain) => plain.to_owned(),
    });
    parts.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::strings::Lang;
    use proptest::prelude::*;

    #[test]
    fn a_field_is_shown_by_its_name_and_read_back() {
        let strings = Strings::load(Lang::Zh);
        assert_eq!(shown(&strings, "{name} · {work_no}"), "【姓名】 · 【工号】");
        assert_eq!(kept(&strings, "【姓名】 · 【工号】"), "{name} · {work_no}");
        assert_eq!(shown(&strings, "{label:post}"), "〔岗位〕");
        assert_eq!(kept(&strings, "〔岗位〕：【岗位】"), "{label:post}：{post}");
    }

    #[test]
    fn what_is_no_field_stays_to_be_named() {
        let strings = Strings::load(Lang::Zh);
        assert_eq!(shown(&strings, "{salary}"), "【salary】");
        assert_eq!(kept(&strings, "【工资】"), "{工资}");
        assert_eq!(kept(&strings, "【姓名"), "【姓名", "an end not typed yet is plain");
        assert_eq!(kept(&strings, "【a【姓名】"), "【a{name}");
    }

    #[test]
    fn every_field_and_label_has_a_name_of_its_own_in_both_languages() {
        for lang in Lang::ALL {
            let strings = Strings::load(lang);
            for field in CardField::ALL {
                let word = format!("{{{}}}", field.code());
                assert_eq!(kept(&strings, &shown(&strings, &word)), word, "{lang:?}");
            }
            for label in CardLabel::ALL {
                let word = format!("{{label:{}}}", label.code());
                assert_eq!(kept(&strings, &shown(&strings, &word)), word, "{lang:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_stays_while_one_types(text in "[a-z姓名{}【】〔〕 ]{0,24}") {
            let strings = Strings::load(Lang::Zh);
            let once = shown(&strings, &kept(&strings, &text));
            prop_assert_eq!(shown(&strings, &kept(&strings, &once)), once);
        }
    }
}
