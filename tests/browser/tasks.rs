//! What `cargo xtask` does with a browser beside testing. Without the variable that asks for it a task says so and ends.

mod latency;
mod screenshots;

/// `cargo xtask screenshots`.
#[test]
fn screenshots() {
    screenshots::take();
}

/// `cargo xtask latency`.
#[test]
fn latency() {
    latency::measure();
}
