//! Programs that tests start. None outlives its test, however that ends.

use std::ffi::OsStr;
use std::os::unix::process::CommandExt;
use std::process::{Child, ChildStdout, Command, Stdio};

/// Runs a program and waits until its own input ends, which it also does when the test is interrupted or killed; then
/// it ends the whole process group: browsers outlive their driver otherwise.
const LEASH: &str = r#""$@" & read -r line; kill -KILL 0"#;

/// A program with all that it starts; they end when this is dropped.
pub(crate) struct Process(Child);

impl Process {
    /// Starts a program, in a process group of its own.
    pub(crate) fn start(program: impl AsRef<OsStr>, prepare: impl FnOnce(&mut Command)) -> Process {
        let mut command = Command::new("sh");
        command.args(["-c", LEASH, "leash"]).arg(program).stdout(Stdio::null()).stderr(Stdio::null());
        prepare(&mut command);
        Process(command.stdin(Stdio::piped()).process_group(0).spawn().unwrap())
    }

    /// What it writes, where that was asked for.
    pub(crate) fn output(&mut self) -> ChildStdout {
        self.0.stdout.take().unwrap()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        drop(self.0.stdin.take());
        // It ends itself and cannot be told twice.
        let _ = self.0.wait();
    }
}
