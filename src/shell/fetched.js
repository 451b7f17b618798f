// How the page gets its engine: from the folder that it came from itself.

/**
 * The engine, and how the server sent it.
 * @param {RequestInit} [options] What the browser is to see to.
 * @returns {Promise<EngineFile>}
 */
async function engineFile(options) {
  const response = await fetch("trial-prescreen.wasm", options);
  const sent = `${response.status}, ${response.headers.get("Content-Type") ?? "-"}`;
  if (!response.ok) throw new Error(`trial-prescreen.wasm: ${sent}`);
  return { bytes: await response.arrayBuffer(), sent };
}
