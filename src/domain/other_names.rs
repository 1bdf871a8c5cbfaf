//! Other people's names, hidden behind their masks in a text that is somebody's own.

use std::collections::BTreeMap;

use super::people::masked_name;

/// Names to be hidden, by their first sign.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct OtherNames(BTreeMap<char, Vec<Vec<char>>>);

/// Names are personal: only how many.
impl std::fmt::Debug for OtherNames {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "OtherNames({})", self.0.values().map(Vec::len).sum::<usize>())
    }
}

impl OtherNames {
    /// These names; one of a single sign is too common to look for.
    pub fn new<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let mut by_first: BTreeMap<char, Vec<Vec<char>>> = BTreeMap::new();
        for name in names {
            let name: Vec<char> = name.trim().chars().collect();
            if let (Some(first), true) = (name.first(), name.len() > 1) {
                by_first.entry(*first).or_default().push(name);
            }
        }
        for names in by_first.values_mut() {
            // The longer one counts where one begins with another.
            names.sort_by_key(|name| std::cmp::Reverse(name.len()));
        }
        Self(by_first)
    }

    /// The text with every one of the names behind its mask: `周静岚` is `周**`.
    pub fn hidden_in(&self, text: &str) -> String {
        if self.0.is_empty() {
            return text.to_owned();
        }
        let signs: Vec<char> = text.chars().collect();
        let (mut out, mut at) = (String::with_capacity(text.len()), 0);
        while let Some(sign) = signs.get(at) {
            if let Some(name) = self.name_at(&signs, at) {
                out.push_str(&masked_name(&name.iter().collect::<String>()));
                at += name.len();
            } else {
                out.push(*sign);
                at += 1;
            }
        }
        out
    }

    fn name_at(&self, signs: &[char], at: usize) -> Option<&Vec<char>> {
        let rest = signs.get(at..)?;
        let before = at.checked_sub(1).and_then(|before| signs.get(before));
        let names = self.0.get(rest.first()?)?;
        names.iter().find(|name| {
            rest.starts_with(name) && !joins(before, name.first()) && !joins(name.last(), rest.get(name.len()))
        })
    }
}

/// Whether two letters are of one word: `Li` does not stand in `Lily`. Chinese words have no such ends.
fn joins(one: Option<&char>, other: Option<&char>) -> bool {
    let is_letter = |sign: Option<&char>| sign.is_some_and(char::is_ascii_alphanumeric);
    is_letter(one) && is_letter(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_goes_behind_its_mask_and_the_longer_one_counts() {
        let names = OtherNames::new(["周静岚", "王伟", "王伟明", "王𠅤𬭎", "Li Lei", "李"]);
        for (text, hidden) in [
            ("周静岚和王伟明，王伟也在", "周**和王**，王**也在"),
            ("问过王𠅤𬭎", "问过王**"),
            ("王师傅、李师傅", "王师傅、李师傅"),
            ("Li Leia, Li Lei; aLi Lei", "Li Leia, L**; aLi Lei"),
            ("Li Lei来了", "L**来了"),
            ("", ""),
        ] {
            assert_eq!(names.hidden_in(text), hidden);
        }
        assert_eq!(OtherNames::default().hidden_in("周静岚"), "周静岚");
        assert_eq!(format!("{names:?}"), "OtherNames(5)");
    }
}
