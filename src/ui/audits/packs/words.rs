//! Words of standards: what a veto does, where an edition comes from, what is wrong with a pack.

use super::data::PackLine;
use crate::domain::standards::{PackError, VetoEffect};
use crate::register::packs::PackOrigin;
use crate::ui::icons::{self, Icon};
use crate::ui::strings::Strings;
use crate::ui::widgets::Tone;

/// What a failed veto item does.
pub(in crate::ui) fn effect(strings: &Strings, effect: VetoEffect) -> String {
    match effect {
        VetoEffect::Fail => strings.text("pack-effect-fail"),
        VetoEffect::NoAward => strings.text("pack-effect-no-award"),
        VetoEffect::DropAGrade => strings.text("pack-effect-drop-a-grade"),
        VetoEffect::Cap(most) => {
            strings.text_with("pack-effect-cap-at", &[("points", strings.number(most.as_number(), 2).into())])
        }
    }
}

/// The chip of an edition.
pub(super) fn standing(strings: &Strings, line: &PackLine) -> (Tone, Icon, String) {
    let (tone, icon, key) = match (line.is_usable, line.known.origin, line.known.retired_on) {
        (true, PackOrigin::Shipped, _) => (Tone::Neutral, icons::VERIFIED, "pack-shipped"),
        (true, PackOrigin::Own, _) => (Tone::Accent, icons::EDIT, "pack-own"),
        (false, _, Some(_)) => (Tone::Neutral, icons::VOID, "pack-retired"),
        (false, _, None) => (Tone::Neutral, icons::LATE, "pack-older"),
    };
    (tone, icon, strings.text(key))
}

/// Sentences of the reader that a form can bring about, with the key of their words.
const FAULTS: [(&str, &str); 20] = [
    ("stands there twice", "pack-fault-twice"),
    ("text is missing", "pack-fault-text"),
    ("title is missing", "pack-fault-text"),
    ("unit is missing", "pack-fault-unit"),
    ("is missing", "pack-fault-missing"),
    ("is not a whole number", "pack-fault-whole"),
    ("is not a number of points", "pack-fault-points"),
    ("is not a number", "pack-fault-number"),
    ("is more than the item's", "pack-fault-more"),
    ("takes nothing off", "pack-fault-zero"),
    ("earns nothing", "pack-fault-zero"),
    ("needs deduct_per_occurrence", "pack-fault-cap"),
    ("limit is a whole number", "pack-fault-whole"),
    ("a limit is 0 or more", "pack-fault-number"),
    ("two answers or more", "pack-fault-options"),
    ("the best answer earns", "pack-fault-best"),
    ("no item is of this area", "pack-fault-empty-area"),
    ("there is no area", "pack-fault-no-area"),
    ("there are none", "pack-fault-none"),
    ("out of 100", "pack-fault-of-100"),
];

/// Fields of a pack with the key of their words.
const FIELDS: [(&str, &str); 19] = [
    ("code", "pack-code"),
    ("edition", "pack-edition"),
    ("title", "pack-title"),
    ("source", "pack-source"),
    ("text", "pack-item-text"),
    ("area", "pack-item-area"),
    ("points", "pack-item-points"),
    ("kind", "pack-item-kind"),
    ("deduct_per_occurrence", "pack-item-deduct"),
    ("cap", "pack-item-cap"),
    ("earn_per_occurrence", "pack-item-earn"),
    ("veto_effect", "pack-effect"),
    ("bonus_cap", "pack-bonus-cap"),
    ("ranking", "pack-ranking"),
    ("items", "pack-items"),
    ("grades", "pack-grades"),
    ("subjects", "pack-subjects"),
    ("link", "pack-item-link"),
    ("hint", "pack-item-hint"),
];

/// What is wrong with a pack: item, field, sentence; a sentence that is not known is given as the reader said it.
pub(super) fn fault(strings: &Strings, error: &PackError) -> String {
    let known = |list: &[(&str, &'static str)], matches: &dyn Fn(&str) -> bool| {
        list.iter().find(|(word, _)| matches(word)).map(|(_, key)| strings.text(key))
    };
    let field = known(&FIELDS, &|word| word == error.field).unwrap_or_else(|| error.field.clone());
    let what = known(&FAULTS, &|word| error.what.contains(word)).unwrap_or_else(|| error.what.clone());
    let item = if error.item == "pack" { strings.text("pack-head") } else { error.item.clone() };
    strings.text_with("pack-fault", &[("item", item.into()), ("field", field.into()), ("what", what.into())])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::strings::Lang;

    #[test]
    fn a_fault_is_told_in_the_language_of_the_screen() {
        let strings = Strings::load(Lang::Zh);
        let error = |field: &str, what: &str| PackError {
            file: "pack".into(),
            item: "P1-2.4".into(),
            field: field.into(),
            what: what.into(),
        };
        assert_eq!(fault(&strings, &error("code", "stands there twice")), "P1-2.4 的“编号”：重复了");
        assert_eq!(fault(&strings, &error("points", "`x` is not a number")), "P1-2.4 的“分值”：不是数字");
        assert_eq!(fault(&strings, &error("odd", "some reader's words")), "P1-2.4 的“odd”：some reader's words");
    }
}
