//! From the patients' pages to the form for health professionals and back, in both languages; the answers stay.

use crate::page::Page;

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
    assert!(start.contains("也不会保存。关闭或刷新页面"), "{start}");
    assert_eq!(page.evaluate("/[。，；：]\\s+[\\u4e00-\\u9fff]/.test([...document.querySelectorAll('main p')].map(p => p.textContent).join('|'))").await, false);
}
