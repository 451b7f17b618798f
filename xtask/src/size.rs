//! What the page weighs, and the budget that it must keep. Both forms, both languages and the trial are in it:
//! docs/performance.md says where the bytes go and why the budget is what it is.

use crate::bundle::DistFile;
use anyhow::{Result, bail};

/// The most that all files together may weigh, in bytes, compressed with brotli.
const TOTAL: usize = 240_000;

/// The same for each file: growth shows where it happens.
const BUDGET: [(&str, usize); 5] = [
    ("index.html", 8_000),
    ("style.css", 8_000),
    ("boot.js", 1_000),
    ("trial_prescreen.js", 8_000),
    ("trial_prescreen_bg.wasm", 222_000),
];

/// Prints what each file weighs; ends in an error above the budget.
pub(crate) fn check(files: &[DistFile]) -> Result<()> {
    let mut findings = Vec::new();
    println!("{:<26}{:>10}{:>10}{:>10}{:>10}", "", "raw", "gzip", "brotli", "budget");
    for file in files {
        let budget = BUDGET.iter().find(|(name, _)| *name == file.name).map(|(_, budget)| *budget);
        row(&file.name, [file.raw, file.gzip, file.brotli], budget);
        match budget {
            Some(budget) if file.brotli <= budget => {}
            Some(budget) => {
                findings.push(format!("{} weighs {} bytes, {} too many", file.name, file.brotli, file.brotli - budget));
            }
            None => findings.push(format!("{} has no budget", file.name)),
        }
    }
    let total: usize = files.iter().map(|file| file.brotli).sum();
    let sum = |size: fn(&DistFile) -> usize| files.iter().map(size).sum();
    row("total", [sum(|file| file.raw), sum(|file| file.gzip), total], Some(TOTAL));
    if total > TOTAL {
        findings.push(format!("the page weighs {total} bytes, {} too many", total - TOTAL));
    }
    if findings.is_empty() {
        return Ok(());
    }
    bail!("above the budget (xtask/src/size.rs): {}", findings.join("; "))
}

fn row(name: &str, [raw, gzip, brotli]: [usize; 3], budget: Option<usize>) {
    let budget = budget.map_or_else(|| "none".to_owned(), |budget| budget.to_string());
    println!("{name:<26}{raw:>10}{gzip:>10}{brotli:>10}{budget:>10}");
}

#[cfg(test)]
mod tests {
    use super::{BUDGET, TOTAL, check};
    use crate::bundle::DistFile;

    fn file(name: &str, brotli: usize) -> DistFile {
        DistFile { name: name.to_owned(), raw: 3 * brotli, gzip: brotli + 1, brotli }
    }

    #[test]
    fn a_file_may_weigh_its_budget_but_no_byte_more() {
        let (name, budget) = BUDGET[0];
        check(&[file(name, budget)]).unwrap();
        let error = check(&[file(name, budget + 1)]).unwrap_err().to_string();
        assert!(error.contains("index.html weighs 8001 bytes, 1 too many"), "{error}");
    }

    #[test]
    fn a_file_without_a_budget_is_told() {
        let error = check(&[file("picture.png", 1)]).unwrap_err().to_string();
        assert!(error.contains("picture.png has no budget"), "{error}");
    }

    #[test]
    fn files_within_their_budgets_may_be_too_heavy_together() {
        let files: Vec<_> = BUDGET.iter().map(|(name, budget)| file(name, *budget)).collect();
        let together: usize = BUDGET.iter().map(|(_, budget)| budget).sum();
        let error = check(&files).unwrap_err().to_string();
        assert!(error.contains(&format!("the page weighs {together} bytes, {} too many", together - TOTAL)), "{error}");
    }
}
