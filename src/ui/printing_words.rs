//! Words for printers and jobs: how they stand, what went wrong, what to do; the same wherever something is printed.

use super::strings::Strings;
use super::widgets::Tone;
use crate::jobs::printing::{JobState, PrintError, QueueState, Reason, Trouble};

/// What happened and what to do, a sentence each.
pub fn error(strings: &Strings, error: &PrintError, printer: &str) -> (String, String) {
    let (text, advice) = match error {
        PrintError::NoSystem => ("printing-error-no-system", "printing-error-no-system-do"),
        PrintError::Gone(_) => ("printing-error-gone", "printing-error-gone-do"),
        PrintError::Stopped(_) => ("printing-error-stopped", "printing-error-stopped-do"),
        PrintError::NotAccepting(_) => ("printing-error-not-accepting", "printing-error-not-accepting-do"),
        PrintError::SpoolFull(_) => ("printing-error-spool-full", "printing-error-spool-full-do"),
        PrintError::Refused(_) => ("printing-error-refused", "printing-error-refused-do"),
        PrintError::TimedOut { .. } => ("printing-error-timed-out", "printing-error-timed-out-do"),
        PrintError::Cancelled => ("printing-error-cancelled", "printing-error-cancelled-do"),
        PrintError::TooLate(_) => ("printing-error-too-late", "printing-error-too-late-do"),
        PrintError::NotCancelled(_) => ("printing-error-not-cancelled", "printing-error-not-cancelled-do"),
        PrintError::Page { .. } => ("printing-error-page", "printing-error-page-do"),
        PrintError::Broken(_) => ("printing-error-broken", "printing-error-broken-do"),
    };
    let mut values = vec![("printer", printer.into())];
    match error {
        PrintError::Stopped(why) | PrintError::NotAccepting(why) => {
            values.push(("reason", reason(strings, why).into()));
        }
        PrintError::TimedOut { seconds } => values.push(("n", (*seconds).into())),
        PrintError::Page { page, .. } => values.push(("page", (*page).into())),
        _ => {}
    }
    (strings.text_with(text, &values), strings.text(advice))
}

/// Tone and words of a job; `None` while it is still being sent.
pub fn job(strings: &Strings, state: Option<&JobState>) -> (Tone, String) {
    let why = |key: &str, why: &Reason| strings.text_with(key, &[("reason", reason(strings, why).into())]);
    match state {
        None => (Tone::Neutral, strings.text("printing-job-sent")),
        Some(JobState::Waiting) => (Tone::Neutral, strings.text("printing-job-waiting")),
        Some(JobState::Printing { page: None }) => (Tone::Neutral, strings.text("printing-job-printing")),
        Some(JobState::Printing { page: Some(page) }) => {
            (Tone::Neutral, strings.text_with("printing-job-printing-page", &[("page", (*page).into())]))
        }
        Some(JobState::Stopped { reason, .. }) => (Tone::Warn, why("printing-job-stopped", reason)),
        Some(JobState::Failed { reason, .. }) => (Tone::Danger, why("printing-job-failed", reason)),
        Some(JobState::Done) => (Tone::Ok, strings.text("printing-job-done")),
        Some(JobState::Cancelled) => (Tone::Neutral, strings.text("printing-job-cancelled")),
        Some(JobState::Forgotten) => (Tone::Neutral, strings.text("printing-job-forgotten")),
    }
}

/// What to do about a job that does not simply go on, with the page it came to; empty while nothing is to be done.
pub fn job_advice(strings: &Strings, state: &JobState) -> String {
    let page = || match state.page() {
        Some(page) => strings.text_with("printing-page-known", &[("page", page.into())]),
        None => strings.text("printing-page-unknown"),
    };
    match state {
        JobState::Waiting | JobState::Printing { .. } | JobState::Done => String::new(),
        JobState::Stopped { .. } => strings.text("printing-job-stopped-do"),
        JobState::Failed { .. } => page(),
        JobState::Cancelled => strings.text("printing-job-cancelled-do"),
        JobState::Forgotten => strings.text("printing-job-forgotten-do"),
    }
}

