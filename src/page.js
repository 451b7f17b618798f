// The form's side of the shell (src/shell.js): takes the engine and the settings from it, once, starts the engine, and seals
// the document before anybody can enter anything. It never asks a network for anything: its policy lets it from the first
// byte on. Nothing but the shell is heard, and of it only where the browser's Back and Forward came to.
//
// The build puts this behind wasm-bindgen's script and the files of src/page/, all in one scope.

/**
 * What the shell hands over.
 * @typedef {object} Start
 * @property {"start"} type
 * @property {EngineFile} [engine]
 * @property {[string, string | null][]} settings
 * @property {ShellFacts} [diagnoses] Where a diagnosis is asked for.
 * @property {boolean} walks Whether the shell has a history.
 */

/**
 * Asks something of the shell.
 * @param {{ type: "shows", page: string, language: string } | { type: "reaches", generation: number, index: number }
 *   | { type: "goes-back" } | { type: "diagnosed" } | { type: "failed" }} message
 */
function tellShell(message) {
  // A disk has no origin that could be named, nor has a page in a frame. What is told is no secret.
  parent.postMessage(message, "*");
}

/**
 * The engine's bytes, and how a server sent them, if one did.
 * @typedef {{ bytes: ArrayBuffer, sent: string }} EngineFile
 */

/** @param {EngineFile | undefined} file */
async function startEngine(file) {
  if (!file) throw new Error("there is no engine");
  await __wbg_init({ module_or_path: file.bytes });
  wasm = guarded(wasm, stop);
}

/** What to say where the engine breaks down, once something is shown. */
let broken = "";

/** The engine has broken down. The shell, and whoever is around it, is told nothing. */
function stop() {
  const message = document.createElement("p");
  message.className = "tp-failed";
  message.setAttribute("role", "alert");
  message.textContent = broken;
  if (broken) document.getElementById("prescreen")?.replaceChildren(message);
}

/** @param {Start} given */
async function start(given) {
  const settings = new Map(given.settings);
  if (given.diagnoses) {
    await diagnose(settings.get("lang") ?? null, given.engine, given.diagnoses);
    return tellShell({ type: "diagnosed" });
  }
  await startEngine(given.engine);
  seal();
  startPage({
    setting: (name) => settings.get(name) ?? undefined,
    shows(page, language) {
      broken = brokenMessage(language);
      tellShell({ type: "shows", page, language });
    },
    reaches: (generation, index) => tellShell({ type: "reaches", generation, index }),
    goesBack() {
      if (given.walks) tellShell({ type: "goes-back" });
      return given.walks;
    },
  });
}

let started = false;

addEventListener("message", ({ source, data }) => {
  if (source !== parent) return;
  if (data?.type === "start" && !started) {
    started = true;
    start(data).catch((reason) => {
      console.error(reason);
      tellShell({ type: "failed" });
    });
  } else if (data?.type === "visit" && started && Number.isInteger(data.index)) visit(data.generation, data.index);
});

// Otherwise browsers print the shell.
addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "p") {
    event.preventDefault();
    print();
  }
});
