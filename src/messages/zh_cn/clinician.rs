//! The page for clinicians in Chinese.

use crate::messages::clinician::ClinicianPage;
use crate::messages::zh_cn::date;
use screening::Determination;

pub(super) const CLINICIAN: ClinicianPage = ClinicianPage {
    title: "按条件筛查",
    trial: |identifier, version| format!("{identifier}，定义版本{version}"),
    status: |status, copied_on| {
        format!("登记状态为“{status}”（复制于{copied_on}，此后未再核实）。研究可能并未开放招募。")
    },
    shared: "显示本表单的网站会收到所填写的回答和对照结果。",
    is_not: "仅供参考，不是医疗建议，也不代表入组。能否参加由研究团队决定。",
    reference_date: "参考日期（计划入组日期）",
    compared_as_of: |day| format!("各项回答以{}当天的情况为准。", date(day)),
    reference_is_wrong: |day| {
        format!("请填写完整日期，年份为四位数字，在1900年至2100年之间。在此之前仍以{}为准。", date(day))
    },
    today: "今天",
    dates: "日期可以只填年，或只填年和月。",
    told: "患者自述",
    patient_is_asked: "向患者提出的问题：",
    record: |criteria| format!("登记原文：{criteria}"),
    not_known: "不详",
    no_year: |label| format!("{label}：请同时填写年份"),
    clear: "清除",
    clear_answer: |label| format!("清除：{label}"),
    no_rows: "没有",
    add_row: "添加一行",
    rows: |count| format!("共{count}行"),
    most_rows: |most| format!("最多{most}行"),
    row: |list, row| format!("{list}第{row}行"),
    remove: "删除",
    remove_row: |list, row| format!("删除{list}第{row}行"),
    start_again: "重新开始",
    start_again_hint: "清除全部回答。",
    keyboard: "键盘操作",
    keyboard_lead: "字母、数字和Backspace键只在焦点位于某个问题的选项上时起作用，在输入框中打字时不起作用。",
    keys: [
        ("Tab", "下一个输入框或一组选项"),
        ("Enter", "下一个问题"),
        ("Y、N、U", "是、否、不详"),
        ("1至9、0", "第一至第九个选项、不详"),
        ("Backspace、Delete", "清除回答"),
        ("Alt + Page Down", "下一部分"),
        ("Alt + Page Up", "上一部分"),
        ("Ctrl + Enter", "转到结果，再按返回原处"),
    ],
    form: "回答",
    result: "结果",
    short: |determination| match determination {
        Determination::PossiblyEligible => "可能符合",
        Determination::NotYet => "暂不符合",
        Determination::NotMatching => "不符合",
        Determination::Undetermined => "尚不能确定",
    },
    to_result: "查看结果",
};
