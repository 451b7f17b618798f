// The page: starts the engine, seals the document, and only then lets anybody enter anything. Where that fails for whatever
// reason it says so. It holds no sentence: those stand in index.html, so that they can be read and translated with the rest.
//
// The build puts this behind wasm-bindgen's script, whose `__wbg_init` and `startPage` are in scope, and the files of
// src/page/.

try {
  await __wbg_init({ module_or_path: await engineBytes() });
  seal();
  startPage();
} catch (reason) {
  console.error(reason);
  document.getElementById("prescreen-failed").hidden = false;
  for (const waiting of document.querySelectorAll(".tp-waiting")) waiting.hidden = true;
}
