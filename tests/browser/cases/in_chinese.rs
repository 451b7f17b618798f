//! The whole way in Chinese, with a lavage in August: words, dates and order of the fields.

use crate::page::Page;

pub(crate) async fn case(page: &Page) {
    page.go("?lang=zh-CN&reference-date=2026-11-22").await;
    page.find("#tp-start").await;
    page.wait_for_heading("人骨髓间充质干细胞用于自身免疫性肺泡蛋白沉积症（aPAP）的研究").await;
    page.wait_until("document.documentElement.lang === 'zh-CN'").await;
    let start = page.text("main").await;
    for sentence in [
        "我们手中的公开登记信息显示“尚未招募”。",
        "其所列结束日期（2026年8月30日）已经过去。",
        "计划人数显示为0，看起来是登记信息有误。",
        "您的回答只留在本设备上，不会上传；除非您自己保存为文件，否则不会保存。",
    ] {
        assert!(start.contains(sentence), "no `{sentence}` in\n{start}");
    }
    page.press("#tp-start").await;
    let topics = [
        "年龄",
        "PAP的诊断",
        "病情变化",
        "血液中的氧",
        "全肺灌洗",
        "GM-CSF类药物",
        "其他研究",
        "其他疾病与免疫用药",
        "一般健康状况",
        "怀孕与避孕",
        "知情同意",
        "核对您的回答",
    ];
    page.wait_for_heading("年龄").await;
    for (topic, next) in topics.into_iter().zip(topics.into_iter().skip(1)) {
        if topic == "全肺灌洗" {
            page.choose("lavage_ever", "是").await;
            page.find("#q-lavage_last").await;
            let labels = page.text("#q-lavage_last .tp-date").await;
            assert_eq!(labels.split_whitespace().collect::<String>(), "年月日");
            page.fill("lavage_last-year", "２０２６").await;
            page.fill("lavage_last-month", "八月").await;
            page.fill("lavage_last-day", "22日").await;
            page.wait_until("document.querySelector('#q-lavage_last .tp-understood').textContent.includes('22')").await;
            assert_eq!(page.text("#q-lavage_last .tp-understood").await, "我们的理解：2026年8月22日。");
        } else {
            for asked in 1..=page.count(".tp-question").await {
                let label = format!(
                    ".tp-question:nth-child({asked}) :is(.tp-fieldset, .tp-choices) > .tp-choice:last-child label"
                );
                assert_eq!(page.text(&label).await, "不知道");
                page.press(&label).await;
            }
        }
        page.has_no_banned_word().await;
        page.go_on(next).await;
    }
    page.press("#tp-see-result").await;
    page.wait_for_heading("您的回答与所列条件的对照结果").await;
    let head = page.text("#tp-determination").await;
    assert!(head.starts_with("您的部分回答目前与所列条件不一致，但随着时间推移可能会改变。"), "{head}");
    assert_eq!(page.text("#tp-earliest").await, "目前还不能给出一个总的日期。能够算出的日期写在下面相应的条件旁边。");
    let lavage = page.rule("E2").await;
    for part in ["目前不一致", "从2027年2月23日起，这一条不再有冲突。", "Received whole lung lavage", "2026年8月22日"]
    {
        assert!(lavage.contains(part), "no `{part}` in\n{lavage}");
    }
    assert_eq!(page.find("[data-criterion='E2'] blockquote").await.attr("lang").await.unwrap().as_deref(), Some("en"));
    assert_eq!(page.rules().await.len(), 17);
    assert_eq!(page.text("#tp-reference-date").await, "对照日期：2026年11月22日。");
    page.has_no_banned_word().await;
}
