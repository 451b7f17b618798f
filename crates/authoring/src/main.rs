//! The command line `prescreen`. What the options are and what they do stands in `cli`; the work in the library.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run(lexopt::Parser::from_env())
}
