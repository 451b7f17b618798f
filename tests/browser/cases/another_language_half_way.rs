//! Another language half-way: step and answers stay, also what is only half typed.

use crate::cases::answer_up_to_lavage;
use crate::page::Page;

pub(crate) async fn case(page: &Page) {
    page.start("en", "Age").await;
    answer_up_to_lavage(page).await;
    page.choose("lavage_ever", "Yes").await;
    page.fill("lavage_last-year", "2026").await;
    page.fill("lavage_last-month", "8").await;
    page.wait_until("document.querySelector('#q-lavage_last .tp-understood').textContent.includes('August')").await;

    page.press(".tp-language[lang='zh-CN']").await;
    page.wait_for_heading("全肺灌洗").await;
    page.wait_until("document.documentElement.lang === 'zh-CN'").await;
    page.wait_for_title("全肺灌洗 – 人骨髓间充质干细胞用于自身免疫性肺泡蛋白沉积症（aPAP）的研究").await;
    assert_eq!(page.chosen("lavage_ever").await, "是");
    assert_eq!(page.value("#q-lavage_last-year").await, "2026");
    assert_eq!(page.value("#q-lavage_last-month").await, "8");
    assert_eq!(page.text("#q-lavage_last .tp-understood").await, "我们的理解：2026年8月的某一天。");

    // The problem that is shown changes its language with the page.
    page.fill("lavage_last-year", "").await;
    page.press("#tp-continue").await;
    assert_eq!(page.text("#tp-problems li").await, "最近一次全肺灌洗：请填写年份，或选择“不知道”");
    page.press(".tp-language[lang='en']").await;
    page.wait_for_heading("Whole lung lavage").await;
    assert_eq!(page.text("#tp-problems li").await, "Last whole lung lavage: enter the year, or choose “I do not know”");
    page.fill("lavage_last-year", "2026").await;
    page.press("#tp-back").await;
    page.wait_for_heading("Oxygen in the blood").await;
    assert_eq!(page.value("#q-pao2-number").await, "8,7");
    assert_eq!(page.chosen("pao2_on_oxygen").await, "No");
}
