//! A printed result in Chinese.

use crate::messages::print_sheet::PrintSheet;
use crate::session::Audience;
use screening::{Flags, Status};

pub(super) const PRINT_SHEET: PrintSheet = PrintSheet {
    title: |audience| match audience {
        Audience::Participant => "我的回答与所列条件的对照",
        Audience::Clinician => "筛查工作表",
    },
    reference_date: "对照日期",
    definition: "条件定义",
    hash: "定义的SHA-256",
    record: "登记信息",
    participant_number: "受试者编号（不写姓名）",
    completed_by: "填写人、签名、日期",
    criterion: |audience| match audience {
        Audience::Participant => "条件，以及登记信息原文",
        Audience::Clinician => "条件（登记信息英文原文）",
    },
    status: |audience| match audience {
        Audience::Participant => "目前情况",
        Audience::Clinician => "状态",
    },
    answers: |audience| match audience {
        Audience::Participant => "我的回答",
        Audience::Clinician => "依据的数值",
    },
    source_document: |audience| match audience {
        Audience::Participant => "医生备注",
        Audience::Clinician => "原始文件",
    },
    initials: "签名缩写",
    status_of,
};

fn status_of(status: Status, flags: Flags) -> String {
    let status = match status {
        Status::Passes => "通过",
        Status::Fails => "不通过",
        Status::Unknown if flags.conflict => "回答互相矛盾",
        Status::Unknown if flags.depends_on_reading => "取决于对原文的理解",
        Status::Unknown if flags.site_assessed => "由研究团队判断",
        Status::Unknown => "无法判断",
        Status::NotApplicable => "不适用",
    };
    if flags.provisional { format!("{status}，待确认") } else { status.to_owned() }
}
