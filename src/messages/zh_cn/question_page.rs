//! Question pages in Chinese.

use super::{date, partial_date};
use crate::messages::answer_text::signed;
use crate::messages::question_page::QuestionPage;
use crate::session::about_when::Ago;
use crate::session::date_text::DatePart;
use crate::session::problem::Problem;
use screening::Period;
use screening::definition::{Category, Unit};

pub(super) const QUESTION_PAGE: QuestionPage = QuestionPage {
    progress: |part, of| format!("第{part}部分，共{of}部分"),
    problems: "有问题需要处理",
    problem_prefix: "有误：",
    why: "为什么问这个问题",
    record_says: "登记信息原文",
    record_list: |identifier, category| match category {
        Category::Inclusion => format!("{identifier}，登记信息所列的参加条件："),
        Category::Exclusion => format!("{identifier}，登记信息所列的不宜参加的情况："),
    },
    record_source: |source, date| format!("登记信息英文原文，一字未改（{source}，复制于{date}）。"),
    date_order: [DatePart::Year, DatePart::Month, DatePart::Day],
    date_part: |part| match part {
        DatePart::Year => "年",
        DatePart::Month => "月",
        DatePart::Day => "日",
    },
    date_hint: "例如：2026 3 27。如果记不清，可以不填日，或者不填月和日。",
    date_understood: |date| match date.day() {
        Some(_) => format!("我们的理解：{}。", partial_date(date)),
        None => format!("我们的理解：{}的某一天。", partial_date(date)),
    },
    about_when: "如果不知道日期：大约是多久以前？",
    ago,
    days_understood: |from, to| match from {
        Some(from) => format!("我们的理解：{}至{}之间的某一天。", date(from), date(to)),
        None => format!("我们的理解：{}或更早。", date(to)),
    },
    number: "数值",
    unit: "单位",
    unit_name,
    number_understood: |converted| format!("相当于{converted}。"),
    use_unit: |unit| format!("改为{unit}"),
    keep_unit: |unit| format!("仍用{unit}"),
    problem: problem_text,
    cell_label: |list, row, field| format!("{list}第{row}行{field}"),
};

fn unit_name(code: &str) -> &str {
    match code {
        "mm[Hg]" => "mmHg",
        "mg" => "mg（毫克）",
        other => other,
    }
}

fn problem_text(label: &str, problem: &Problem, units: &[Unit]) -> String {
    let unit = |index: usize| units.get(index).map_or("", |unit| unit_name(&unit.code));
    match problem {
        Problem::Unanswered => format!("{label}：请回答，或选择“不知道”"),
        Problem::NoYear => format!("{label}：请填写年份，或选择“不知道”"),
        Problem::UnreadableYear => format!("{label}：请用四位数字填写年份，例如2026"),
        Problem::UnreadableMonth => format!("{label}：请用1至12的数字填写月份，或留空"),
        Problem::UnreadableDay => format!("{label}：请用1至31的数字填写日，或留空"),
        Problem::DayWithoutMonth => format!("{label}：请同时填写月份，或将日留空"),
        Problem::NoSuchDay => format!("{label}：该月没有这一天"),
        Problem::AfterReference(last) => format!("{label}：日期不能晚于{}", date(*last)),
        Problem::Before(first) => format!("{label}：日期不能早于{}", date(*first)),
        Problem::UnreadableNumber => format!("{label}：请填写数字，例如65或8.7"),
        Problem::UnreadableInteger => format!("{label}：请填写整数，例如2"),
        Problem::TooManyDigits => format!("{label}：数字最多15位"),
        Problem::NoUnit => format!("{label}：请选择报告上数字后面的单位"),
        Problem::OutOfRange { low, high, unit: index } => {
            let [low, high] = [low, high].map(|limit| signed(&limit.to_string()));
            match index {
                Some(index) => format!("{label}：请填写{low}至{high} {}之间的数字", unit(*index)),
                None => format!("{label}：请填写{low}至{high}之间的整数"),
            }
        }
        Problem::TooManyRows(most) => format!("{label}：最多填写{most}行"),
        Problem::InCell { problem, .. } => problem_text(label, problem, units),
        Problem::OtherUnit { other, may_keep: _ } => {
            format!("{label}：您是指{}吗？请核对报告上的单位", unit(*other))
        }
    }
}

fn ago(ago: Ago) -> String {
    match ago {
        Ago::UpTo(most) => format!("{}以内", length(most)),
        Ago::Between(least, most) => match (parts(least), parts(most)) {
            ((count, unit), (_, other)) if unit == other => format!("{count}至{}前", length(most)),
            _ => format!("{}至{}前", length(least), length(most)),
        },
        Ago::MoreThan(least) => format!("超过{}", length(least)),
    }
}

/// A length of time in whole years, months, weeks or days.
fn parts(period: Period) -> (i32, &'static str) {
    match period {
        Period::Months(count) if count % 12 == 0 => (count / 12, "年"),
        Period::Months(count) => (count, "个月"),
        Period::Days(count) if count % 7 == 0 => (count / 7, "周"),
        Period::Days(count) => (count, "天"),
    }
}

fn length(period: Period) -> String {
    let (count, unit) = parts(period);
    format!("{count}{unit}")
}

#[cfg(test)]
mod tests {
    use super::{Ago, ago};
    use screening::Period::{Days, Months};

    #[test]
    fn lengths_of_time_are_told_as_people_say_them() {
        for (of, told) in [
            (Ago::UpTo(Months(3)), "3个月以内"),
            (Ago::Between(Days(42), Months(3)), "6周至3个月前"),
            (Ago::Between(Months(3), Months(6)), "3至6个月前"),
            (Ago::Between(Months(6), Months(12)), "6个月至1年前"),
            (Ago::Between(Months(12), Months(24)), "1至2年前"),
            (Ago::MoreThan(Months(12)), "超过1年"),
        ] {
            assert_eq!(ago(of), told);
        }
    }
}
