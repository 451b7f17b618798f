//! What `--help` and `--version` print.

/// `prescreen --version`.
pub(crate) const VERSION: &str = concat!("prescreen ", env!("CARGO_PKG_VERSION"), "\n");

/// `prescreen --help`.
pub(crate) const PROGRAM: &str = "\
Checks, compiles and applies the published criteria of a clinical trial.

Usage: prescreen <SUBCOMMAND> [OPTIONS]

Subcommands:
  check    Tells everything that is wrong with a trial's folder
  compile  Writes a trial's folder as one JSON file
  screen   Compares people with a trial, one result a line
  eval     Evaluates CQL expressions

Options:
  -h, --help     Prints this, or with a subcommand its help
  -V, --version  Prints the version

Examples:
  prescreen check trials/NCT06111846
  prescreen screen trials/NCT06111846 < people.jsonl > results.jsonl
  prescreen eval '@2025-08-31 + 6 months'
";

/// `prescreen check --help`.
pub(crate) const CHECK: &str = "\
Tells everything that is wrong with a trial's folder: one finding after the other as

  FILE:LINE:COLUMN: CODE MESSAGE
      HOW TO MEND IT

docs/checker.md explains the codes.

Usage: prescreen check DIR

Options:
  -h, --help  Prints this

Exit code: 0 nothing found, 1 something found, 2 the folder cannot be read

Examples:
  prescreen check trials/NCT06111846
  prescreen check trials/NCT06111846 | grep criteria.cql
";

/// `prescreen compile --help`.
pub(crate) const COMPILE: &str = "\
Writes a trial's folder as one JSON file, the compiled trial, which the page and `prescreen screen` read.
docs/compiled-trial.md describes it.

Usage: prescreen compile DIR -o FILE

Options:
  -o, --output FILE  Where to write it; `-` is standard output
  -h, --help         Prints this

Exit code: 0 written, 1 the folder has findings that forbid it, 2 it cannot be read or written

Examples:
  prescreen compile trials/NCT06111846 -o trial.json
  prescreen compile trials/NCT06111846 -o - | gzip > trial.json.gz
";

/// `prescreen screen --help`.
pub(crate) const SCREEN: &str = "\
Compares people with a trial. Reads one person a line from standard input, as JSON or as CSV, and writes one result a
line to standard output, in the same order. docs/file-formats.md describes both.

Usage: prescreen screen TRIAL [OPTIONS]

TRIAL is a trial's folder or its compiled file.

Options:
      --reference-date DATE  The planned enrolment date of people who name none (default: today)
      --csv                  People are rows of a CSV file
  -h, --help                 Prints this

Exit code: 0 every person has a result, 1 some records are in error, 2 the input cannot be used

Examples:
  prescreen screen trials/NCT06111846 < people.jsonl > results.jsonl
  prescreen screen trial.json --reference-date 2026-11-22 --csv < people.csv > results.jsonl
";

/// `prescreen eval --help`.
pub(crate) const EVAL: &str = "\
Evaluates CQL expressions of the subset that criteria are written in, and prints their values as CQL literals.

Usage: prescreen eval EXPRESSION
       prescreen eval --lines

Options:
      --lines  Reads one expression a line from standard input; writes one value, or `error: ` and why, a line
  -h, --help   Prints this

An expression that begins with `-` is given after `--`.

Exit code: 0 evaluated, 1 some expression is wrong, 2 standard input cannot be read

Examples:
  prescreen eval '@2025-08-31 + 6 months'
  prescreen eval \"5 'mg' * 2 > 9 'mg'\"
  prescreen eval -- '-7 div 2'
  printf '1 + 1\\nnull and false\\n' | prescreen eval --lines
";
