// The engine: fetched and started once, whatever number of elements there is.

/** The smallest module: a policy that refuses it refuses every module. */
const EMPTY_MODULE = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);

/** @type {Promise<void> | undefined} */
let engine;

/** Ends a form, one for each that is shown. @type {Set<() => void>} */
const forms = new Set();

/**
 * The engine has broken down.
 * @param {unknown} reason
 */
function stopAll(reason) {
  const stopped = new Problem("stopped", "the program broke down; reload the page", reason);
  engine = Promise.reject(stopped);
  engine.catch(() => {});
  for (const stop of forms) {
    stop();
    // Where there was no stack left for all, the others follow.
    forms.delete(stop);
  }
}

/** Starts the engine, unless it is there. What failed may be tried again by the next element. */
function startEngine() {
  engine ??= fetchEngine().catch((problem) => {
    engine = undefined;
    throw problem;
  });
  return engine;
}

async function fetchEngine() {
  try {
    // Not only compiled: WebKit refuses no more than an instance.
    await WebAssembly.instantiate(EMPTY_MODULE);
  } catch (cause) {
    throw new Problem("engine-blocked", "WebAssembly is refused; script-src needs 'wasm-unsafe-eval'", cause);
  }
  const address = new URL("trial-prescreen.wasm", import.meta.url);
  const unreachable = (/** @type {unknown} */ cause) =>
    new Problem("engine-unreachable", `${address} could not be fetched, or is of another version than this script`, cause);
  const response = await fetch(address, { integrity: ENGINE_INTEGRITY }).catch((cause) => {
    throw unreachable(cause);
  });
  if (!response.ok) throw unreachable(`status ${response.status}`);
  try {
    await __wbg_init({ module_or_path: response });
    wasm = guarded(wasm, stopAll);
  } catch (cause) {
    throw new Problem("engine-damaged", `${address} could not be started`, cause);
  }
}
