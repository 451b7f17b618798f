//! Simplified Chinese. Participants are addressed as 您; punctuation is full-width, digits are half-width.

mod clinician;
mod files;
mod findings;
mod print_sheet;
mod question_page;
mod result_page;
mod start_page;
mod timeline;

use crate::messages::Messages;
use screening::{Date, PartialDate};

pub(crate) static MESSAGES: Messages = Messages {
    product: "将您的情况与研究条件逐条对照",
    for_clinicians: "医务人员版",
    for_participants: "患者版",
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
    no_rows: "无",
    page_title: |step, study| format!("{step} – {study}"),
    page_title_with_problems: |title| format!("有误：{title}"),
    start_page: start_page::START_PAGE,
    status: start_page::STATUS,
    question: question_page::QUESTION_PAGE,
    check_title: "核对您的回答",
    check_lead: "在查看对照结果之前，您可以修改任何回答。",
    result: result_page::RESULT_PAGE,
    clinician: clinician::CLINICIAN,
    findings: findings::FINDINGS,
    timeline: timeline::TIMELINE,
    files: files::FILES,
    idle: files::IDLE,
    print_sheet: print_sheet::PRINT_SHEET,
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
    days: |from, to| match from {
        Some(from) => format!("{}至{}之间", date(from), date(to)),
        None => format!("{}或更早", date(to)),
    },
    sentence_gap: "",
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
