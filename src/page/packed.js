// How the single file gets its engine: it stands in the document, packed with gzip and written as base64.

/**
 * The engine's bytes.
 * @returns {Promise<ArrayBuffer>}
 */
async function engineBytes() {
  const text = document.getElementById("prescreen-engine").textContent;
  const packed = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  // No request: the response is only what turns a stream into bytes.
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}
