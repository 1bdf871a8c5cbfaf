//! When the window locks itself, and how long one waits after a wrong passphrase.

use serde::{Deserialize, Serialize};

use super::dates::Moment;

/// Longest wait between two tries, in seconds.
const LONGEST_S: i64 = 60;

/// Wrong passphrases of one file on this PC.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tries {
    /// How many, since it was last opened.
    pub wrong: u32,
    /// When the last one was, in UTC milliseconds.
    pub last_ms: i64,
}

impl Tries {
    /// One more, now.
    pub fn after_wrong(self, now: Moment) -> Self {
        Self { wrong: self.wrong.saturating_add(1), last_ms: now.0 }
    }

    /// Milliseconds until the next try: 1, 2, 4 ... 60 s after each wrong one. A clock set back makes nobody wait longer.
    pub fn wait_ms(self, now: Moment) -> i64 {
        let whole = wait_s(self.wrong) * 1000;
        let passed = now.0.saturating_sub(self.last_ms);
        if passed < 0 { whole } else { (whole - passed).max(0) }
    }
}

/// Seconds to wait after so many wrong tries.
fn wait_s(wrong: u32) -> i64 {
    match wrong {
        0 => 0,
        1..=6 => (1_i64 << (wrong - 1)).min(LONGEST_S),
        _ => LONGEST_S,
    }
}

/// After how long without keyboard and mouse the window locks itself.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum IdleLock {
    /// Never.
    Off,
    /// After 5 minutes.
    Five,
    /// After 10 minutes.
    #[default]
    Ten,
    /// After 30 minutes.
    Thirty,
}

impl IdleLock {
    /// All, in order.
    pub const ALL: [Self; 4] = [Self::Off, Self::Five, Self::Ten, Self::Thirty];

    /// Milliseconds; `None` never.
    pub fn after_ms(self) -> Option<i64> {
        let minutes = match self {
            Self::Off => return None,
            Self::Five => 5,
            Self::Ten => 10,
            Self::Thirty => 30,
        };
        Some(minutes * 60_000)
    }

    /// The word of its sentence.
    pub fn key(self) -> &'static str {
        match self {
            Self::Off => "access-idle-off",
            Self::Five => "access-idle-5",
            Self::Ten => "access-idle-10",
            Self::Thirty => "access-idle-30",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_wrong_try_doubles_the_wait_up_to_a_minute() {
        let mut tries = Tries::default();
        assert_eq!(tries.wait_ms(Moment(0)), 0);
        let mut waits = Vec::new();
        for _ in 0..9 {
            tries = tries.after_wrong(Moment(1_000_000));
            waits.push(tries.wait_ms(Moment(1_000_000)) / 1000);
        }
        assert_eq!(waits, [1, 2, 4, 8, 16, 32, 60, 60, 60]);
    }

    #[test]
    fn waiting_ends_and_a_clock_set_back_does_not_lengthen_it() {
        let tries = Tries { wrong: 3, last_ms: 10_000 };
        assert_eq!(tries.wait_ms(Moment(11_500)), 2_500);
        assert_eq!(tries.wait_ms(Moment(20_000)), 0);
        assert_eq!(tries.wait_ms(Moment(-1_000_000_000)), 4_000);
    }
}
