//! The words that head the columns of a list of days off and make-up days, in Chinese and English.

use crate::domain::problems::Field;

use super::header_words::HeaderWords;

/// Years of the working-day calendar.
pub(super) const CALENDAR: HeaderWords = HeaderWords {
    words: &WORDS,
    unused: &["序号", "no", "no.", "年份", "年度", "year", "星期", "周几", "星期几", "weekday", "农历", "天数", "days"],
    naming: &[Field::Day],
    second: None,
};

/// Header words by field, folded.
const WORDS: [(Field, &[&str]); 4] = [
    (
        Field::Day,
        &[
            "日期",
            "公历日期",
            "公历",
            "放假日期",
            "休假日期",
            "节假日日期",
            "调休日期",
            "日子",
            "date",
            "day",
            "holidaydate",
            "calendardate",
        ],
    ),
    (
        Field::DayKind,
        &[
            "类型",
            "种类",
            "安排",
            "休班",
            "休或班",
            "休/班",
            "班休",
            "放假安排",
            "放假或上班",
            "上班安排",
            "日期类型",
            "性质",
            "状态",
            "kind",
            "type",
            "daytype",
            "offorwork",
            "offorworked",
            "status",
        ],
    ),
    (
        Field::HolidayName,
        &[
            "名称",
            "节日",
            "节假日",
            "节日名称",
            "节假日名称",
            "假日名称",
            "假期",
            "假期名称",
            "事由",
            "说明",
            "备注",
            "name",
            "holiday",
            "holidayname",
            "note",
            "remark",
        ],
    ),
    (Field::HolidayEnglish, &["英文名称", "英文名", "英文", "englishname", "nameinenglish", "english"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_header_word_is_kept_folded_and_stands_for_one_field() {
        CALENDAR.check();
    }
}
