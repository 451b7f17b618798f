//! The result page in Chinese.

use super::date;
use crate::messages::result_page::ResultPage;
use crate::session::outcome::{Group, Mark};
use screening::Determination;

pub(super) const RESULT_PAGE: ResultPage = ResultPage {
    title: "您的回答与所列条件的对照结果",
    determination: |determination| match determination {
        Determination::PossiblyEligible => {
            "您填写的内容与所列条件没有冲突。但这并不代表您可以参加，研究团队还需要核对病历并做检查。"
        }
        Determination::NotYet => "您的部分回答目前与所列条件不一致，但随着时间推移可能会改变。最终只能由研究团队判断。",
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
    waits_for: "需要等待的条件：",
    waits_until: |range| {
        if range.from == range.to {
            format!("从{}起不再有冲突。", date(range.from))
        } else {
            format!("从{}至{}之间的某一天起不再有冲突。", date(range.from), date(range.to))
        }
    },
    compared_with: |count| format!("您的回答与{count}条条件逐一对照，结果如下："),
    wait: "这一条只需等待时间过去。请不要因为本页面停止或推迟任何治疗。",
    bring: "需要带的资料",
    ask: "可以问研究团队的问题",
    told_elsewhere: "其他计入的回答",
    told_elsewhere_lead: "这些回答来自文件或医务人员版，此处不再向您询问。",
    print: "打印",
    earliest_caveat: |end_date| {
        format!(
            "这不是邀请您参加，研究可能已经结束：登记的结束日期是{end_date}。请不要因为本页面的结果停止或推迟任何治疗。"
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
    rule: |identifier| format!("条件{identifier}："),
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
};
