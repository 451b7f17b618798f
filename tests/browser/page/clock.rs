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
        self.client.execute(&script, Vec::new()).await.unwrap();
    }
}
