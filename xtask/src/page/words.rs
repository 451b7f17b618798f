//! What the page without the engine says around the trial's own texts, in each language.

use anyhow::{Result, bail};
use screening::Date;

/// The sentences of one language.
pub(super) struct Words {
    pub(super) status_title: &'static str,
    /// From the record's status and end date.
    pub(super) status: fn(&str, Date) -> String,
    pub(super) end_date_has_passed: &'static str,
    pub(super) enrollment_of_zero: &'static str,
    /// From where the record was copied, and when.
    pub(super) copied: fn(&str, Date) -> String,
    pub(super) signs_nobody_up: &'static str,
    pub(super) record_title: &'static str,
    pub(super) identifier: &'static str,
    pub(super) phase: &'static str,
    pub(super) gender: &'static str,
    pub(super) healthy_volunteers: &'static str,
    pub(super) sponsor: &'static str,
    pub(super) collaborator: &'static str,
    pub(super) inclusion_title: &'static str,
    pub(super) exclusion_title: &'static str,
    pub(super) verbatim: &'static str,
}

impl Words {
    /// The sentences for a language of a trial.
    pub(super) fn of(language: &str) -> Result<&'static Words> {
        match language {
            "en" => Ok(&ENGLISH),
            "zh-CN" => Ok(&CHINESE),
            _ => bail!("xtask/src/page/words.rs has no sentences in the trial's language `{language}`"),
        }
    }
}

const ENGLISH: Words = Words {
    status_title: "Is the study open?",
    status: |status, end_date| {
        format!("The study’s public record says “{status}”. It gives {} as the end date.", english_date(end_date))
    },
    end_date_has_passed: "That date has passed. The study may not be open.",
    enrollment_of_zero: "The record gives 0 as the planned number of people, which looks like an error in the data.",
    copied: |source, copied_on| {
        format!("This is what {source} showed on {}. It has not been checked since.", english_date(copied_on))
    },
    signs_nobody_up: "Nothing on this page signs you up for anything. Ask your doctor, or look at the official registry.",
    record_title: "About the record",
    identifier: "Registry number",
    phase: "Phase",
    gender: "Gender",
    healthy_volunteers: "Healthy volunteers",
    sponsor: "Sponsor",
    collaborator: "Partner",
    inclusion_title: "What the study looks for",
    exclusion_title: "What must not stand in the way",
    verbatim: "The record says:",
};

const CHINESE: Words = Words {
    status_title: "本研究是否开放？",
    status: |status, end_date| {
        format!("本研究的公开登记信息显示“{status}”，所列结束日期为{}。", chinese_date(end_date))
    },
    end_date_has_passed: "该日期已过，本研究可能并未开放。",
    enrollment_of_zero: "登记信息中的计划人数为0，看起来是数据有误。",
    copied: |source, copied_on| format!("以上为{source}在{}显示的内容，此后未再核对。", chinese_date(copied_on)),
    signs_nobody_up: "本页面的任何内容都不代表报名。请咨询您的医生，或查询官方登记平台。",
    record_title: "登记信息",
    identifier: "登记号",
    phase: "分期",
    gender: "性别",
    healthy_volunteers: "健康志愿者",
    sponsor: "申办方",
    collaborator: "合作单位",
    inclusion_title: "研究要求符合的条件",
    exclusion_title: "另外还需满足的条件",
    verbatim: "登记信息原文：",
};

fn english_date(date: Date) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let month = MONTHS.iter().zip(1..).find(|(_, number)| *number == date.month()).map_or("", |(name, _)| name);
    format!("{} {month} {}", date.day(), date.year())
}

fn chinese_date(date: Date) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}
