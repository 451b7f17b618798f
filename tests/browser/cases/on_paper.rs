//! What is printed of a result fits on two sheets of A4 or Letter, in both languages, and says all that it should.

use crate::page::Page;
use crate::page::print::Paper;
use crate::records::{EVERYTHING, WAITING};

pub(crate) async fn case(page: &Page) {
    let fits = WAITING.replace("\"lavage_ever\":true,\"lavage_last\":\"2026-08-22\"", "\"lavage_ever\":false");
    let undetermined = WAITING.replace("\"age_18_or_over\":true", "\"age_18_or_over\":null");
    assert!(fits != WAITING && undetermined != WAITING);
    for (language, told) in [
        (
            "en",
            [
                "How my answers compare with the listed rules",
                "The public record we have says “Not yet recruiting”.",
                "What to bring",
                "What to ask the study team",
                "My doctor’s notes",
                "Do not start, stop or delay any treatment",
                "22 November 2026",
            ],
        ),
        (
            "zh-CN",
            [
                "我的回答与所列条件的对照",
                "公开登记信息显示“尚未招募”",
                "需要带的资料",
                "可以问研究团队的问题",
                "医生备注",
                "请不要因本页面开始、停止或推迟任何治疗",
                "2026年11月22日",
            ],
        ),
    ] {
        for file in [WAITING, &fits, &undetermined] {
            page.go(&format!("?lang={language}&reference-date=2026-11-22")).await;
            page.paste(file).await;
            page.leave_by("#tp-see-result").await;
            fits_on_paper(page, &format!("{language}, participant")).await;
            let sheet = sheet(page).await;
            for part in told.iter().chain(&["NCT06111846 1.0.0", "E2 Received whole lung lavage(WLL) therapy"]) {
                assert!(sheet.contains(part), "no `{part}` in\n{sheet}");
            }
        }
    }
    for (language, told) in [
        (
            "en",
            ["Participant number (no name)", "Source document", "clear from a day between 2 Feb 2027 and 1 Mar 2027"],
        ),
        ("zh-CN", ["受试者编号（不写姓名）", "原始文件", "2027年2月2日至2027年3月1日"]),
    ] {
        page.go(&format!("?lang={language}&audience=clinician&reference-date=2026-11-22")).await;
        page.paste(EVERYTHING).await;
        page.find("#q-assessments-row-5").await;
        fits_on_paper(page, &format!("{language}, clinician")).await;
        let sheet = sheet(page).await;
        for part in told.iter().chain(&["NCT06111846 1.0.0", "I6 Voluntary signed informed consent"]) {
            assert!(sheet.contains(part), "no `{part}` in\n{sheet}");
        }
        let hash = page.evaluate_text("document.querySelector('.tp-sheet').textContent.match(/[0-9a-f]{64}/)[0]").await;
        assert_eq!(hash.len(), 64);
        // Each row of a list on a line of its own.
        assert_eq!(page.count(".tp-sheet tbody tr:nth-child(3) td:nth-child(3) b").await, 6);
        assert_eq!(page.count(".tp-sheet tbody tr").await, 17);
        // Blanks: two of each criterion, and two on top.
        assert_eq!(page.count(".tp-sheet td:empty").await, 2 * 17);
        assert_eq!(page.count(".tp-sheet dd:empty").await, 2);
    }
}

/// What stands on the sheets, which are there for paper alone.
async fn sheet(page: &Page) -> String {
    assert_eq!(page.text(".tp-sheet").await, "");
    page.evaluate_text("document.querySelector('.tp-sheet').textContent").await
}

async fn fits_on_paper(page: &Page, what: &str) {
    if !page.browser().prints_countably() {
        return;
    }
    for paper in Paper::ALL {
        let sheets = page.print_form(paper).await.pages();
        assert!(sheets <= 2, "{what}: {sheets} sheets of {paper:?}");
    }
}
