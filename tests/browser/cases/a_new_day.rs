//! A page that stays open over midnight compares as on the new day, unless another day was asked for or answers are there.

use crate::page::Page;

const SHOWN: &str = "#tp-reference-day";

pub(crate) async fn case(page: &Page) {
    page.go("?lang=en&audience=clinician").await;
    let before = days(page).await;
    assert_eq!(page.value(SHOWN).await, before[0]);
    page.next_day().await;
    touch_until_shown(page, "h1", &before[1]).await;

    // Answers were meant for the day on which they were given; the button goes to the new one.
    page.go("?lang=en&audience=clinician").await;
    let before = days(page).await;
    page.press("label[for='q-ct_shows_pap-0']").await;
    page.next_day().await;
    page.press("h1").await;
    assert_eq!(page.value(SHOWN).await, before[0]);
    touch_until_shown(page, "#tp-reference-today", &before[1]).await;

    // Who asked for a day keeps it.
    page.go("?lang=en&audience=clinician&reference-date=2026-05-09").await;
    page.find(SHOWN).await;
    page.next_day().await;
    page.press("h1").await;
    assert_eq!(page.value(SHOWN).await, "9");
}

/// Presses until a day is shown: WebKitGTK's driver now and then loses a press.
async fn touch_until_shown(page: &Page, css: &str, day: &str) {
    for _ in 0..20 {
        page.press(css).await;
        for _ in 0..20 {
            if page.value(SHOWN).await == day {
                return;
            }
        }
    }
    assert_eq!(page.value(SHOWN).await, day);
}

/// Today and tomorrow in the page's own time zone.
async fn days(page: &Page) -> [String; 2] {
    page.find(SHOWN).await;
    let day = |more: u32| format!("String(new Date(Date.now() + {more} * 24 * 3600 * 1000).getDate())");
    [page.evaluate_text(&day(0)).await, page.evaluate_text(&day(1)).await]
}
