//! The plain page that says what lies where, in both languages.

use super::TakenOut;

/// What the page says; every sentence in Chinese and in English.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadMe {
    /// Its file name.
    pub name: String,
    /// The sentences above the counts: one text a language.
    pub about: [String; 2],
    /// Over the list of sheets, a language each.
    pub sheets: [String; 2],
    /// Over the papers that could not be made, a language each.
    pub left_out: [String; 2],
}

impl ReadMe {
    /// The page: sentences, counts, what is missing. With the mark of UTF-8 and the line ends every editor shows.
    pub(super) fn text(&self, done: &TakenOut) -> String {
        let mut lines: Vec<String> = Vec::new();
        for text in &self.about {
            lines.extend(text.lines().map(str::to_owned));
            lines.push(String::new());
        }
        lines.push(self.sheets.join(" / "));
        lines.extend(done.sheets.iter().map(|(name, rows)| format!("  {name}: {rows}")));
        if !done.left_out.is_empty() {
            lines.push(String::new());
            lines.push(self.left_out.join(" / "));
            lines.extend(done.left_out.iter().map(|(path, because)| format!("  {path}: {because}")));
        }
        format!("\u{feff}{}\r\n", lines.join("\r\n"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_counts_the_rows_and_names_what_is_missing() {
        let page = ReadMe {
            about: ["一\n二".into(), "one".into()],
            sheets: ["表".into(), "Tables".into()],
            left_out: ["没做成".into(), "Not made".into()],
            ..ReadMe::default()
        };
        let mut done = TakenOut { sheets: vec![("职工".into(), 12)], ..TakenOut::default() };
        assert_eq!(page.text(&done), "\u{feff}一\r\n二\r\n\r\none\r\n\r\n表 / Tables\r\n  职工: 12\r\n");
        done.left_out.push(("a.pdf".into(), "no font".into()));
        assert!(page.text(&done).ends_with("没做成 / Not made\r\n  a.pdf: no font\r\n"));
    }
}
