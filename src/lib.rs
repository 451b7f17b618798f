//! The pre-screening page: a person's answers compared with a trial's published criteria, wholly inside the browser.
//!
//! # Map
//! - [`session`]: the pure state machine. What was answered, which step is shown, what stands on the result.
//! - [`messages`]: every sentence of the page itself, one typed value a language.
//! - `ui`: pages and controls. No sentence and no browser global in them.
//! - `browser`: everything that touches window, document, address and clock, and the entry point.
//!
//! # Invariants
//! **Invariant: nothing points back.** `browser` may use `ui`, `ui` may use `session` and `messages`; never the other
//! way round. `session` and `messages` know nothing of the browser and are tested natively.
//!
//! **Invariant: answers live in memory only.** No answer is written to storage, the address or the network.

pub mod messages;
pub mod session;

#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(target_arch = "wasm32")]
mod ui;

/// The SHA-256 of [`TRIAL`], in hexadecimal digits: what `sha256sum` says of the file that `prescreen compile` writes.
pub const TRIAL_SHA256: &str = env!("TRIAL_SHA256");

/// The compiled trial that is built into the page.
pub const TRIAL: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/trial.json"));

/// The identifier of [`TRIAL`] in its registry.
pub const TRIAL_IDENTIFIER: &str = env!("TRIAL_IDENTIFIER");

/// The version of the definition in [`TRIAL`].
pub const TRIAL_VERSION: &str = env!("TRIAL_VERSION");
