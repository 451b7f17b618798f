//! Question pages in English.

use super::{date, partial_date};
use crate::messages::answer_text::signed;
use crate::messages::question_page::QuestionPage;
use crate::session::about_when::Ago;
use crate::session::date_text::DatePart;
use crate::session::problem::Problem;
use screening::Period;
use screening::definition::{Category, Unit};

pub(super) const QUESTION_PAGE: QuestionPage = QuestionPage {
    progress: |part, of| format!("Part {part} of {of}"),
    problems: "There is a problem",
    problem_prefix: "Error:",
    why: "Why we ask",
    record_says: "What the record says",
    record_list: |identifier, category| match category {
        Category::Inclusion => format!("{identifier}, in the record’s list of what is needed to join:"),
        Category::Exclusion => format!("{identifier}, in the record’s list of what speaks against joining:"),
    },
    record_source: |source, date| format!("Word for word from the registry record ({source}, copied on {date})."),
    date_order: [DatePart::Day, DatePart::Month, DatePart::Year],
    date_part: |part| match part {
        DatePart::Year => "Year",
        DatePart::Month => "Month",
        DatePart::Day => "Day",
    },
    date_hint: "For example, 27 3 2026. If you are not sure, leave out the day, or the day and the month.",
    date_understood: |date| match date.day() {
        Some(_) => format!("We read this as {}.", partial_date(date)),
        None => format!("We read this as sometime in {}.", partial_date(date)),
    },
    about_when: "If you do not know the date: about how long ago?",
    ago,
    days_understood: |from, to| match from {
        Some(from) => format!("We read this as a day between {} and {}.", date(from), date(to)),
        None => format!("We read this as {} or earlier.", date(to)),
    },
    number: "Number",
    unit: "Unit",
    unit_name,
    number_understood: |converted| format!("That is {converted}."),
    use_unit: |unit| format!("Change it to {unit}"),
    keep_unit: |unit| format!("Keep {unit}"),
    problem: problem_text,
    cell_label: |list, row, field| format!("{list}, row {row}, {field}"),
};

fn unit_name(code: &str) -> &str {
    match code {
        "mm[Hg]" => "mmHg",
        other => other,
    }
}

fn problem_text(label: &str, problem: &Problem, units: &[Unit]) -> String {
    let unit = |index: usize| units.get(index).map_or("", |unit| unit_name(&unit.code));
    match problem {
        Problem::Unanswered => format!("{label}: give an answer, or choose “I do not know”"),
        Problem::NoYear => format!("{label}: enter the year, or choose “I do not know”"),
        Problem::UnreadableYear => format!("{label}: enter the year in four digits, such as 2026"),
        Problem::UnreadableMonth => {
            format!("{label}: enter the month as a number from 1 to 12 or as a name, or leave it empty")
        }
        Problem::UnreadableDay => format!("{label}: enter the day as a number from 1 to 31, or leave it empty"),
        Problem::DayWithoutMonth => format!("{label}: enter the month as well, or leave the day empty"),
        Problem::NoSuchDay => format!("{label}: that month has no such day"),
        Problem::AfterReference(last) => format!("{label}: the date must be {} or earlier", date(*last)),
        Problem::Before(first) => format!("{label}: the date must be {} or later", date(*first)),
        Problem::UnreadableNumber => format!("{label}: enter a number, such as 65 or 8.7"),
        Problem::UnreadableInteger => format!("{label}: enter a whole number, such as 2"),
        Problem::TooManyDigits => format!("{label}: enter a number of at most 15 digits"),
        Problem::NoUnit => format!("{label}: choose the unit that stands behind the number in the report"),
        Problem::OutOfRange { low, high, unit: index } => {
            let [low, high] = [low, high].map(|limit| signed(&limit.to_string()));
            match index {
                Some(index) => format!("{label}: enter a number between {low} and {high} {}", unit(*index)),
                None => format!("{label}: enter a whole number between {low} and {high}"),
            }
        }
        Problem::TooManyRows(most) => format!("{label}: enter at most {most} rows"),
        Problem::InCell { problem, .. } => problem_text(label, problem, units),
        Problem::OtherUnit { other, may_keep: _ } => {
            format!("{label}: did you mean {}? Check the unit in the report", unit(*other))
        }
    }
}

fn ago(ago: Ago) -> String {
    match ago {
        Ago::UpTo(most) => format!("Up to {} ago", length(most)),
        Ago::Between(least, most) => match (parts(least), parts(most)) {
            // "3 to 6 months", but "6 months to a year".
            ((count, unit), (_, other)) if unit == other => format!("{count} to {} ago", counted(most)),
            _ => format!("{} to {} ago", length(least), length(most)),
        },
        Ago::MoreThan(least) => format!("More than {} ago", length(least)),
    }
}

/// A length of time in whole years, months, weeks or days.
fn parts(period: Period) -> (i32, &'static str) {
    match period {
        Period::Months(count) if count % 12 == 0 => (count / 12, "year"),
        Period::Months(count) => (count, "month"),
        Period::Days(count) if count % 7 == 0 => (count / 7, "week"),
        Period::Days(count) => (count, "day"),
    }
}

fn counted(period: Period) -> String {
    let (count, unit) = parts(period);
    if count == 1 { format!("1 {unit}") } else { format!("{count} {unit}s") }
}

fn length(period: Period) -> String {
    let (count, unit) = parts(period);
    if count == 1 { format!("a {unit}") } else { counted(period) }
}

#[cfg(test)]
mod tests {
    use super::{Ago, ago};
    use screening::Period::{Days, Months};

    #[test]
    fn lengths_of_time_are_told_as_people_say_them() {
        for (of, told) in [
            (Ago::UpTo(Months(3)), "Up to 3 months ago"),
            (Ago::UpTo(Days(14)), "Up to 2 weeks ago"),
            (Ago::Between(Days(42), Months(3)), "6 weeks to 3 months ago"),
            (Ago::Between(Months(3), Months(6)), "3 to 6 months ago"),
            (Ago::Between(Months(6), Months(12)), "6 months to a year ago"),
            (Ago::Between(Months(12), Months(24)), "1 to 2 years ago"),
            (Ago::MoreThan(Months(12)), "More than a year ago"),
            (Ago::MoreThan(Days(10)), "More than 10 days ago"),
        ] {
            assert_eq!(ago(of), told);
        }
    }
}
