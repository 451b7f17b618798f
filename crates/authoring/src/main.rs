//! The command line `prescreen`.
fn main() {}
