//! A date as typed into three fields, and what it is understood to mean.

use crate::session::digits::{plain, whole_number};
use crate::session::problem::Problem;
use screening::{Date, PartialDate};

/// What stands in the three fields, exactly as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DateText {
    /// The field "year".
    pub year: String,
    /// The field "month": a number or a name; may be empty.
    pub month: String,
    /// The field "day"; may be empty.
    pub day: String,
}

/// One of the three fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DatePart {
    /// The year.
    Year,
    /// The month.
    Month,
    /// The day of the month.
    Day,
}

/// English month names; the first three letters of one are enough.
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

impl DateText {
    /// Whether nothing was typed.
    pub fn is_blank(&self) -> bool {
        [&self.year, &self.month, &self.day].into_iter().all(|text| plain(text).is_empty())
    }

    /// The same with another text in one field.
    #[must_use]
    pub fn with(&self, part: DatePart, text: String) -> DateText {
        let mut changed = self.clone();
        match part {
            DatePart::Year => changed.year = text,
            DatePart::Month => changed.month = text,
            DatePart::Day => changed.day = text,
        }
        changed
    }

    /// What stands in one field.
    pub fn part(&self, part: DatePart) -> &str {
        match part {
            DatePart::Year => &self.year,
            DatePart::Month => &self.month,
            DatePart::Day => &self.day,
        }
    }

    /// The date that it means. A year of two digits is the latest such year that is not after the reference date.
    ///
    /// # Errors
    /// The first thing that keeps it from being a date.
    pub fn read(&self, reference_date: Date) -> Result<PartialDate, Problem> {
        let (year, month, day) = (plain(&self.year), plain(&self.month), plain(&self.day));
        if year.is_empty() {
            return Err(Problem::NoYear);
        }
        let year = read_year(&year, reference_date.year()).ok_or(Problem::UnreadableYear)?;
        let month = optional(&month, read_month, Problem::UnreadableMonth)?;
        let day = optional(&day, read_day, Problem::UnreadableDay)?;
        if day.is_some() && month.is_none() {
            return Err(Problem::DayWithoutMonth);
        }
        PartialDate::new(year, month, day).ok_or(Problem::NoSuchDay)
    }
}

impl From<PartialDate> for DateText {
    /// As it would be typed.
    fn from(date: PartialDate) -> DateText {
        let text = |part: Option<u32>| part.map(|part| part.to_string()).unwrap_or_default();
        DateText { year: date.year().to_string(), month: text(date.month()), day: text(date.day()) }
    }
}

/// An empty field is no value; one that cannot be read is a problem.
fn optional(text: &str, read: fn(&str) -> Option<u32>, problem: Problem) -> Result<Option<u32>, Problem> {
    if text.is_empty() { Ok(None) } else { read(text).map(Some).ok_or(problem) }
}

fn read_year(text: &str, reference_year: i32) -> Option<i32> {
    let text = text.strip_suffix('年').unwrap_or(text).trim_end();
    // ’26, and 二〇二六 digit by digit.
    let text: String =
        text.trim_start_matches(['\'', '’']).chars().map(|letter| chinese_digit(letter).unwrap_or(letter)).collect();
    let number = i32::try_from(whole_number(&text, 4)?).ok()?;
    match text.len() {
        4 => (number > 0).then_some(number),
        2 => {
            let this_century = reference_year - reference_year.rem_euclid(100) + number;
            Some(if this_century > reference_year { this_century - 100 } else { this_century })
        }
        _ => None,
    }
}

fn read_month(text: &str) -> Option<u32> {
    let text = text.strip_suffix('份').unwrap_or(text);
    let text = text.strip_suffix('月').unwrap_or(text).trim_end();
    let name = text.trim_end_matches('.').to_ascii_lowercase();
    let by_name = || {
        let index = MONTHS.iter().position(|month| name.len() >= 3 && month.starts_with(&name))?;
        u32::try_from(index + 1).ok()
    };
    let month = whole_number(text, 2).or_else(|| chinese_number(text)).or_else(by_name)?;
    (1..=12).contains(&month).then_some(month)
}

fn read_day(text: &str) -> Option<u32> {
    let text = text.strip_suffix(['日', '号', '號']).unwrap_or(text).trim_end();
    let lower = text.to_ascii_lowercase();
    let cardinal = ["st", "nd", "rd", "th"].into_iter().find_map(|ending| lower.strip_suffix(ending)).unwrap_or(&lower);
    whole_number(cardinal, 2).or_else(|| chinese_number(text)).filter(|day| (1..=31).contains(day))
}

