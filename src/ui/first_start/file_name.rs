//! The name of a new hall's file, made from the hall's name.

use std::path::{Path, PathBuf};

/// Ending of a hall's file.
pub const ENDING: &str = "hall";

/// Longest name without its ending, in characters.
const MOST: usize = 60;

/// Names that Windows keeps for devices.
const DEVICES: [&str; 4] = ["CON", "PRN", "AUX", "NUL"];

/// A name every system takes: signs that a file name cannot hold become `_`; `None` where nothing is left.
pub fn file_name(hall: &str) -> Option<String> {
    let forbidden = |c: char| c.is_control() || "<>:\"/\\|?*".contains(c);
    let plain: String = hall.trim().chars().map(|c| if forbidden(c) { '_' } else { c }).take(MOST).collect();
    let plain = plain.trim().trim_matches('.').trim();
    if plain.is_empty() {
        return None;
    }
    let stem = plain.split('.').next().unwrap_or(plain).to_uppercase();
    let device = DEVICES.contains(&stem.as_str()) || is_port(&stem);
    Some(format!("{}{plain}.{ENDING}", if device { "_" } else { "" }))
}

/// `COM1`, `LPT3`.
fn is_port(stem: &str) -> bool {
    let figure = stem.strip_prefix("COM").or_else(|| stem.strip_prefix("LPT"));
    figure.is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|b| b.is_ascii_digit()))
}

/// The path with the ending of a hall's file, whatever was typed.
pub fn with_ending(path: &Path) -> PathBuf {
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(ENDING)) {
        return path.to_owned();
    }
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(".");
    name.push(ENDING);
    path.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_a_file_name_cannot_hold_are_replaced() {
        assert_eq!(file_name(" 长桥/供电所:营业厅? "), Some("长桥_供电所_营业厅_.hall".to_owned()));
        assert_eq!(file_name("a\tb"), Some("a_b.hall".to_owned()));
        assert_eq!(file_name("..."), None);
        assert_eq!(file_name("  "), None);
    }

    #[test]
    fn a_device_name_of_windows_gets_a_mark() {
        assert_eq!(file_name("con"), Some("_con.hall".to_owned()));
        assert_eq!(file_name("com1"), Some("_com1.hall".to_owned()));
        assert_eq!(file_name("Concord"), Some("Concord.hall".to_owned()));
    }

    #[test]
    fn a_long_name_is_cut() {
        let long = "厅".repeat(200);
        assert_eq!(file_name(&long).unwrap().chars().count(), MOST + 5);
    }

    #[test]
    fn the_ending_is_added_once() {
        assert_eq!(with_ending(Path::new("/a/长桥")), Path::new("/a/长桥.hall"));
        assert_eq!(with_ending(Path::new("/a/v1.2")), Path::new("/a/v1.2.hall"));
        assert_eq!(with_ending(Path::new("/a/b.HALL")), Path::new("/a/b.HALL"));
    }
}
