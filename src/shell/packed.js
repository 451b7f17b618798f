// How the single file gets its engine: it stands in the document, packed with gzip and written as base64.

/**
 * The engine. No server sent it.
 * @param {RequestInit} [_options] Nothing is asked of the browser here.
 * @returns {Promise<EngineFile>}
 */
async function engineFile(_options) {
  const text = document.getElementById("prescreen-engine")?.textContent ?? "";
  const packed = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  // No request: it only makes bytes of a stream.
  return { bytes: await new Response(unpacked).arrayBuffer(), sent: "" };
}
