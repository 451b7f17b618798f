//! The timeline beside the clinicians' form: its table with a partial date, and how the reference date moves it.

use crate::page::Page;

const END: &str = "\u{E010}";
const BACKSPACE: &str = "\u{E003}";

pub(crate) async fn case(page: &Page) {
    page.widen().await;
    page.go("?lang=en&audience=clinician&reference-date=2026-11-22").await;
    page.wait_for_heading("Screening by criteria").await;
    assert!(page.text("#tp-timeline").await.contains("Nothing to show yet"));

    page.choose("lavage_ever", "Yes").await;
    page.fill("lavage_last-month", "5").await;
    page.fill("lavage_last-year", "2026").await;
    page.fill("birth_date-year", "1970").await;
    page.wait_until("document.querySelectorAll('#tp-timeline tbody tr').length === 2").await;
    assert_eq!(
        row(page, "E2").await,
        "E2|Last whole lung lavage: 1 May 2026 to 31 May 2026|6 months|2 Nov 2026|1 Dec 2026|May block until 30 Nov 2026"
    );
    assert_eq!(
        row(page, "I1").await,
        "I1|Date of birth: 1 Jan 1970 to 31 Dec 1970|18 years|1 Jan 1988|31 Dec 1988|Clear"
    );
    let name = page.evaluate_text("document.querySelector('#tp-timeline [role=img]').getAttribute('aria-label')").await;
    assert!(name.starts_with("Timeline of 2 criteria that clear with time, against the reference date 22 November"));
    let before = places(page).await;
    page.press("#tp-timeline summary").await;
    page.has_no_axe_finding("the timeline with its table").await;

    // On 1 December the lavage is over for certain, and the picture has moved under the reference date.
    page.find("#tp-reference-month").await.send_keys(&format!("{END}{}12", BACKSPACE.repeat(2))).await.unwrap();
    page.find("#tp-reference-day").await.send_keys(&format!("{END}{}1", BACKSPACE.repeat(2))).await.unwrap();
    page.wait_until("document.querySelector('#tp-timeline [data-criterion=E2] td:last-child').textContent === 'Clear'")
        .await;
    let after = places(page).await;
    assert_ne!(before, after);

    page.press("[lang] .tp-language:not([aria-pressed='true'])").await;
    page.wait_until("document.querySelector('#tp-timeline h3').textContent === '时间轴'").await;
    assert_eq!(
        row(page, "E2").await,
        "E2|最近一次全肺灌洗：2026年5月1日至2026年5月31日|6个月|2026年11月2日|2026年12月1日|已解除"
    );
}

/// The cells of a criterion's row in the table.
async fn row(page: &Page, criterion: &str) -> String {
    let cells = format!("document.querySelectorAll('#tp-timeline tr[data-criterion={criterion}] > *')");
    page.evaluate_text(&format!("[...{cells}].map(of => of.textContent).join('|')")).await
}

/// Where the reference date and the lavage stand in the picture.
async fn places(page: &Page) -> String {
    page.evaluate_text(
        "document.querySelector('.tp-timeline__reference').getAttribute('x1') + document.querySelector('.tp-timeline__event').getAttribute('x')",
    )
    .await
}
