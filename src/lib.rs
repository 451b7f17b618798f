//! The pre-screening page.
