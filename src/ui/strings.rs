//! The words of the program in Chinese and English, from `assets/strings/<language>/<area>.ftl`, and how dates and figures are written.

use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use serde::{Deserialize, Serialize};
use unic_langid::LanguageIdentifier;

/// A language of the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lang {
    /// Simplified Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

/// One value of a message, a number or words: `3.into()`, `"张三".into()`.
pub type Value<'a> = FluentValue<'a>;

macro_rules! areas {
    ($lang:literal) => {
        &[
            include_str!(concat!("../../assets/strings/", $lang, "/common.ftl")),
            include_str!(concat!("../../assets/strings/", $lang, "/shell.ftl")),
            include_str!(concat!("../../assets/strings/", $lang, "/today.ftl")),
            include_str!(concat!("../../assets/strings/", $lang, "/staff.ftl")),
            include_str!(concat!("../../assets/strings/", $lang, "/cards.ftl")),
            include_str!(concat!("../../assets/strings/", $lang, "/cases.ftl")),
            include_str!(concat!("../../assets/strings/", $lang, "/case_life.ftl")),
            include_str!(concat!("../../assets/strings/", $lang, "/deadlines.ftl")),
            include_str!(concat!("../../assets/strings/", $lang, "/boxes.ftl")),
            include_str!(concat!("../../assets/strings/", $lang, "/audits.ftl")),
            include_str!(concat!("../../assets/strings/", $lang, "/audit_actions.ftl")),
            include_str!(concat!("../../assets/strings/", $lang, "/audit_runs.ftl")),
            include_str!(concat!("../../assets/strings/", $lang, "/evidence.ftl")),
            include_str!(concat!("../../assets/strings/", $lang, "/corrective.ftl")),
            include_str!(concat!("../../assets/strings/", $lang, "/plans.ftl")),
            include_str!(concat!("../../assets/strings/", $lang, "/packs.ftl")),
            include_str!(concat!("../../assets/strings/", $lang, "/appraisals.ftl")),
            include_str!(concat!("../../assets/strings/", $lang, "/contests.ftl")),
            include_str!(concat!("../../assets/strings/", $lang, "/disclosure.ftl")),
            include_str!(concat!("../../assets/strings/", $lang, "/staff_records.ftl")),
            include_str!(concat!("../../assets/strings/", $lang, "/photos.ftl")),
            include_str!(concat!("../../assets/strings/", $lang, "/audit_papers.ftl")),
            include_str!(concat!("../../assets/strings/", $lang, "/reports.ftl")),
            include_str!(concat!("../../assets/strings/", $lang, "/settings.ftl")),
            include_str!(concat!("../../assets/strings/", $lang, "/keeping.ftl")),
            include_str!(concat!("../../assets/strings/", $lang, "/backups.ftl")),
            include_str!(concat!("../../assets/strings/", $lang, "/busy.ftl")),
            include_str!(concat!("../../assets/strings/", $lang, "/opening.ftl")),
            include_str!(concat!("../../assets/strings/", $lang, "/access.ftl")),
            include_str!(concat!("../../assets/strings/", $lang, "/privacy.ftl")),
            include_str!(concat!("../../assets/strings/", $lang, "/person.ftl")),
            include_str!(concat!("../../assets/strings/", $lang, "/bringing_in.ftl")),
            include_str!(concat!("../../assets/strings/", $lang, "/whole_cases.ftl")),
            include_str!(concat!("../../assets/strings/", $lang, "/taking_out.ftl")),
            include_str!(concat!("../../assets/strings/", $lang, "/health.ftl")),
            include_str!(concat!("../../assets/strings/", $lang, "/calendar.ftl")),
            include_str!(concat!("../../assets/strings/", $lang, "/calendar_lists.ftl")),
            include_str!(concat!("../../assets/strings/", $lang, "/print.ftl")),
            include_str!(concat!("../../assets/strings/", $lang, "/layout_editor.ftl")),
            include_str!(concat!("../../assets/strings/", $lang, "/print_room.ftl")),
            include_str!(concat!("../../assets/strings/", $lang, "/printing.ftl")),
            include_str!(concat!("../../assets/strings/", $lang, "/problems.ftl")),
            include_str!(concat!("../../assets/strings/", $lang, "/documents.ftl")),
            include_str!(concat!("../../assets/strings/", $lang, "/papers.ftl")),
            include_str!(concat!("../../assets/strings/", $lang, "/saving.ftl")),
            include_str!(concat!("../../assets/strings/", $lang, "/card_desk.ftl")),
            include_str!(concat!("../../assets/strings/", $lang, "/cli.ftl")),
            include_str!(concat!("../../assets/strings/", $lang, "/doors.ftl")),
            include_str!(concat!("../../assets/strings/", $lang, "/gallery.ftl")),
        ]
    };
}

