//! Running other programs: shows what is run and says what went wrong.

use anyhow::{Context, Result, bail};
use std::env;
use std::ffi::OsStr;
use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The Cargo that runs this, in the workspace.
pub(crate) fn cargo(root: &Path) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root);
    command
}

/// The compiler that Cargo uses.
pub(crate) fn rustc() -> Command {
    Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()))
}

/// Runs a program whose output the reader sees.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    println!("$ {}", shown(command));
    let status = command.status().with_context(|| format!("`{}` cannot be started", shown(command)))?;
    if !status.success() {
        bail!("`{}` ended with {status}", shown(command));
    }
    Ok(())
}

/// Runs a program whose output the reader sees and whose exit code has a meaning; none where a signal ended it.
pub(crate) fn run_for_code(command: &mut Command) -> Result<Option<i32>> {
    println!("$ {}", shown(command));
    let status = command.status().with_context(|| format!("`{}` cannot be started", shown(command)))?;
    Ok(status.code())
}

/// Runs one program after another, also where one fails; the error names all that failed.
pub(crate) fn run_all(commands: impl IntoIterator<Item = Command>) -> Result<()> {
    let failed: Vec<String> = commands
        .into_iter()
        .filter_map(|mut command| run(&mut command).err())
        .map(|error| format!("{error:#}"))
        .collect();
    if failed.is_empty() {
        return Ok(());
    }
    bail!("{}", failed.join("\n"))
}

/// Runs a program whose output the reader sees. Returns what it wrote to its standard output, and how it ended where not well.
pub(crate) fn run_and_read(command: &mut Command) -> Result<(String, Option<String>)> {
    println!("$ {}", shown(command));
    let shown = shown(command);
    let start = || format!("`{shown}` cannot be started");
    let mut child = command.stdout(Stdio::piped()).spawn().with_context(start)?;
    let mut read = Vec::new();
    if let Some(output) = child.stdout.take() {
        let mut output = BufReader::new(output);
        loop {
            let begin = read.len();
            if output.read_until(b'\n', &mut read)? == 0 {
                break;
            }
            let mut shown = io::stdout().lock();
            shown.write_all(read.get(begin..).unwrap_or_default())?;
            shown.flush()?;
        }
    }
    let status = child.wait()?;
    let ended = (!status.success()).then(|| format!("`{shown}` ended with {status}"));
    Ok((String::from_utf8_lossy(&read).into_owned(), ended))
}

/// Runs a program and returns what it writes to its standard output.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let output =
        command.stderr(Stdio::inherit()).output().with_context(|| format!("`{}` cannot be started", shown(command)))?;
    if !output.status.success() {
        bail!("`{}` ended with {}", shown(command), output.status);
    }
    String::from_utf8(output.stdout).with_context(|| format!("`{}` wrote output that is not UTF-8", shown(command)))
}

/// Whether a program can be started and ends well. Nothing of it is shown.
pub(crate) fn succeeds(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Where a program is, if it is on the search path.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(program)).find(|candidate| candidate.is_file())
}

/// A command as one would type it.
fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or_else(|| command.get_program());
    std::iter::once(program).chain(command.get_args()).map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}
