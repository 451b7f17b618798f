//! Time that passes without anybody waiting.

use crate::page::Page;

impl Page {
    /// Makes the page's clock jump: from now on `Date.now` tells so many minutes more. What the page does about it shows
    /// as soon as it asks for the time again; wait for something that can be seen.
    pub(crate) async fn later(&self, minutes: u32) {
        // Firefox gives scripts of its driver a `Date` of their own.
        let script = format!(
            "const {{ Date }} = window; const before = Date.now; Date.now = () => before.call(Date) + {minutes} * 60000;"
        );
        self.reached(async || self.client.execute(&script, Vec::new()).await).await;
    }

    /// Makes the page's calendar tell the next day, though only a minute has passed.
    pub(crate) async fn next_day(&self) {
        let script = "const { Date: Before } = window;
            window.Date = function() { return new Before(Before.now() + 24 * 3600 * 1000) };
            window.Date.now = () => Before.now() + 60 * 1000;";
        self.reached(async || self.client.execute(script, Vec::new()).await).await;
    }
}
