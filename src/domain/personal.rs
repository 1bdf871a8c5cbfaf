//! What belongs to a person: behind its mask wherever it is shown, logged or printed for a debugger; whole only through
//! [`Personal::reveal`], which names why.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

use super::people::{masked_name, masked_phone};

/// Why a value is needed whole. The house rules say which layer may give which reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// To keep it in the file.
    Stored,
    /// To fill in its own form again; the screen notes that on the history.
    Edited,
    /// To find the same person again, or to leave it out of a text; it is not shown.
    Compared,
    /// Somebody asked to see it, on a screen, on paper or in a list; noted on the history.
    Asked,
}

/// How a kind of value is masked.
pub trait Mask {
    /// The value as it may be shown; blank stays blank.
    fn masked(whole: &str) -> String;
}

/// A person's name: `陈**`.
pub enum Name {}

impl Mask for Name {
    fn masked(whole: &str) -> String {
        masked_name(whole)
    }
}

/// A phone number, an address, the number of an identity card: `138 **** 2610`.
pub enum Contact {}

impl Mask for Contact {
    fn masked(whole: &str) -> String {
        if whole.trim().is_empty() { String::new() } else { masked_phone(whole.trim()) }
    }
}

/// A text that belongs to a person. `Display` and `Debug` give the mask.
pub struct Personal<M> {
    whole: String,
    mask: PhantomData<fn() -> M>,
}

/// The name of a customer, or of who signed a letter.
pub type PersonalName = Personal<Name>;
/// How a customer is reached.
pub type PersonalContact = Personal<Contact>;

impl<M: Mask> Personal<M> {
    /// The value behind its mask; empty when there is none.
    pub fn masked(&self) -> String {
        M::masked(&self.whole)
    }

    /// The text with every mention of this value masked; names of a single sign are too common to look for.
    pub fn hidden_in(&self, text: &str) -> String {
        let whole = self.whole.trim();
        if whole.chars().count() < 2 { text.to_owned() } else { text.replace(whole, &self.masked()) }
    }
}

impl<M> Personal<M> {
    /// The whole value, as it was given.
    pub fn reveal(&self, _why: Why) -> &str {
        &self.whole
    }

    /// Whether there is no value: nothing or blanks.
    pub fn is_blank(&self) -> bool {
        self.whole.trim().is_empty()
    }

    /// Whether there is nothing at all.
    pub fn is_empty(&self) -> bool {
        self.whole.is_empty()
    }
}

impl<M> From<&str> for Personal<M> {
    fn from(whole: &str) -> Self {
        Self::from(whole.to_owned())
    }
}

impl<M> From<String> for Personal<M> {
    fn from(whole: String) -> Self {
        Self { whole, mask: PhantomData }
    }
}

impl<M> Default for Personal<M> {
    fn default() -> Self {
        Self::from(String::new())
    }
}

impl<M> Clone for Personal<M> {
    fn clone(&self) -> Self {
        Self::from(self.whole.clone())
    }
}

impl<M> PartialEq for Personal<M> {
    fn eq(&self, other: &Self) -> bool {
        self.whole == other.whole
    }
}

impl<M> Eq for Personal<M> {}

impl<M> PartialEq<&str> for Personal<M> {
    fn eq(&self, other: &&str) -> bool {
        self.whole == *other
    }
}

impl<M> PartialOrd for Personal<M> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<M> Ord for Personal<M> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.whole.cmp(&other.whole)
    }
}

impl<M> Hash for Personal<M> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.whole.hash(state);
    }
}

impl<M: Mask> fmt::Display for Personal<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.masked())
    }
}

impl<M: Mask> fmt::Debug for Personal<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.masked())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_is_the_mask_and_the_whole_needs_a_reason() {
        let name = PersonalName::from("陈建国");
        let contact = PersonalContact::from("13900000472");
        assert_eq!((name.to_string(), format!("{name:?}")), ("陈**".to_owned(), "\"陈**\"".to_owned()));
        assert_eq!(
            (contact.to_string(), format!("{contact:?}")),
            ("139 **** 0472".to_owned(), "\"139 **** 0472\"".to_owned())
        );
        assert_eq!((name.reveal(Why::Asked), contact.reveal(Why::Stored)), ("陈建国", "13900000472"));
        assert_eq!(
            (PersonalName::from(" ").to_string(), PersonalContact::default().to_string()),
            (String::new(), String::new())
        );
    }

    #[test]
    fn a_text_hides_the_name_it_mentions() {
        let name = PersonalName::from("王𠅤𬭎");
        assert_eq!(name.hidden_in("王𠅤𬭎来电，王先生"), "王**来电，王先生");
        assert_eq!(PersonalName::from("王").hidden_in("王先生"), "王先生");
        assert_eq!(PersonalName::default().hidden_in("王先生"), "王先生");
    }
}
