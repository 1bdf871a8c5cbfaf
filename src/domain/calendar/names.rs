//! The words of an arrangement in Chinese and English: off and worked, holidays, weekdays, what stands between two dates.

use chrono::Weekday;

use super::year::Arranged;
use crate::domain::texts::Text;

/// What a word means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Off or worked.
    Kind(Arranged),
    /// A holiday.
    Holiday(Text),
    /// Between the first and the last day.
    Range,
    /// A weekday beside its date.
    Weekday(Weekday),
    /// Nothing of its own: `and`, 调休.
    Idle,
}

const OFF: [&str; 9] = ["休", "放假", "休息", "休假", "off", "day off", "days off", "holiday", "rest"];
const WORK: [&str; 8] = ["班", "补班", "上班", "工作", "work", "working", "workday", "make-up"];
const RANGE: [&str; 4] = ["至", "到", "to", "until"];
const IDLE: [&str; 7] = ["调休", "连休", "与周末连休", "和", "与", "及", "and"];

/// A holiday: Chinese, English, other ways to write it.
struct Holiday(&'static str, &'static str, &'static [&'static str]);

const HOLIDAYS: [Holiday; 7] = [
    Holiday("元旦", "New Year's Day", &["元旦节", "new year"]),
    Holiday("春节", "Spring Festival", &["chinese new year", "lunar new year"]),
    Holiday("清明节", "Qingming Festival", &["清明", "qingming", "tomb-sweeping day"]),
    Holiday("劳动节", "Labour Day", &["国际劳动节", "五一", "五一节", "labor day", "may day"]),
    Holiday("端午节", "Dragon Boat Festival", &["端午", "dragon boat"]),
    Holiday("中秋节", "Mid-Autumn Festival", &["中秋", "mid-autumn"]),
    Holiday("国庆节", "National Day", &["国庆"]),
];

const WEEKDAYS: [(Weekday, char, &str); 7] = [
    (Weekday::Mon, '一', "monday"),
    (Weekday::Tue, '二', "tuesday"),
    (Weekday::Wed, '三', "wednesday"),
    (Weekday::Thu, '四', "thursday"),
    (Weekday::Fri, '五', "friday"),
    (Weekday::Sat, '六', "saturday"),
    (Weekday::Sun, '日', "sunday"),
];

impl Holiday {
    fn text(&self) -> Text {
        Text { zh: self.0.to_owned(), en: self.1.to_owned() }
    }

    fn spellings(&self) -> impl Iterator<Item = &'static str> {
        [self.0, self.1].into_iter().chain(self.2.iter().copied())
    }
}

/// A day off whose holiday is not named.
pub(super) fn unnamed() -> Text {
    Text { zh: "节假日".to_owned(), en: "Public holiday".to_owned() }
}

/// Two holidays in one: 国庆节、中秋节.
pub(super) fn joined(first: &Text, second: &Text) -> Text {
    Text { zh: format!("{}、{}", first.zh, second.zh), en: format!("{} and {}", first.en, second.en) }
}

/// A holiday by any of its spellings.
pub(super) fn holiday(words: &str) -> Option<Text> {
    let found = HOLIDAYS.iter().find(|holiday| holiday.spellings().any(|one| one.eq_ignore_ascii_case(words)));
    found.map(Holiday::text)
}

/// A name as a list gives it: the holiday in both languages if it is a known one or two of them, else the same words in both.
pub(super) fn named(words: &str) -> Text {
    let words = words.trim();
    let parts: Option<Vec<Text>> = words.split(['、', '/', '和']).map(|part| holiday(part.trim())).collect();
    let known = parts.and_then(|parts| parts.into_iter().reduce(|first, second| joined(&first, &second)));
    known.unwrap_or_else(|| Text { zh: words.to_owned(), en: words.to_owned() })
}

/// Off or worked, when the words say just that.
pub(super) fn kind(words: &str) -> Option<Arranged> {
    match longest(words.trim()) {
        Some((Meaning::Kind(arranged), length)) if length == words.trim().len() => Some(arranged),
        _ => None,
    }
}

/// The longest word that the text begins with, and its length in bytes. A Latin word ends where its letters end.
pub(super) fn longest(text: &str) -> Option<(Meaning, usize)> {
    let mut best: Option<(Meaning, usize)> = None;
    let mut offer = |word: &str, meaning: &dyn Fn() -> Meaning| {
        if begins_with(text, word) && best.as_ref().is_none_or(|(_, length)| word.len() > *length) {
            best = Some((meaning(), word.len()));
        }
    };
    OFF.iter().for_each(|word| offer(word, &|| Meaning::Kind(Arranged::Off)));
    WORK.iter().for_each(|word| offer(word, &|| Meaning::Kind(Arranged::Work)));
    RANGE.iter().for_each(|word| offer(word, &|| Meaning::Range));
    IDLE.iter().for_each(|word| offer(word, &|| Meaning::Idle));
    for holiday in &HOLIDAYS {
        holiday.spellings().for_each(|word| offer(word, &|| Meaning::Holiday(holiday.text())));
    }
    for (weekday, sign, english) in WEEKDAYS {
        let chinese = ["周", "星期", "礼拜"].map(|week| format!("{week}{sign}"));
        chinese.iter().for_each(|word| offer(word, &|| Meaning::Weekday(weekday)));
        english.get(..3).into_iter().chain([english]).for_each(|word| offer(word, &|| Meaning::Weekday(weekday)));
    }
    ["周天", "星期天", "礼拜天"].iter().for_each(|word| offer(word, &|| Meaning::Weekday(Weekday::Sun)));
    best
}

fn begins_with(text: &str, word: &str) -> bool {
    let (Some(head), Some(rest)) = (text.get(..word.len()), text.get(word.len()..)) else {
        return false;
    };
    let is_latin = word.ends_with(|sign: char| sign.is_ascii_alphabetic());
    let goes_on = is_latin && rest.starts_with(|sign: char| sign.is_ascii_alphabetic());
    head.eq_ignore_ascii_case(word) && !goes_on
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_counts_and_latin_words_end_with_their_letters() {
        assert_eq!(longest("休息 2-15"), Some((Meaning::Kind(Arranged::Off), "休息".len())));
        assert_eq!(longest("Work"), Some((Meaning::Kind(Arranged::Work), 4)));
        assert_eq!(longest("offer"), None);
        assert_eq!(longest("五一"), Some((Meaning::Holiday(holiday("May Day").unwrap()), "五一".len())));
        assert_eq!(longest("星期天"), Some((Meaning::Weekday(Weekday::Sun), "星期天".len())));
        assert_eq!(longest("Saturday"), Some((Meaning::Weekday(Weekday::Sat), 8)));
    }

    #[test]
    fn a_known_name_is_in_both_languages_and_any_other_stays_as_it_is() {
        let both = named("国庆、中秋");
        assert_eq!((both.zh.as_str(), both.en.as_str()), ("国庆节、中秋节", "National Day and Mid-Autumn Festival"));
        assert_eq!(named("spring festival").zh, "春节");
        assert_eq!(named(" 厂庆 "), Text { zh: "厂庆".into(), en: "厂庆".into() });
    }
}
