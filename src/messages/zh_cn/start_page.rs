//! The start page and the record's status in Chinese.

use crate::messages::start_page::{RecordFacts, StartPage, StatusNotice};
use crate::session::Exposure;

pub(super) const START_PAGE: StartPage = StartPage {
    lead: "回答一些问题，逐条查看您的回答与本研究列出的条件是否一致。",
    about: "关于这项研究",
    who_for: "研究面向哪些人",
    answers: "您的回答会怎样处理",
    answers_stay: |exposure| match exposure {
        Exposure::Sealed => "您的回答只留在本设备上，不会上传；除非您自己保存为文件，否则不会保存。",
        Exposure::Embedded => {
            "本表单不会上传您的回答；除非您自己保存为文件，否则也不会保存。但显示本表单的网站有可能读取您在本页面上的回答。"
        }
        Exposure::Shared => {
            "除非您自己保存为文件，否则本表单不会保存您的回答。在医务人员表单中填写的内容会传给显示本表单的网站。"
        }
    },
    answers_end: "关闭或刷新页面，一段时间没有操作，或者选择“重新开始”，回答就会消失。",
    how: "怎样使用",
    steps: "每页一个主题。查看对照结果之前，可以随时返回修改。",
    take_along: "您可以打印结果，或把回答保存为文件，带给您的医生或研究团队看。",
    record: "信息来源",
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
};

pub(super) const STATUS: StatusNotice = StatusNotice {
    heading: "本研究可能并未开放招募",
    may_be_closed: "在做任何打算之前，请先咨询您的医生，或查询官方登记平台。",
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
    no_enrolment: "回答这些问题不代表报名。",
};

fn enrollment(count: u32) -> String {
    match count {
        0 => "计划人数显示为0，看起来是登记信息有误。".to_owned(),
        count => format!("计划人数为{count}人。"),
    }
}
