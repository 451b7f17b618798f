//! From the patients' pages to the form for health professionals and back, in both languages; the answers stay.

use crate::page::Page;
use crate::person::Person;

pub(crate) async fn case(page: &Page) {
    page.start("en", "Age").await;
    page.choose("age_18_or_over", "Yes").await;
    assert_eq!(page.text("#tp-audience").await, "For health professionals");
    page.press("#tp-audience").await;
    page.wait_for_heading("Screening by criteria").await;
    assert_eq!(page.text("#tp-audience").await, "For patients");
    page.wait_until("document.activeElement.tagName === 'H1'").await;

    page.press(".tp-language[lang='zh-CN']").await;
    page.wait_until("document.querySelector('#tp-audience').textContent === '患者版'").await;
    page.press("#tp-audience").await;
    page.wait_for_heading("人骨髓间充质干细胞用于自身免疫性肺泡蛋白沉积症（aPAP）的研究").await;
    assert_eq!(page.text("#tp-audience").await, "医务人员版");
    page.press("#tp-start").await;
    page.wait_for_heading("年龄").await;
    assert_eq!(page.chosen("age_18_or_over").await, "是");

    // The sentences of a language follow each other as it is written.
    page.browser_back().await;
    page.wait_for_heading("人骨髓间充质干细胞用于自身免疫性肺泡蛋白沉积症（aPAP）的研究").await;
    let start = page.text("main").await;
    assert!(start.contains("否则不会保存。关闭或刷新页面"), "{start}");
    assert_eq!(page.evaluate("/[。，；：]\\s+[\\u4e00-\\u9fff]/.test([...document.querySelectorAll('main p')].map(p => p.textContent).join('|'))").await, false);

    // What patients are not asked counts, and is listed without a way to change it.
    page.go("?lang=en&reference-date=2026-11-22&audience=clinician").await;
    page.fill("birth_date-year", "1980").await;
    page.press("#tp-audience").await;
    page.wait_for_heading("Study of Human Bone Marrow Mesenchymal Stem Cells in aPAP").await;
    page.walk(&Person::FITS, async |_| {}).await;
    for _ in 0..2 {
        let elsewhere = page.text("#tp-told-elsewhere").await;
        for part in ["Other answers that count", "Date of birth", "1980"] {
            assert!(elsewhere.contains(part), "no `{part}` in\n{elsewhere}");
        }
        assert_eq!(page.count("#tp-told-elsewhere button").await, 0);
        if page.count("#tp-see-result").await > 0 {
            page.leave_by("#tp-see-result").await;
        }
    }
    assert!(page.rule("I1").await.contains("1980"));
}
