//! What was found about the program's health, in words: on the screen, in a report, on the command line.

use super::strings::{Strings, Value};
use crate::domain::dates::Moment;
use crate::domain::health::{Figure, Finding, HealthReport, State};

/// Who reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// Whoever sits at the screen.
    Here,
    /// Whoever a report is given to: words that may name a person or a place are left out.
    Outside,
}

/// What was looked at.
pub fn title(strings: &Strings, finding: &Finding) -> String {
    strings.text(&format!("health-check-{}", finding.verdict.check.code()))
}

/// What was found, one sentence.
pub fn sentence(strings: &Strings, finding: &Finding, told: Told) -> String {
    with_figures(strings, (&format!("health-{}", finding.verdict.code), finding), told)
}

/// What to do, one sentence; empty where all is well.
pub fn advice(strings: &Strings, finding: &Finding, told: Told) -> String {
    if finding.verdict.state == State::Ok {
        return String::new();
    }
    with_figures(strings, (&format!("health-{}-do", finding.verdict.code), finding), told)
}

fn with_figures(strings: &Strings, (key, finding): (&str, &Finding), told: Told) -> String {
    let values: Vec<(&str, Value<'_>)> =
        finding.figures.iter().map(|(name, figure)| (*name, value(figure, told))).collect();
    strings.text_with(key, &values)
}

fn value(figure: &Figure, told: Told) -> Value<'static> {
    match figure {
        Figure::Count(count) => (*count as i64).into(),
        Figure::Bytes(bytes) => bytes_words(*bytes).into(),
        Figure::Day(day) => day.format("%Y-%m-%d").to_string().into(),
        Figure::At(at) => moment(*at).into(),
        Figure::Word(word) => word.clone().into(),
        Figure::Private(word) if told == Told::Here => word.clone().into(),
        Figure::Private(_) => "***".into(),
    }
}

fn moment(at: Moment) -> String {
    at.local().format("%Y-%m-%d %H:%M").to_string()
}

/// The word of a state.
pub fn state(strings: &Strings, state: State) -> String {
    strings.text(match state {
        State::Ok => "health-state-ok",
        State::Note => "health-state-note",
        State::Warn => "health-state-warn",
        State::Bad => "health-state-bad",
    })
}

/// All in one sentence: how many are well, how many are to be seen to.
pub fn summary(strings: &Strings, report: &HealthReport) -> String {
    let (bad, warn) = (report.count(State::Bad), report.count(State::Warn));
    let all = report.findings.len();
    let key = match report.worst() {
        State::Ok => "health-all-well",
        State::Note => "health-well-but",
        State::Warn => "health-to-do",
        State::Bad => "health-urgent",
    };
    let n = if bad > 0 { bad } else { warn };
    strings.text_with(key, &[("all", (all as i64).into()), ("n", (n as i64).into())])
}

/// When it was looked at: `今天 14:02 查过`.
pub fn checked_at(strings: &Strings, at: Moment, now: Moment) -> String {
    if at.date() == now.date() {
        let time = at.local().format("%H:%M").to_string();
        return strings.text_with("health-checked-today", &[("time", time.into())]);
    }
    strings.text_with("health-checked-at", &[("at", moment(at).into())])
}

/// The report as text to send on: no name, no place.
pub fn report_text(strings: &Strings, report: &HealthReport) -> String {
    let mut lines = vec![
        strings.text("health-report-title"),
        strings.text_with("health-checked-at", &[("at", moment(report.at).into())]),
        summary(strings, report),
        String::new(),
    ];
    for finding in report.to_see_to().into_iter().chain(report.in_order()) {
        let word = state(strings, finding.verdict.state);
        let found = sentence(strings, finding, Told::Outside);
        lines.push(format!("[{word}] {} · {found}", title(strings, finding)));
        let advice = advice(strings, finding, Told::Outside);
        if !advice.is_empty() {
            lines.push(format!("    {advice}"));
        }
    }
    lines.join("\n") + "\n"
}

/// `640 KB`, `3.2 MB`, `1.5 GB`.
pub fn bytes_words(bytes: u64) -> String {
    let kilo = bytes as f64 / 1024.0;
    let mega = kilo / 1024.0;
    if kilo < 1000.0 {
        format!("{:.0} KB", if bytes == 0 { 0.0 } else { kilo.max(1.0) })
    } else if mega < 1000.0 {
        format!("{mega:.1} MB")
    } else {
        format!("{:.1} GB", mega / 1024.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::health::around::CopyTrouble;
    use crate::domain::health::verdicts;
    use crate::ui::strings::Lang;

    #[test]
    fn a_size_is_told_in_few_figures() {
        let told = [0, 10, 640 << 10, (3 << 20) + (200 << 10), 3 << 30].map(bytes_words);
        assert_eq!(told, ["0 KB", "1 KB", "640 KB", "3.2 MB", "3.0 GB"]);
    }

    #[test]
    fn a_report_names_no_place_and_nobody() {
        let strings = Strings::load(Lang::Zh);
        let gone = Finding::of(&verdicts::SECOND_GONE).with("place", Figure::Private("E:\\顾明远的U盘".into()));
        let report = HealthReport::new(Moment(1_793_000_000_000), vec![gone.clone()]);
        assert!(!report_text(&strings, &report).contains("顾明远"));
        assert!(sentence(&strings, &gone, Told::Here).contains("顾明远"));
    }

    #[test]
    fn why_a_copy_cannot_be_used_is_told_in_the_readers_language() {
        for lang in Lang::ALL {
            let strings = Strings::load(lang);
            let told = CopyTrouble::ALL.map(|trouble| {
                let what = Figure::Word(trouble.code().to_owned());
                sentence(&strings, &Finding::of(&verdicts::COPY_DAMAGED).with("what", what), Told::Outside)
            });
            let different: std::collections::BTreeSet<_> = told.iter().collect();
            assert_eq!(different.len(), told.len(), "{told:?}");
            assert!(told.iter().all(|words| (lang == Lang::En) == words.is_ascii()), "{told:?}");
        }
    }

    #[test]
    fn every_verdict_is_a_sentence_in_both_languages() {
        let figures = verdicts::FIGURES.map(|name| (name, Figure::Count(2)));
        for lang in Lang::ALL {
            let strings = Strings::load(lang);
            for verdict in verdicts::ALL {
                let finding = Finding { verdict, figures: figures.to_vec() };
                for words in [title(&strings, &finding), sentence(&strings, &finding, Told::Here)] {
                    assert!(words.chars().count() > 1 && !words.contains("health-"), "{words}");
                }
                let advice = advice(&strings, &finding, Told::Here);
                assert_eq!(advice.is_empty(), verdict.state == State::Ok, "{}", verdict.code);
            }
        }
    }
}
