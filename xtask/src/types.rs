//! The types of the scripts and of what pages use of the element, checked by `TypeScript`'s compiler.

use crate::bundle::{self, read};
use crate::places::Places;
use crate::{command, setup};
use anyhow::Result;
use serde_json::json;
use std::fs;
use std::process::Command;

/// How scripts are checked; `src/frame.js`, which is a script of its own, is named there.
const SCRIPTS: &str = "tests/types/scripts/tsconfig.json";

/// What is in scope with the scripts that are put together: wasm-bindgen's script and constants of the build.
const AROUND: &str = "tests/types/scripts/around.d.ts";

/// Right and wrong use of the element.
const ELEMENT: &str = "tests/types/element/tsconfig.json";

/// The compiler finds nothing.
pub(crate) fn check(places: &Places) -> Result<()> {
    let root = places.root();
    let compiler = setup::typescript(places)?;
    let mut projects = vec![root.join(ELEMENT), root.join(SCRIPTS)];
    let folder = places.target().join("xtask").join("types");
    fs::create_dir_all(&folder)?;
    for (name, sources) in bundle::scripts() {
        // One text, as it is in the page: the files have one scope.
        let script = folder.join(format!("{name}.js"));
        let texts = sources.iter().map(|source| read(&root.join(source)));
        fs::write(&script, texts.collect::<Result<String>>()?)?;
        let project = folder.join(format!("{name}.json"));
        let files = [root.join(AROUND), script];
        fs::write(&project, json!({ "extends": root.join(SCRIPTS), "files": files }).to_string())?;
        projects.push(project);
    }
    command::run_all(projects.iter().map(|project| {
        let mut command = Command::new("node");
        command.arg(&compiler).arg("--project").arg(project);
        command
    }))
}