/// Tone and words of a printer.
pub fn queue(strings: &Strings, state: &QueueState) -> (Tone, String) {
    let why = |key: &str, why: &Reason| strings.text_with(key, &[("reason", reason(strings, why).into())]);
    match state {
        QueueState::Idle => (Tone::Ok, strings.text("printing-queue-idle")),
        QueueState::Printing => (Tone::Neutral, strings.text("printing-queue-printing")),
        QueueState::Stopped(reason) => (Tone::Danger, why("printing-queue-stopped", reason)),
        QueueState::Refusing(reason) => (Tone::Danger, why("printing-queue-refusing", reason)),
        QueueState::Unknown => (Tone::Neutral, strings.text("printing-queue-unknown")),
    }
}

/// Why something stands still, without a full stop. A person's own words say more than "paused".
pub fn reason(strings: &Strings, reason: &Reason) -> String {
    let words = reason.words.trim();
    let is_plain = words.is_empty() || words == "Paused";
    match reason.trouble {
        Some(trouble) if trouble != Trouble::Paused || is_plain => self::trouble(strings, trouble),
        _ if is_plain => strings.text("printing-trouble-unknown"),
        _ => strings.text_with("printing-trouble-quoted", &[("words", words.into())]),
    }
}

/// What the printer complains of.
pub fn trouble(strings: &Strings, trouble: Trouble) -> String {
    strings.text(match trouble {
        Trouble::NoPaper => "printing-trouble-no-paper",
        Trouble::Jam => "printing-trouble-jam",
        Trouble::CoverOpen => "printing-trouble-cover-open",
        Trouble::NoInk => "printing-trouble-no-ink",
        Trouble::TrayFull => "printing-trouble-tray-full",
        Trouble::Unreachable => "printing-trouble-unreachable",
        Trouble::Paused => "printing-trouble-paused",
        Trouble::Driver => "printing-trouble-driver",
    })
}

#[cfg(test)]
mod tests {
    use super::super::strings::Lang;
    use super::*;

    #[test]
    fn a_stopped_printer_is_told_with_its_reason_in_the_readers_language() {
        let jam = PrintError::Stopped(Reason { trouble: Some(Trouble::Jam), words: "jam in tray 2".into() });
        let (text, advice) = error(&Strings::load(Lang::Zh), &jam, "前台");
        assert_eq!(text, "前台 停着：卡纸。没有发出打印。");
        assert!(!advice.is_empty());
        let (text, _) = error(&Strings::load(Lang::En), &jam, "Front");
        assert_eq!(text, "Front is stopped: paper jam. Nothing was sent.");
    }

    #[test]
    fn a_persons_own_words_are_quoted_and_no_words_are_owned_up_to() {
        let strings = Strings::load(Lang::En);
        let why = |trouble, words: &str| reason(&strings, &Reason { trouble, words: words.into() });
        assert_eq!(why(Some(Trouble::Paused), "moved to room 3"), "\"moved to room 3\"");
        assert_eq!(why(Some(Trouble::Paused), "Paused"), "paused");
        assert_eq!(why(None, ""), "no reason given");
    }

    #[test]
    fn a_failed_job_says_the_page_or_that_it_is_not_known() {
        let strings = Strings::load(Lang::Zh);
        let failed = |page| JobState::Failed { reason: Reason::default(), page };
        assert_eq!(job_advice(&strings, &failed(Some(3))), "打到了第 3 页，请从这一页查起。");
        assert_eq!(job_advice(&strings, &failed(None)), "不知道打到第几页，请看出纸盘里最后一张。");
        assert_eq!(job_advice(&strings, &JobState::Done), "");
        let (_, words) = job(&strings, Some(&JobState::Printing { page: Some(12) }));
        assert_eq!(words, "正在打印第 12 页");
    }
}
