//! Counts how many of the official CQL tests have the expected result: `cargo run -p authoring --example conformance -- DIR`,
//! where DIR holds the XML files of <https://github.com/cqframework/cql-tests> (`tests/cql`).
//!
//! A test is right where its expression and the expected one are the same text or equivalent, where an error is
//! expected and found, and where null is expected and given. With `--all` each test that is not right is printed.
#![expect(clippy::print_stdout, reason = "a tool that prints")]

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;

/// One official test.
struct Test {
    name: String,
    expression: String,
    /// Whether an error is expected.
    invalid: bool,
    expected: String,
}

/// Right, wrong and refused.
#[derive(Default)]
struct Counts([usize; 3]);

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let all = arguments.iter().any(|argument| argument == "--all");
    let Some(folder) = arguments.iter().find(|argument| !argument.starts_with("--")) else {
        println!("which folder? Name the one with the XML files of the official tests");
        return ExitCode::from(2);
    };
    let Ok(entries) = std::fs::read_dir(folder) else {
        println!("cannot read `{folder}`");
        return ExitCode::from(2);
    };
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "xml"));
    files.sort();
    let mut counts: BTreeMap<String, Counts> = BTreeMap::new();
    for file in files {
        let name = file.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        for test in tests(&std::fs::read_to_string(&file).unwrap_or_default()) {
            let (place, found) = judge(&test);
            if let Some(count) = counts.entry(name.clone()).or_default().0.get_mut(place) {
                *count += 1;
            }
            if all && place > 0 {
                let Test { name, expression, expected, .. } = test;
                println!(
                    "{}: {name}: {expression}: expected {expected}, found {found}",
                    if place == 1 { "wrong" } else { "refused" }
                );
            }
        }
    }
    let mut sum = Counts::default();
    println!("{:<36}{:>7}{:>7}{:>9}", "file", "right", "wrong", "refused");
    for (name, Counts([right, wrong, refused])) in &counts {
        println!("{name:<36}{right:>7}{wrong:>7}{refused:>9}");
        for (sum, count) in sum.0.iter_mut().zip([right, wrong, refused]) {
            *sum += count;
        }
    }
    let [right, wrong, refused] = sum.0;
    println!("{:<36}{right:>7}{wrong:>7}{refused:>9}", "all");
    ExitCode::SUCCESS
}

/// 0 for right, 1 for wrong, 2 for refused; and what was found.
fn judge(test: &Test) -> (usize, String) {
    let found = match authoring::evaluate(&test.expression) {
        Ok(value) => value.to_string(),
        Err(error) if test.invalid => return (0, error.to_string()),
        Err(error) => return (2, error.to_string()),
    };
    if test.invalid {
        return (usize::from(found != "null"), found);
    }
    let wanted = authoring::evaluate(&test.expected).map_or_else(|_| test.expected.clone(), |value| value.to_string());
    let equivalent = authoring::evaluate(&format!("({}) ~ ({})", test.expression, test.expected));
    let right = found == wanted || equivalent.is_ok_and(|value| value.to_string() == "true");
    (usize::from(!right), found)
}

/// The tests of a file. The files are plain enough to be read without a library for XML.
fn tests(text: &str) -> Vec<Test> {
    let mut tests = Vec::new();
    for part in text.split("<test ").skip(1) {
        let name = between(part, "name=\"", "\"").unwrap_or_default();
        let Some(start) = part.find("<expression") else { continue };
        let after = part.get(start..).unwrap_or_default();
        let attributes = between(after, "<expression", ">").unwrap_or_default();
        let invalid = !matches!(between(&attributes, "invalid=\"", "\"").as_deref(), None | Some("false"));
        let expression = plain(&between(after, ">", "</expression>").unwrap_or_default());
        let expected = after.find("<output").and_then(|output| between(after.get(output..)?, ">", "</output>"));
        tests.push(Test { name, expression, invalid, expected: plain(&expected.unwrap_or_else(|| "null".to_owned())) });
    }
    tests
}

fn between(text: &str, from: &str, to: &str) -> Option<String> {
    let (_, after) = text.split_once(from)?;
    after.split_once(to).map(|(inside, _)| inside.to_owned())
}

fn plain(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'");
    text.replace("&amp;", "&").trim().to_owned()
}
