//! Reading a TOML data file field by field, so that every fault names file, place and field.

use serde::de::DeserializeOwned;
use toml::{Table, Value};

use super::texts::Text;

/// A fault of a data file: where, and what is wrong there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    /// File name as given.
    pub(super) file: String,
    /// Part of the file: a code, or its kind and number.
    pub(super) place: String,
    /// Field of that part.
    pub(super) field: String,
    /// What is wrong with it.
    pub(super) what: String,
}

impl Fault {
    pub(super) fn new(file: &str, place: &str, field: &str, what: impl Into<String>) -> Self {
        Self { file: file.to_owned(), place: place.to_owned(), field: field.to_owned(), what: what.into() }
    }
}

/// The head table of a file, or the fault that it is not TOML.
pub(super) fn head_of(file: &str, place: &str, toml: &str) -> Result<Table, Fault> {
    toml.parse().map_err(|error: toml::de::Error| Fault::new(file, place, "toml", error.to_string().trim_end()))
}

/// A table whose fields are taken out one by one; what is left over is unknown.
pub(super) struct Reader<'a> {
    file: &'a str,
    place: String,
    table: Table,
}

impl<'a> Reader<'a> {
    pub(super) fn new(file: &'a str, place: &str, table: Table) -> Self {
        Self { file, place: place.to_owned(), table }
    }

    /// The file's name.
    pub(super) fn file(&self) -> &'a str {
        self.file
    }

    /// Where this table stands in the file.
    pub(super) fn place(&self) -> &str {
        &self.place
    }

    /// Names the place, once its code is read.
    pub(super) fn rename(&mut self, place: &str) {
        place.clone_into(&mut self.place);
    }

    /// A fault of a field of this table.
    pub(super) fn fault(&self, field: &str, what: impl Into<String>) -> Fault {
        Fault::new(self.file, &self.place, field, what)
    }

    /// The field, if it is there.
    pub(super) fn take<T: DeserializeOwned>(&mut self, field: &str) -> Result<Option<T>, Fault> {
        let value: Option<Value> = self.table.remove(field);
        let read = value.map(Value::try_into::<T>).transpose();
        read.map_err(|e| self.fault(field, e.message()))
    }

    /// The field, which must be there.
    pub(super) fn need<T: DeserializeOwned>(&mut self, field: &str) -> Result<T, Fault> {
        self.take(field)?.ok_or_else(|| self.fault(field, "is missing"))
    }

    /// A list, empty where it is not there.
    pub(super) fn list<T: DeserializeOwned>(&mut self, field: &str) -> Result<Vec<T>, Fault> {
        Ok(self.take(field)?.unwrap_or_default())
    }

    /// A word that must be there and not blank.
    pub(super) fn word(&mut self, field: &str) -> Result<String, Fault> {
        let word: String = self.need(field)?;
        if word.trim().is_empty() {
            return Err(self.fault(field, "is missing"));
        }
        Ok(word)
    }

    /// A text that must be there in both languages.
    pub(super) fn text(&mut self, field: &str) -> Result<Text, Fault> {
        let text = self.optional_text(field)?;
        text.ok_or_else(|| self.fault(field, "is missing"))
    }

    /// A text in both languages, or none.
    pub(super) fn optional_text(&mut self, field: &str) -> Result<Option<Text>, Fault> {
        let text: Option<Text> = self.take(field)?;
        match text.as_ref().and_then(Text::blank_language) {
            Some(language) => Err(self.fault(field, format!("the text is missing in `{language}`"))),
            None => Ok(text),
        }
    }

    /// Refuses fields that nobody took.
    pub(super) fn finish(self) -> Result<(), Fault> {
        match self.table.keys().next() {
            Some(field) => Err(self.fault(field, "no such field")),
            None => Ok(()),
        }
    }
}
