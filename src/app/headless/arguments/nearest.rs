//! The command most like a word that is none.

/// Every command.
pub(super) const COMMANDS: [&str; 17] = [
    "new",
    "badges",
    "print",
    "import",
    "deadline",
    "export",
    "cases",
    "cards",
    "salvage",
    "check",
    "archive",
    "backup",
    "restore",
    "verify",
    "report",
    "standards",
    "score",
];

/// The command that is written most like the word; the first of equals.
pub(super) fn nearest(word: &str) -> &'static str {
    let word = word.to_lowercase();
    let [first, ..] = COMMANDS;
    COMMANDS.into_iter().min_by_key(|known| distance(&word, known)).unwrap_or(first)
}

/// How many letters must be put in, left out, exchanged or swapped with their neighbour.
fn distance(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=other.len()).collect();
    for (row, sign) in one.iter().enumerate() {
        let mut line = vec![row + 1];
        for (column, wanted) in other.iter().enumerate() {
            let at = |line: &[usize], index: usize| line.get(index).copied().unwrap_or(usize::MAX - 1);
            let exchanged = at(&above, column) + usize::from(sign != wanted);
            let fewest = exchanged.min(at(&above, column + 1) + 1).min(at(&line, column) + 1);
            let is_swapped =
                row > 0 && column > 0 && one.get(row - 1) == Some(wanted) && other.get(column - 1) == Some(sign);
            line.push(if is_swapped { fewest.min(at(&before, column - 1) + 1) } else { fewest });
        }
        before = std::mem::replace(&mut above, line);
    }
    above.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::headless::arguments::{Misread, read};
    use crate::ui::strings::Lang;

    #[test]
    fn a_slip_of_the_hand_names_the_command_meant() {
        for (word, meant) in [
            ("bakcup", "backup"),
            ("Backup", "backup"),
            ("restor", "restore"),
            ("verfiy", "verify"),
            ("exprot", "export"),
            ("card", "cards"),
            ("score2", "score"),
            ("imports", "import"),
        ] {
            assert_eq!(nearest(word), meant, "{word}");
        }
    }

    #[test]
    fn letters_put_in_left_out_exchanged_and_swapped_are_counted() {
        for (one, other, letters) in
            [("", "", 0), ("", "new", 3), ("new", "", 3), ("nwe", "new", 1), ("chek", "check", 1), ("frob", "new", 4)]
        {
            assert_eq!(distance(one, other), letters, "{one} {other}");
        }
    }

    #[test]
    fn every_command_is_known_and_none_is_taken_for_a_file() {
        for command in COMMANDS {
            let read = read([command.into()], Lang::Zh).map(|read| read.asked);
            assert!(!matches!(read, Err(Misread::UnknownCommand(..))), "{command}");
        }
        assert!(matches!(read(["frob".into()], Lang::Zh).map(|read| read.asked), Err(Misread::UnknownCommand(..))));
    }
}
