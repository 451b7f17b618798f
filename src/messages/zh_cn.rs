//! Simplified Chinese. Participants are addressed as 您; punctuation is full-width, digits are half-width.

mod clinician;

use crate::messages::{Messages, QuestionPage, RecordFacts, ResultPage, StartPage, StatusNotice};
use crate::session::date_text::DatePart;
use crate::session::outcome::{Group, Mark};
use crate::session::problem::Problem;
use screening::definition::{Category, Unit};
use screening::{Date, Determination, PartialDate};

pub(crate) static MESSAGES: Messages = Messages {
    product: "将您的情况与研究条件逐条对照",
    choose_language: "语言",
    back: "返回",
    go_on: "继续",
    start: "开始",
    see_result: "查看对照结果",
    start_again: "重新开始",
    start_again_hint: "这会清除您的全部回答。",
    change: "修改",
    change_answer: |label| format!("修改：{label}"),
    yes: "是",
    no: "否",
    do_not_know: "不知道",
    no_answer: "未回答",
    page_title: |step, study| format!("{step} – {study}"),
    page_title_with_problems: |title| format!("有误：{title}"),
    start_page: StartPage {
        lead: "回答一些问题，逐条查看您的回答与本研究列出的条件是否一致。您可以把结果带给您的医生或研究团队看。",
        about: "关于这项研究",
        who_for: "研究面向哪些人",
        answers: "您的回答会怎样处理",
        answers_stay: "您的回答只留在本设备上，不会上传，也不会保存。",
        answers_end: "关闭或刷新页面，或者选择“重新开始”，回答就会消失。",
        how: "怎样使用",
        how_long: "大约需要五分钟。",
        at_hand: "如果方便，请准备好检查报告和出院小结。",
        may_not_know: "每个问题都可以回答“不知道”。",
        facts: RecordFacts {
            heading: "登记信息的内容",
            identifier: "登记号",
            title: "题目",
            summary: "简介",
            status: "状态",
            end_date: "结束日期",
            enrollment: "计划人数",
            gender: "性别",
            phase: "分期",
            healthy_volunteers: "是否招募健康志愿者",
            sponsor: "主要申办方",
            collaborator: "合作单位",
            source: "副本来源",
        },
    },
    status: StatusNotice {
        heading: "本研究可能并未开放招募",
        may_be_closed: "在做任何打算之前，请先核实。",
        says: |status| format!("我们手中的公开登记信息显示“{status}”。"),
        end_date: |date, passed| {
            if passed {
                format!("其所列结束日期（{date}）已经过去。")
            } else {
                format!("其所列结束日期为{date}。")
            }
        },
        enrollment,
        copied: |source, date| format!("该信息于{date}复制自{source}，此后未再核实。"),
        no_enrolment: "回答这些问题不代表报名。请咨询您的医生，或查询官方登记平台。",
    },
    question: QuestionPage {
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
        number: "数值",
        unit: "单位",
        unit_name,
        number_understood: |converted| format!("相当于{converted}。"),
        unusual_number: "这个数值不太常见，请核对报告上的数字。",
        use_unit: |unit| format!("改为{unit}"),
        keep_unit: |unit| format!("仍用{unit}"),
        problem: problem_text,
        cell_label: |list, row, field| format!("{list}第{row}行{field}"),
    },
    check_title: "核对您的回答",
    check_lead: "在查看对照结果之前，您可以修改任何回答。",
    result: ResultPage {
        title: "您的回答与所列条件的对照结果",
        determination: |determination| match determination {
            Determination::PossiblyEligible => {
                "您填写的内容与所列条件没有冲突。但这并不代表您可以参加，研究团队还需要核对病历并做检查。"
            }
            Determination::NotYet => {
                "您的部分回答目前与所列条件不一致，但随着时间推移可能会改变。最终只能由研究团队判断。"
            }
            Determination::NotMatching => "您的部分回答与本研究列出的条件不一致。最终只能由研究团队判断。",
            Determination::Undetermined => "目前还无法判断。有几项需要更多信息，列在下面。",
        },
        earliest: |range| {
            if range.from == range.to {
                format!("如果其他情况不变，从{}起，您填写的内容与所列条件不再有冲突。", date(range.from))
            } else {
                format!(
                    "如果其他情况不变，从{}至{}之间的某一天起，您填写的内容与所列条件不再有冲突。填写确切日期后才能确定是哪一天。",
                    date(range.from),
                    date(range.to)
                )
            }
        },
        no_earliest: "目前还不能给出一个总的日期。能够算出的日期写在下面相应的条件旁边。",
        earliest_caveat: |end_date| {
            format!(
                "这不是邀请您参加，届时研究可能已经结束：登记的结束日期是{end_date}。请不要因为本页面的结果停止或推迟任何治疗。"
            )
        },
        contradictions: "请核对这些回答",
        group: |group| match group {
            Group::StandsInTheWay => "目前不一致",
            Group::NeedsAnswer => "还需要回答或资料",
            Group::StudyTeam => "由研究团队判断",
            Group::DependsOnReading => "取决于如何理解登记文字",
            Group::Fits => "一致",
        },
        group_of: |group, count| format!("{group}（{count}）"),
        group_lead: |group| match group {
            Group::StandsInTheWay => "按您的回答，今天与这些条件不一致。",
            Group::NeedsAnswer => "补充回答、检查结果或资料后，就能判断这些条件。",
            Group::StudyTeam => "这些条件无法通过填写表格判断，由研究团队判断。",
            Group::DependsOnReading => "登记文字有多种理解，按不同的理解，您的回答会有不同的结果。",
            Group::Fits => "按您的回答，与这些条件没有冲突。",
        },
        mark: |mark| match mark {
            Mark::StandsInTheWay => "目前不一致",
            Mark::NeedsAnswer => "还不清楚",
            Mark::Contradiction => "两项回答互相矛盾",
            Mark::StudyTeam => "由研究团队判断",
            Mark::DependsOnReading => "取决于如何理解",
            Mark::FitsProvisionally => "一致，有待确认",
            Mark::Fits => "一致",
            Mark::DoesNotApply => "不适用于您",
        },
        rule: |identifier| format!("条件{identifier}"),
        clears: |range| {
            if range.from == range.to {
                format!("从{}起，这一条不再有冲突。", date(range.from))
            } else {
                format!(
                    "从{}至{}之间的某一天起，这一条不再有冲突。填写确切日期后才能确定是哪一天。",
                    date(range.from),
                    date(range.to)
                )
            }
        },
        would_clear: |range| {
            if range.from == range.to {
                format!("如果这一条有冲突，也只到{}的前一天为止。", date(range.from))
            } else {
                format!(
                    "如果这一条有冲突，会在{}至{}之间的某一天起不再有冲突。填写确切日期后才能确定。",
                    date(range.from),
                    date(range.to)
                )
            }
        },
        to_confirm: "这一条还需要研究团队确认。",
        readings: "登记文字的几种理解",
        reading: |lets_in| match lets_in {
            Some(true) => "这样理解：一致。",
            Some(false) => "这样理解：不一致。",
            None => "这样理解：还无法判断。",
        },
        answers_used: "您的回答",
        nothing_asked: "本页面没有询问这方面的问题。",
        next_step: "接下来可以做什么：",
        reminders: "请告诉研究团队",
        reminders_lead: "这些回答不影响上面任何一条的结果，但研究团队需要了解。",
        versions: "对照的内容与时间",
        definition: |identifier, version, copied_on| {
            format!("研究{identifier}的条件，本页面定义版本{version}，依据{copied_on}复制的登记信息。")
        },
        compared_as_of: |date| format!("对照日期：{date}。"),
    },
    clinician: clinician::CLINICIAN,
    disclaimers: [
        "本页面仅供参考，不是医疗建议，也不能用于诊断。",
        "能否参加只能由研究团队决定。",
        "请不要因本页面开始、停止或推迟任何治疗。",
        "是否参加研究由您自愿决定，不影响您的正常诊疗。",
    ],
    emergency: "如果呼吸非常困难，请立即拨打急救电话（中国大陆120）。",
    please_note: "请注意",
    broken: "本页面出现故障，已经停止。您的回答已经消失，没有发送或保存任何内容。请刷新页面重新开始。",
    date,
    partial_date,
};

fn date(date: Date) -> String {
    partial_date(date.into())
}

fn partial_date(date: PartialDate) -> String {
    let year = date.year();
    match (date.month(), date.day()) {
        (Some(month), Some(day)) => format!("{year}年{month}月{day}日"),
        (Some(month), None) => format!("{year}年{month}月"),
        (None, _) => format!("{year}年"),
    }
}

fn enrollment(count: u32) -> String {
    match count {
        0 => "计划人数显示为0，看起来是登记信息有误。".to_owned(),
        count => format!("计划人数为{count}人。"),
    }
}

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
        Problem::TooManyDigits => format!("{label}：数字最多15位"),
        Problem::NoUnit => format!("{label}：请选择报告上数字后面的单位"),
        Problem::OutOfRange { low, high, unit: index } => {
            format!("{label}：请填写{low}至{high} {}之间的数字", unit(*index))
        }
        Problem::TooManyRows(most) => format!("{label}：最多填写{most}行"),
        Problem::InCell { problem, .. } => problem_text(label, problem, units),
        Problem::OtherUnit { other, may_keep: _ } => {
            format!("{label}：您是指{}吗？请核对报告上的单位", unit(*other))
        }
    }
}