/// A number up to 39 as it is written in Chinese dates, such as 三, 十二 or 二十一.
fn chinese_number(text: &str) -> Option<u32> {
    let digit = |text: &str| {
        let mut letters = text.chars();
        let digit = chinese_digit(letters.next()?)?.to_digit(10)?;
        letters.next().is_none().then_some(digit)
    };
    let Some((tens, ones)) = text.split_once('十') else { return digit(text) };
    let tens = if tens.is_empty() { 1 } else { digit(tens).filter(|tens| (2..=3).contains(tens))? };
    let ones = if ones.is_empty() { 0 } else { digit(ones).filter(|ones| *ones > 0)? };
    Some(tens * 10 + ones)
}

/// The digit that a Chinese numeral below ten stands for.
fn chinese_digit(letter: char) -> Option<char> {
    Some(match letter {
        '〇' | '零' | '○' => '0',
        '一' => '1',
        '二' => '2',
        '三' => '3',
        '四' => '4',
        '五' => '5',
        '六' => '6',
        '七' => '7',
        '八' => '8',
        '九' => '9',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::DateText;
    use crate::session::problem::Problem;
    use screening::{Date, PartialDate};

    fn read(year: &str, month: &str, day: &str) -> Result<PartialDate, Problem> {
        let text = DateText { year: year.into(), month: month.into(), day: day.into() };
        text.read(Date::new(2026, 11, 22).unwrap())
    }

    fn date(text: &str) -> PartialDate {
        PartialDate::parse(text).unwrap()
    }

    #[test]
    fn month_and_day_are_optional() {
        assert_eq!(read("2026", "", ""), Ok(date("2026")));
        assert_eq!(read("2026", "5", ""), Ok(date("2026-05")));
        assert_eq!(read("2026", "05", "21"), Ok(date("2026-05-21")));
    }

    #[test]
    fn months_have_names() {
        for name in ["May", "may", "MAY", "5", "05", "5月", "五", "五月", "５"] {
            assert_eq!(read("2026", name, ""), Ok(date("2026-05")), "{name}");
        }
        for name in ["Sep", "Sept", "sept.", "September", "九月"] {
            assert_eq!(read("2026", name, ""), Ok(date("2026-09")), "{name}");
        }
        for (name, month) in [("一月", "01"), ("十月份", "10"), ("十一", "11"), ("十二月", "12"), ("12月份", "12")]
        {
            assert_eq!(read("2026", name, ""), Ok(date(&format!("2026-{month}"))), "{name}");
        }
        for name in ["Ma", "13", "0", "Mayy", "x", "十三", "十〇", "一十", "〇", "月", "月份", "一二"] {
            assert_eq!(read("2026", name, ""), Err(Problem::UnreadableMonth), "{name}");
        }
    }

    #[test]
    fn full_width_digits_and_chinese_units_are_read() {
        assert_eq!(read("２０２６", "１１", "２"), Ok(date("2026-11-02")));
        assert_eq!(read("2026年", "11月", "2日"), Ok(date("2026-11-02")));
        assert_eq!(read("2026 年", "11 月", "2 号"), Ok(date("2026-11-02")));
    }

    #[test]
    fn chinese_numerals_and_english_ordinals_are_read() {
        assert_eq!(read("二〇二六年", "五月", "二十一日"), Ok(date("2026-05-21")));
        assert_eq!(read("二零二六", "十", "三十"), Ok(date("2026-10-30")));
        for (day, means) in
            [("1st", "01"), ("2nd", "02"), ("3RD", "03"), ("21st", "21"), ("十", "10"), ("三十一", "31")]
        {
            assert_eq!(read("2026", "May", day), Ok(date(&format!("2026-05-{means}"))), "{day}");
        }
        for day in ["th", "1stt", "二二", "四十", "三十二", "十十", "一二十"] {
            assert_eq!(read("2026", "May", day), Err(Problem::UnreadableDay), "{day}");
        }
    }

    #[test]
    fn a_year_of_two_digits_is_the_latest_that_is_not_in_the_future() {
        assert_eq!(read("26", "", ""), Ok(date("2026")));
        assert_eq!(read("’25", "", ""), Ok(date("2025")));
        assert_eq!(read("27", "", ""), Ok(date("1927")));
        assert_eq!(read("202", "", ""), Err(Problem::UnreadableYear));
        assert_eq!(read("0000", "", ""), Err(Problem::UnreadableYear));
    }

    #[test]
    fn what_is_no_date_says_why() {
        assert_eq!(read("", "5", ""), Err(Problem::NoYear));
        assert_eq!(read("2026", "", "3"), Err(Problem::DayWithoutMonth));
        assert_eq!(read("2026", "2", "30"), Err(Problem::NoSuchDay));
        assert_eq!(read("2026", "2", "32"), Err(Problem::UnreadableDay));
        assert_eq!(read("last", "2", ""), Err(Problem::UnreadableYear));
    }
}
