//! Where things are: the workspace and what is written into it.

use anyhow::{Context, Result};
use std::env;
use std::path::{Path, PathBuf};

/// The folders that the tasks read and write.
pub(crate) struct Places {
    root: PathBuf,
    target: PathBuf,
}

impl Places {
    /// Finds them from the variables that Cargo sets for a program that it runs.
    pub(crate) fn find() -> Result<Places> {
        // At run time, not with `env!`: a checkout may move after this was compiled.
        let package = env::var_os("CARGO_MANIFEST_DIR").context("run this as `cargo xtask`")?;
        let root = Path::new(&package).parent().context("run this as `cargo xtask`")?.to_path_buf();
        let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |target| root.join(target));
        Ok(Places { root, target })
    }

    /// The workspace.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// What is published: the page and all it loads.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Pictures of the page, to be looked at.
    pub(crate) fn screenshots(&self) -> PathBuf {
        self.root.join("screenshots")
    }

    /// Programs that the tasks fetch or build for themselves.
    pub(crate) fn tools(&self) -> PathBuf {
        self.target.join("tools")
    }

    /// What fuzzing made up, kept and found.
    pub(crate) fn fuzz(&self) -> PathBuf {
        self.target.join("fuzz")
    }

    /// Cargo's own output.
    pub(crate) fn target(&self) -> &Path {
        &self.target
    }
}
