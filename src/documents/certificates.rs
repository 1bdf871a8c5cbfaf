//! Certificates of awards as PDF (P7-3, P6-1, P1-II.6): A4 across, one a page. The layout is `assets/documents/certificate.typ`.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::DocumentError;
use super::case_sheets::set;
use super::colours::on_paper;
use super::engine::Template;
use super::paper::{SheetLanguage, data_of};

static TEMPLATE: Template =
    Template { name: "certificate.typ", source: include_str!("../../assets/documents/certificate.typ") };

/// What stands on a certificate, in the words of its language.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Certificate {
    /// Where lines break, how large the title is.
    pub language: SheetLanguage,
    /// The unit, above the title.
    pub unit: String,
    /// Its colour as red, green, blue; darkened where it would be too pale on paper.
    #[serde(serialize_with = "on_paper")]
    pub unit_colour: [u8; 3],
    /// 荣誉证书.
    pub title: String,
    /// Above the name (`This is awarded to`); may be empty.
    pub lead: String,
    /// To whom: set as large as it fits.
    pub name: String,
    /// After the name (`同志：`); may be empty.
    pub honorific: String,
    /// What for, one entry a paragraph.
    pub sentences: Vec<String>,
    /// Who signs.
    pub signed_by: String,
    /// Where the seal goes (`（盖章）`); may be empty.
    pub seal: String,
    /// The day in words; [`chinese_date`] for Chinese.
    pub date: String,
    /// The number with its label.
    pub number: String,
    /// The day it is awarded, for the file's properties.
    #[serde(skip)]
    pub awarded_on: Option<NaiveDate>,
}

/// The certificate as PDF.
///
/// # Errors
/// `Nothing` without a name, else those of the typesetting engine.
pub fn certificate(certificate: &Certificate) -> Result<Vec<u8>, DocumentError> {
    if certificate.name.trim().is_empty() {
        return Err(DocumentError::Nothing);
    }
    set(&TEMPLATE, data_of(certificate)?, certificate.awarded_on)
}

const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// A day in Chinese numerals: `二〇二六年十一月二十三日`.
pub fn chinese_date(day: NaiveDate) -> String {
    let digit = |figure: u32| DIGITS.get(figure as usize).copied().unwrap_or_default();
    let year: String = day.year().to_string().chars().filter_map(|sign| sign.to_digit(10)).map(digit).collect();
    let counted = |number: u32| {
        let (tens, ones) = (number / 10, number % 10);
        let tens = match tens {
            0 => String::new(),
            1 => "十".to_owned(),
            many => format!("{}十", digit(many)),
        };
        if ones == 0 { tens } else { format!("{tens}{}", digit(ones)) }
    };
    format!("{year}年{}月{}日", counted(day.month()), counted(day.day()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_written_in_chinese_numerals() {
        for (day, words) in [
            ("2026-11-23", "二〇二六年十一月二十三日"),
            ("2026-01-10", "二〇二六年一月十日"),
            ("2030-10-20", "二〇三〇年十月二十日"),
            ("2027-12-31", "二〇二七年十二月三十一日"),
            ("2026-05-01", "二〇二六年五月一日"),
        ] {
            assert_eq!(chinese_date(day.parse().unwrap()), words);
        }
    }

    #[test]
    fn a_certificate_for_nobody_is_none() {
        assert_eq!(
            certificate(&Certificate { name: " ".into(), ..Certificate::default() }),
            Err(DocumentError::Nothing)
        );
    }
}
