//! Long texts that lie in files beside the sheets: their names, each text once.

use super::Column;
use super::cells::Converter;
use super::raw::{text_of, value};
use crate::register::outward::Raw;

/// Columns a file beside is named after, in this order.
const NAMED_BY: [&str; 6] = ["code", "pack_code", "name", "year", "edition", "pack_edition"];
/// Longest name of a file beside, in signs.
const NAME_MOST: usize = 60;

impl Converter {
    /// The place of a long text beside; the same text is written once.
    pub(super) fn beside(
        &mut self,
        (folder, ending): (&str, &str),
        (name, text): (&str, String),
        new: &mut Vec<(String, String)>,
    ) -> String {
        if text.is_empty() {
            return String::new();
        }
        let folder = self.terms.text(folder).to_owned();
        for count in 1_usize.. {
            let told = if count == 1 { name.to_owned() } else { format!("{name} {count}") };
            let path = format!("{folder}/{told}.{ending}");
            match self.besides.get(&path) {
                Some(there) if *there == text => return path,
                Some(_) => {}
                None => {
                    self.besides.insert(path.clone(), text.clone());
                    new.push((path.clone(), text));
                    return path;
                }
            }
        }
        String::new()
    }
}

/// A name for a file beside, out of what names the record; its number where nothing does.
pub(super) fn named(columns: &[Column], cells: &[Raw], number: i64) -> String {
    let parts = NAMED_BY.iter().filter_map(|wanted| value(columns, cells, wanted)).map(text_of);
    let parts: Vec<String> = parts.map(|part| file_name(&part)).filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { number.to_string() } else { parts.join(" ").chars().take(NAME_MOST).collect() }
}

/// A name every desktop takes: signs with a meaning in paths become blanks, dots and blanks at the ends go.
pub fn file_name(name: &str) -> String {
    let clean = name.chars().map(|sign| if sign.is_control() || r#"/\:*?"<>|"#.contains(sign) { ' ' } else { sign });
    clean.collect::<String>().trim_matches([' ', '.']).to_owned()
}