impl Lang {
    /// Both languages.
    pub const ALL: [Self; 2] = [Self::Zh, Self::En];

    /// The word kept in the settings: `zh` or `en`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::En => "en",
        }
    }

    /// Reads the word kept in the settings; anything unknown is Chinese.
    pub fn from_key(key: &str) -> Self {
        Self::ALL.into_iter().find(|lang| lang.key() == key).unwrap_or_default()
    }

    /// The language's name in itself.
    pub fn name(self) -> &'static str {
        match self {
            Self::Zh => "中文",
            Self::En => "English",
        }
    }

    fn sources(self) -> &'static [&'static str] {
        match self {
            Self::Zh => areas!("zh"),
            Self::En => areas!("en"),
        }
    }

    fn identifier(self) -> LanguageIdentifier {
        self.key().parse().unwrap_or_default()
    }
}

/// All messages of one language.
pub struct Strings {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
}

impl std::fmt::Debug for Strings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Strings").field("lang", &self.lang).finish_non_exhaustive()
    }
}

impl Strings {
    /// Reads the language from the program itself. A damaged message is left out; tests find it.
    pub fn load(lang: Lang) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![lang.identifier()]);
        bundle.set_use_isolating(false);
        for source in lang.sources() {
            let resource = match FluentResource::try_new((*source).to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            bundle.add_resource_overriding(resource);
        }
        Self { lang, bundle }
    }

    /// The language of these messages.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// A message without values. A key that does not exist is shown as it is.
    pub fn text(&self, key: &str) -> String {
        self.format(key, None)
    }

    /// A message with values: `text_with("staff-count", &[("n", 18.into())])`.
    pub fn text_with(&self, key: &str, values: &[(&str, Value<'_>)]) -> String {
        let args: FluentArgs<'_> = values.iter().map(|(name, value)| (*name, value.clone())).collect();
        self.format(key, Some(&args))
    }

    /// True when the language holds this message.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.get_message(key).is_some_and(|message| message.value().is_some())
    }

    fn format(&self, key: &str, args: Option<&FluentArgs<'_>>) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        let mut errors = Vec::new();
        self.bundle.format_pattern(pattern, args, &mut errors).into_owned()
    }

    /// `2026年11月23日 星期一`, `Mon 23 Nov 2026`.
    pub fn date_long(&self, date: NaiveDate) -> String {
        let (year, month, day) = (date.year(), date.month(), date.day());
        match self.lang {
            Lang::Zh => format!("{year}年{month}月{day}日 {}", self.weekday_long(date)),
            Lang::En => format!("{} {day} {} {year}", self.weekday(date), self.month_short(month)),
        }
    }

    /// `11-24` in the year of `today`, else `2024-03-11`.
    pub fn date_short(&self, date: NaiveDate, today: NaiveDate) -> String {
        if date.year() == today.year() { date.format("%m-%d").to_string() } else { self.date_iso(date) }
    }

    /// `2024-03-11`, for ledgers.
    pub fn date_iso(&self, date: NaiveDate) -> String {
        date.format("%Y-%m-%d").to_string()
    }

    /// A deadline: `11-24 周二`, `Tue 11-24`.
    pub fn date_with_weekday(&self, date: NaiveDate, today: NaiveDate) -> String {
        let (day, weekday) = (self.date_short(date, today), self.weekday(date));
        match self.lang {
            Lang::Zh => format!("{day} {weekday}"),
            Lang::En => format!("{weekday} {day}"),
        }
    }

    /// `2026 年 11 月`, `November 2026`.
    pub fn month(&self, year: i32, month: u32) -> String {
        let name = self.text(month_key(month));
        self.text_with("month-of-year", &[("year", year.to_string().into()), ("month", name.into())])
    }

    /// A month whose year is known: `11 月`, `Nov`.
    pub fn month_alone(&self, month: u32) -> String {
        match self.lang {
            Lang::Zh => self.text_with("month-alone", &[("month", self.text(month_key(month)).into())]),
            Lang::En => self.month_short(month),
        }
    }

    fn month_short(&self, month: u32) -> String {
        self.text(month_key(month)).chars().take(3).collect()
    }

    /// `周一`, `Mon`.
    pub fn weekday(&self, date: NaiveDate) -> String {
        self.weekday_name(date.weekday())
    }

    /// `周一`, `Mon`.
    pub fn weekday_name(&self, day: Weekday) -> String {
        let sign = self.weekday_sign(day);
        match self.lang {
            Lang::Zh => format!("周{sign}"),
            Lang::En => self.weekday_word(day).chars().take(3).collect(),
        }
    }

    /// `星期一`, `Monday`.
    pub fn weekday_long(&self, date: NaiveDate) -> String {
        self.weekday_word(date.weekday())
    }

    /// `一`, `Mo`: head of a month column.
    pub fn weekday_sign(&self, day: Weekday) -> String {
        let word = self.weekday_word(day);
        match self.lang {
            Lang::Zh => word.chars().last().map(String::from).unwrap_or_default(),
            Lang::En => word.chars().take(2).collect(),
        }
    }

    fn weekday_word(&self, day: Weekday) -> String {
        self.text(match day {
            Weekday::Mon => "weekday-mon",
            Weekday::Tue => "weekday-tue",
            Weekday::Wed => "weekday-wed",
            Weekday::Thu => "weekday-thu",
            Weekday::Fri => "weekday-fri",
            Weekday::Sat => "weekday-sat",
            Weekday::Sun => "weekday-sun",
        })
    }

    /// `17:42`.
    pub fn time(&self, time: NaiveTime) -> String {
        time.format("%H:%M").to_string()
    }

    /// `−0.5`, `3`, `61.5`: as many digits as needed, at most `digits`, with a real minus sign.
    pub fn number(&self, value: f64, digits: usize) -> String {
        let fixed = format!("{value:.digits$}");
        let short = if fixed.contains('.') { fixed.trim_end_matches('0').trim_end_matches('.') } else { &fixed };
        if short == "-0" { "0".to_owned() } else { short.replace('-', "−") }
    }

    /// `94.0`, `−1.5`: always `digits` digits, for columns.
    pub fn fixed(&self, value: f64, digits: usize) -> String {
        let text = format!("{value:.digits$}");
        let is_zero = text.chars().all(|sign| matches!(sign, '-' | '0' | '.'));
        if is_zero { text.replace('-', "") } else { text.replace('-', "−") }
    }
}

