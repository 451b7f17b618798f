//! The clinicians' result in Chinese.

use super::date;
use crate::messages::findings::Findings;
use screening::{Determination, Role, Status};

pub(super) const FINDINGS: Findings = Findings {
    title: "结果",
    determination: |determination| match determination {
        Determination::PossiblyEligible => "可能符合：所填内容与各项条件均无冲突。",
        Determination::NotYet => "暂不符合：不符之处会随时间消失。",
        Determination::NotMatching => "不符合：所填内容与部分条件冲突。",
        Determination::Undetermined => "尚不能确定：部分条件仍不明确。",
    },
    hedge: "仅依据所填内容和公开登记信息。最终由研究团队决定。",
    count: |status, count| match status {
        Status::Fails => format!("{count}项未通过"),
        Status::Unknown => format!("{count}项未知"),
        Status::Passes => format!("{count}项通过"),
        Status::NotApplicable => format!("{count}项不适用"),
    },
    earliest: |range| {
        if range.from == range.to {
            format!("如其他情况不变，最早日期为{}", date(range.from))
        } else {
            format!("如其他情况不变，最早日期在{}至{}之间", date(range.from), date(range.to))
        }
    },
    latest: |range| {
        if range.from == range.to {
            format!("最晚日期为{}", date(range.from))
        } else {
            format!("最晚日期在{}至{}之间", date(range.from), date(range.to))
        }
    },
    no_common_day: "每一项未通过的条件今后都会在某天通过，但没有一天能全部通过。",
    waits_for: |identifiers| format!("取决于{identifiers}。"),
    no_earliest: "其他条件尚不明确，暂无总的日期。",
    list_separator: "、",
    contradictions: "互相矛盾但不影响结果的回答",
    status: |status| match status {
        Status::Fails => "未通过",
        Status::Unknown => "未知",
        Status::Passes => "通过",
        Status::NotApplicable => "不适用",
    },
    provisional: "待确认",
    depends_on_reading: "理解不一",
    site_assessed: "研究团队判断",
    conflict: "回答矛盾",
    clear: |range| {
        if range.from == range.to {
            format!("{}起解除", date(range.from))
        } else {
            format!("在{}至{}之间解除", date(range.from), date(range.to))
        }
    },
    until: |range| {
        if range.from == range.to {
            format!("截至{}", date(range.from))
        } else {
            format!("截至{}至{}之间的某日", date(range.from), date(range.to))
        }
    },
    not_searched: "可能情况过多",
    criteria: "各项条件",
    statuses_mean: "无论入选条件还是排除条件，“通过”都表示该条不构成障碍，“未通过”表示构成障碍。",
    open_all: "全部展开",
    close_all: "全部收起",
    readings: "登记文字的几种理解",
    reading: |number| format!("理解{number}"),
    lets_in: |lets_in| match lets_in {
        Some(true) => "通过",
        Some(false) => "未通过",
        None => "未知",
    },
    used: "所用回答",
    missing: "缺少的回答",
    partly_known: "仅部分已知",
    go_to: |label| format!("转到问题：{label}"),
    dates: "日期",
    logic: "CQL逻辑",
    legend: "每个条件末尾标有它对此人的取值：T为真，F为假，?为未知。排除条件为真即予以排除。",
    only_reading: "登记条文",
    role: |role| match role {
        Role::Applies => "为真时适用".to_owned(),
        Role::Reading(reading) => format!("理解{}", reading + 1),
        Role::Fallback => "各种理解尚不明确时采用".to_owned(),
        Role::Provisional => "为真时待确认".to_owned(),
        Role::Conflict(_) => "为真即为矛盾".to_owned(),
        Role::Used => "上文引用".to_owned(),
    },
    truth: |truth| match truth {
        Some(true) => "真",
        Some(false) => "假",
        None => "未知",
    },
    letter: |truth| match truth {
        Some(true) => "T",
        Some(false) => "F",
        None => "?",
    },
    clause: |text, truth| format!("{text}：{truth}"),
    clauses_of: |name| format!("“{name}”中各条件的取值"),
    next: "哪些回答能决定结果",
    at_least: |count| format!("至少还需要{count}个回答，各项条件才能全部明确。"),
    fewer: "如果某个回答使一项条件未通过，结果会更早确定。",
    beyond_answers: |identifiers| {
        format!("补充回答也不能明确{identifiers}：已有的回答不清楚、互相矛盾，或取决于如何理解登记文字。")
    },
    more: |count| format!("另外{count}项"),
    nothing_decides: "尚未回答的问题不会改变总的结果。",
};
