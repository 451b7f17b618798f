// How the page gets its engine: from the folder that it came from itself. The build pins the engine's hash.

/**
 * The engine's bytes.
 * @returns {Promise<ArrayBuffer>}
 */
async function engineBytes() {
  const response = await fetch("trial-prescreen.wasm", { integrity: ENGINE_INTEGRITY });
  if (!response.ok) throw new Error(`trial-prescreen.wasm: ${response.status}`);
  return response.arrayBuffer();
}