fn month_key(month: u32) -> &'static str {
    match month {
        1 => "month-1",
        2 => "month-2",
        3 => "month-3",
        4 => "month-4",
        5 => "month-5",
        6 => "month-6",
        7 => "month-7",
        8 => "month-8",
        9 => "month-9",
        10 => "month-10",
        11 => "month-11",
        _ => "month-12",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn dates_are_written_as_the_language_does() {
        let (zh, en) = (Strings::load(Lang::Zh), Strings::load(Lang::En));
        let monday = day(2026, 11, 23);
        assert_eq!(zh.date_long(monday), "2026年11月23日 星期一");
        assert_eq!(en.date_long(monday), "Mon 23 Nov 2026");
        assert_eq!(zh.date_with_weekday(day(2026, 11, 24), monday), "11-24 周二");
        assert_eq!(en.date_with_weekday(day(2026, 11, 24), monday), "Tue 11-24");
        assert_eq!(zh.month(2026, 11), "2026 年 11 月");
        assert_eq!(en.month(2026, 11), "November 2026");
        assert_eq!(zh.weekday_sign(Weekday::Sun), "日");
        assert_eq!(en.weekday_sign(Weekday::Sun), "Su");
    }

    #[test]
    fn a_date_of_another_year_shows_its_year() {
        let zh = Strings::load(Lang::Zh);
        assert_eq!(zh.date_short(day(2026, 11, 24), day(2026, 1, 1)), "11-24");
        assert_eq!(zh.date_short(day(2024, 3, 11), day(2026, 1, 1)), "2024-03-11");
    }

    #[test]
    fn figures_have_a_real_minus_and_no_idle_zeros() {
        let zh = Strings::load(Lang::Zh);
        assert_eq!(zh.number(-0.5, 2), "−0.5");
        assert_eq!(zh.number(3.0, 1), "3");
        assert_eq!(zh.number(100.0, 0), "100");
        assert_eq!(zh.number(-0.001, 1), "0");
        assert_eq!(zh.fixed(-1.0, 1), "−1.0");
        assert_eq!(zh.fixed(-0.01, 1), "0.0");
    }

    #[test]
    fn a_missing_message_shows_its_key() {
        assert_eq!(Strings::load(Lang::En).text("no-such-message"), "no-such-message");
    }

    #[test]
    fn values_are_put_in_without_invisible_marks() {
        let text =
            Strings::load(Lang::En).text_with("month-of-year", &[("year", 2026.into()), ("month", "May".into())]);
        assert_eq!(text, "May 2026");
    }
}
