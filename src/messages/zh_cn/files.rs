//! Files, copies and codes in Chinese.

use crate::messages::files::{Files, Idle};
use crate::session::answers_file::{Expected, FileProblem};
use crate::session::opening::Notice;
use screening::definition::Unit;
use screening::{Determination, Status};

pub(super) const FILES: Files = Files {
    open: "打开已保存的回答",
    open_lead: "请选择在本页面保存的文件（.json）。文件只在本设备上读取，不会上传。",
    choose: "选择文件",
    paste: "改为粘贴二维码中的文字",
    pasted: "文字内容",
    open_pasted: "打开这段文字",
    refused: "无法打开这个文件",
    more_problems: |count| format!("另有{count}处"),
    nothing_changed: "此前填写的内容没有任何改变。",
    replaces: "要替换现有内容吗？",
    replaces_lead: "文件可以打开。文件中的回答会取代目前填写的全部内容。",
    replace: "用文件替换",
    keep: "保留现有内容",
    problem,
    place: |label, name, row, field| {
        let name = match (row, field) {
            (Some(row), Some(field)) => format!("{name}，第{row}行，{field}"),
            (Some(row), None) => format!("{name}，第{row}行"),
            (None, _) => name.to_owned(),
        };
        format!("{label}（{name}）")
    },
    notice: |notice, compared_as_of| match notice {
        Notice::Opened { names_trial, names_date } => {
            let date = if *names_date {
                format!("按文件中注明的日期（{compared_as_of}）进行对照。")
            } else {
                format!("文件没有注明日期，按{compared_as_of}进行对照。")
            };
            let trial = if *names_trial { "" } else { "文件没有注明是为哪项研究填写的。" };
            format!("文件已打开。{date}{trial}")
        }
        Notice::Copied => "已复制。".to_owned(),
        Notice::NotCopied => "浏览器不允许本页面复制，请改为保存文件。".to_owned(),
        Notice::Erased => "由于一段时间没有操作，所有回答均已清除。".to_owned(),
    },
    compare_today: |today| format!("改为按今天（{today}）对照"),
    keep_answers: "保存或转交您的回答",
    save_lead: "您可以把回答保存为本设备上的文件，以后在本页面打开，或交给您的医生或研究团队。拿到文件的人都能看到您的回答。",
    save: "将回答保存为文件",
    code: "用二维码转交",
    code_lead: "医生或研究团队可以从屏幕上扫描二维码，再在本页面打开其中的文字。扫描的人都能看到您的回答。",
    code_holds: "二维码中的全部内容如下：",
    show_code: "显示二维码",
    code_picture: "二维码，内容为上面的文字",
    too_long: "回答内容太长，无法放入二维码，请改为保存文件。",
    copy: "复制为文字",
    save_json: "保存为JSON",
    save_csv: "保存为CSV",
    save_ics: "将再次筛查日期加入日历（.ics）",
    exports: "导出结果",
    event: |trial| format!("再次筛查：{trial}"),
    event_description: |from, to, compared, version| {
        let clear = if from == to {
            format!("根据{compared}对照的回答，仅受时间限制的条件将于{from}解除。")
        } else {
            format!("根据{compared}对照的回答，仅受时间限制的条件将在{from}至{to}之间的某一天解除。")
        };
        format!("{clear}条件版本{version}。请先核实研究状态；其他条件仍可能不符。")
    },
    fingerprint: |hash| format!("已编译条件的SHA-256：{hash}"),
    compared_as_of: |date| format!("对照日期：{date}"),
    determination: |determination| match determination {
        Determination::PossiblyEligible => "可能符合：所填内容与条件无冲突",
        Determination::NotYet => "暂不符合：有冲突的条件会随时间解除",
        Determination::NotMatching => "不符合：所填内容与条件有冲突",
        Determination::Undetermined => "无法判断：有内容不明",
    },
    earliest: |days| format!("总的最早日期：{days}"),
    latest: |days| format!("总的最晚日期：{days}"),
    no_common_day: "每一项未通过的条件今后都会在某天通过，但没有一天能全部通过。",
    between: |from, to| format!("{from}至{to}"),
    status: |status| match status {
        Status::Passes => "无冲突",
        Status::Fails => "有冲突",
        Status::Unknown => "不明",
        Status::NotApplicable => "不适用",
    },
    flag: |code| match code {
        "provisional" => "有待确认",
        "depends_on_reading" => "取决于如何理解登记文字",
        "site_assessed" => "由研究团队判断",
        "conflict" => "回答互相矛盾",
        "not_searched" => "可能情况过多，未能逐一比较",
        other => other,
    },
    clears: |days| format!("解除日期：{days}"),
    until: |days| format!("通过截止日期：{days}"),
    labelled: |label, answer| format!("{label}：{answer}"),
    conflicts: "互相矛盾的回答",
    next: "还需要了解的项目（按重要程度排列）",
    no_advice: "本结果仅与登记信息公布的条件对照，不是医疗建议；能否参加只能由研究团队决定。",
};

pub(super) const IDLE: Idle = Idle {
    heading: "您还在吗？",
    lead: "已经有一段时间没有操作。为避免他人看到，本页面的所有回答即将清除。",
    seconds: |seconds| format!("还剩{seconds}秒"),
    stay: "保留我的回答",
    erase: "立即清除",
};

fn problem(problem: &FileProblem, item: &str, units: &[Unit]) -> String {
    match problem {
        FileProblem::Unreadable => "浏览器无法读取这个文件。".to_owned(),
        FileProblem::TooLarge => "文件太大（超过256 kB），不可能是一个人的回答。".to_owned(),
        FileProblem::NotAnswers => "这不是回答文件，或者文件已损坏或不完整：内容不是一个人的有效JSON记录。".to_owned(),
        FileProblem::SeveralPeople => {
            "文件中不止一个人。本页面一次只能打开一个人的回答；多人请使用命令行程序。".to_owned()
        }
        FileProblem::OtherTrial(trial) => format!("这个文件是为另一项研究（{trial}）保存的。"),
        FileProblem::OtherVersion(version) => {
            format!("这个文件是用本研究问题的另一版本（{version}）保存的，所问内容可能不同。")
        }
        FileProblem::Id => "文件中的“id”必须是文字。".to_owned(),
        FileProblem::ReferenceDate => {
            "文件中的“reference_date”必须是1900年至2100年之间的完整日期，例如2026-11-22。".to_owned()
        }
        FileProblem::NoAnswers => "文件中没有“answers”。".to_owned(),
        FileProblem::UnknownItem(name) => format!("“{name}”不是本研究的问题。"),
        FileProblem::Item { expected, .. } => match expected {
            Expected::Boolean => format!("{item}：应为true或false"),
            Expected::Code(codes) => format!("{item}：应为以下之一：{}", codes.join("、")),
            Expected::Date => format!("{item}：应为日期，例如2026、2026-05或2026-05-21"),
            Expected::Quantity(units) => {
                format!("{item}：“value”应为数字，“unit”应为{}", units.join("或"))
            }
            Expected::Integer(low, high) => format!("{item}：应为{low}至{high}的整数"),
            Expected::List => format!("{item}：应为若干行组成的列表"),
            Expected::Row => format!("{item}：应为包含各字段的一行"),
            Expected::Field => format!("{item}：列表没有这个字段"),
            Expected::Within(within) => (super::question_page::QUESTION_PAGE.problem)(item, within, units),
        },
    }
}
