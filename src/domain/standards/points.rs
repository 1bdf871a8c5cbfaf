//! Points of a standard, exact to a hundredth: sums never drift.

use std::fmt;
use std::iter::Sum;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// Points, kept in hundredths; never negative.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Points(u32);

impl Points {
    /// No points.
    pub const ZERO: Self = Self(0);

    /// Points of a number with at most two decimals, 0 to 100 000.
    pub fn from_number(number: f64) -> Option<Self> {
        let hundredths = number * 100.0;
        let whole = hundredths.round();
        let exact = (hundredths - whole).abs() < 1e-6;
        ((0.0..=1e7).contains(&whole) && exact && number >= 0.0).then_some(Self(whole as u32))
    }

    /// As a number, for sums in a database or a chart.
    pub fn as_number(self) -> f64 {
        f64::from(self.0) / 100.0
    }

    /// As many times; stops at the largest number of points.
    pub fn times(self, count: u32) -> Self {
        Self(self.0.saturating_mul(count))
    }

    /// What is left after taking `other`; never below 0.
    pub fn less(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    /// Both together.
    pub fn and(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// This part of `whole` scaled to 100, to two decimals; `None` of nothing.
    pub fn percent_of(self, whole: Self) -> Option<f64> {
        (whole > Self::ZERO).then(|| {
            let share = f64::from(self.0) / f64::from(whole.0);
            (share * 10_000.0).round() / 100.0
        })
    }
}

impl Sum for Points {
    fn sum<I: Iterator<Item = Self>>(parts: I) -> Self {
        parts.fold(Self::ZERO, Self::and)
    }
}

impl fmt::Display for Points {
    /// Without idle decimals: `61.5`, `4`, `0.25`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.as_number().to_string())
    }
}

impl Serialize for Points {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.as_number())
    }
}

impl<'de> Deserialize<'de> for Points {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = f64::deserialize(deserializer)?;
        Self::from_number(number).ok_or_else(|| {
            D::Error::custom(format!("{number} is not a number of points: 0 or more, two decimals at most"))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_exact_and_shown_without_idle_decimals() {
        let tenth = Points::from_number(0.1).unwrap();
        let sum: Points = std::iter::repeat_n(tenth, 10).sum();
        assert_eq!(sum, Points::from_number(1.0).unwrap());
        assert_eq!(sum.to_string(), "1");
        assert_eq!(Points::from_number(61.5).unwrap().to_string(), "61.5");
        assert_eq!(Points::from_number(0.25).unwrap().to_string(), "0.25");
    }

    #[test]
    fn what_is_no_number_of_points_is_refused() {
        for number in [-0.5, 0.001, f64::NAN, f64::INFINITY, 1e9] {
            assert_eq!(Points::from_number(number), None, "{number}");
        }
    }

    #[test]
    fn a_share_of_nothing_has_no_percentage() {
        let points = |n| Points::from_number(n).unwrap();
        assert_eq!(points(61.5).percent_of(points(82.0)), Some(75.0));
        assert_eq!(points(1.0).percent_of(points(3.0)), Some(33.33));
        assert_eq!(Points::ZERO.percent_of(Points::ZERO), None);
    }

    #[test]
    fn taking_too_much_leaves_nothing() {
        let points = |n| Points::from_number(n).unwrap();
        assert_eq!(points(2.0).less(points(3.0)), Points::ZERO);
        assert_eq!(points(0.5).times(3), points(1.5));
    }
}
