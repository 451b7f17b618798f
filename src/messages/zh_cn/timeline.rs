//! The timeline in Chinese.

use super::date;
use crate::messages::timeline::TimelineTexts;
use crate::session::timeline::Running;
use screening::Period;

pub(super) const TIMELINE: TimelineTexts = TimelineTexts {
    title: "时间轴",
    empty: "暂无内容：尚未填写条件所依据的出生、治疗或研究日期。",
    name: |rows, reference| {
        format!("时间轴：{rows}项随时间解除的条件与参考日期{reference}的关系。表格列有相同的日期。")
    },
    reference: |date| format!("参考日期{date}"),
    earliest: |range| {
        if range.from == range.to {
            format!("最早{}", date(range.from))
        } else {
            format!("最早{}至{}", date(range.from), date(range.to))
        }
    },
    month: |date| format!("{}月", date.month()),
    month_and_year: |date| format!("{}/{}", date.year(), date.month()),
    short_date: date,
    event: "事件",
    surely: "在此期间有效",
    perhaps: "可能有效：日期不确切",
    first_clear: "解除首日",
    table: "以表格查看日期",
    criterion: "条件",
    window: "时限",
    clear_from: "最早解除日",
    clear_to: "必定解除日",
    blocks_until: "参考日期当日",
    event_on: |label, days| {
        if days.from == days.to {
            format!("{label}：{}", date(days.from))
        } else {
            format!("{label}：{}至{}", date(days.from), date(days.to))
        }
    },
    period: |period| match period {
        Period::Months(months) if months % 12 == 0 => format!("{}年", months / 12),
        Period::Months(months) => format!("{months}个月"),
        Period::Days(days) => format!("{days}天"),
    },
    until: |running, last| match running {
        Running::Surely if last.from == last.to => format!("未解除，至{}", date(last.from)),
        Running::Surely => format!("未解除，最后一天在{}与{}之间", date(last.from), date(last.to)),
        Running::Perhaps => format!("可能未解除，最晚至{}", date(last.to)),
        Running::Over => "已解除".to_owned(),
    },
};
