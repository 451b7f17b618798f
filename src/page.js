// The page: starts the engine, seals the document, and only then lets anybody enter anything. Where that fails for whatever
// reason it says so. It holds no sentence: those stand in index.html, so that they can be read and translated with the rest.
//
// The build puts this behind wasm-bindgen's script and the files of src/page/, all in one scope.

/**
 * The engine's bytes, and how a server sent them, if one did.
 * @typedef {{ bytes: ArrayBuffer, sent: string }} EngineFile
 */

const settings = new URLSearchParams(location.search);

/** Starts the engine, if it is the one that the page was built with. */
async function startEngine() {
  const { bytes } = await engineFile({ integrity: ENGINE_INTEGRITY });
  await __wbg_init({ module_or_path: bytes });
}

/** Starts the page, or what is asked for instead. */
async function start() {
  if (settings.has("diagnose")) {
    await diagnose(settings.get("lang"));
    return tellReady();
  }
  await startEngine();
  seal();
  startPage();
  tellReady();
}

start().catch((reason) => {
  console.error(reason);
  for (const failed of document.querySelectorAll("#prescreen-failed")) failed.removeAttribute("hidden");
  for (const waiting of document.querySelectorAll(".tp-waiting")) waiting.remove();
});
