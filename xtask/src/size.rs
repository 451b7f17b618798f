//! What visitors load, and the budget that each way in must keep. Both forms, both languages and the trial are in it:
//! docs/performance.md says where the bytes go and why the budgets are what they are.

use crate::bundle::{DistFile, ENGINE, FRAME, MODULE, PAGE, SINGLE_FILE};
use anyhow::{Context, Result, bail};

/// The most bytes that each file may have, compressed with brotli, so that growth shows where it happens.
const BUDGET: [(&str, usize); 5] =
    [(PAGE, 23_000), (SINGLE_FILE, 297_500), (MODULE, 17_500), (FRAME, 1_200), (ENGINE, 240_000)];

/// The ways in: what a visitor's browser loads on each, and how many bytes that may be together.
const WAYS: [(&str, &[&str], usize); 3] = [
    ("the page", &[PAGE, ENGINE], 261_500),
    ("the single file in a frame", &[FRAME, SINGLE_FILE], 298_500),
    ("the custom element", &[MODULE, ENGINE], 256_500),
];

/// Prints the size of each file and each way in; an error if one is above its budget.
pub(crate) fn check(files: &[DistFile]) -> Result<()> {
    let mut findings = Vec::new();
    println!("{:<28}{:>10}{:>10}{:>10}{:>10}", "", "raw", "gzip", "brotli", "budget");
    for file in files {
        let budget = BUDGET.iter().find(|(name, _)| *name == file.name).map(|(_, budget)| *budget);
        row(&file.name, [file.raw, file.gzip, file.brotli], budget);
        findings.extend(match budget {
            Some(budget) => too_heavy(&file.name, file.brotli, budget),
            None => Some(format!("{} has no budget", file.name)),
        });
    }
    for (way, names, budget) in WAYS {
        let find = |name: &&str| {
            files.iter().find(|file| file.name == *name).with_context(|| format!("`{name}` was not built"))
        };
        let loaded = names.iter().map(find).collect::<Result<Vec<_>>>()?;
        let sum = |size: fn(&DistFile) -> usize| loaded.iter().map(|file| size(file)).sum();
        let brotli = sum(|file| file.brotli);
        row(way, [sum(|file| file.raw), sum(|file| file.gzip), brotli], Some(budget));
        findings.extend(too_heavy(way, brotli, budget));
    }
    if findings.is_empty() {
        return Ok(());
    }
    bail!("above the budget (xtask/src/size.rs): {}", findings.join("; "))
}

fn too_heavy(what: &str, weight: usize, budget: usize) -> Option<String> {
    let excess = weight.checked_sub(budget).filter(|excess| *excess > 0)?;
    Some(format!("{what}: {weight} bytes, {excess} too many"))
}

fn row(name: &str, [raw, gzip, brotli]: [usize; 3], budget: Option<usize>) {
    let budget = budget.map_or_else(|| "none".to_owned(), |budget| budget.to_string());
    println!("{name:<28}{raw:>10}{gzip:>10}{brotli:>10}{budget:>10}");
}

#[cfg(test)]
mod tests {
    use super::{BUDGET, WAYS, check};
    use crate::bundle::{DistFile, ENGINE, PAGE};

    fn file(name: &str, brotli: usize) -> DistFile {
        DistFile { name: name.to_owned(), raw: 3 * brotli, gzip: brotli + 1, brotli, integrity: String::new() }
    }

    /// All files, one of them with a weight of its own.
    fn files(heavy: &str, brotli: usize) -> Vec<DistFile> {
        BUDGET.iter().map(|(name, _)| file(name, if *name == heavy { brotli } else { 1 })).collect()
    }

    #[test]
    fn a_file_may_weigh_its_budget_but_no_byte_more() {
        let (name, budget) = BUDGET[0];
        check(&files(name, budget)).unwrap();
        let error = check(&files(name, budget + 1)).unwrap_err().to_string();
        assert!(error.contains("index.html: 23001 bytes, 1 too many"), "{error}");
    }

    #[test]
    fn a_file_without_a_budget_is_reported() {
        let mut files = files(PAGE, 1);
        files.push(file("picture.png", 1));
        let error = check(&files).unwrap_err().to_string();
        assert!(error.contains("picture.png has no budget"), "{error}");
    }

    #[test]
    fn files_within_their_budgets_may_be_too_heavy_together() {
        let files: Vec<_> = BUDGET.iter().map(|(name, budget)| file(name, *budget)).collect();
        let error = check(&files).unwrap_err().to_string();
        for (way, names, budget) in WAYS {
            let together: usize =
                names.iter().map(|name| BUDGET.iter().find(|(known, _)| known == name).unwrap().1).sum();
            if together > budget {
                let finding = format!("{way}: {together} bytes, {} too many", together - budget);
                assert!(error.contains(&finding), "{error}");
            }
        }
        assert!(error.contains("the page: "), "{error}");
    }

    #[test]
    fn a_way_in_without_its_file_is_reported() {
        let files: Vec<_> = files(PAGE, 1).into_iter().filter(|file| file.name != ENGINE).collect();
        assert_eq!(check(&files).unwrap_err().to_string(), "`trial-prescreen.wasm` was not built");
    }
}
