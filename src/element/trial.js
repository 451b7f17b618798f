// Another trial than the built-in one: fetched from the same origin only, and never more of it than a trial can be. What is
// in it is checked by the engine.

/** In bytes; the built-in trial has a tenth of that. */
const MOST_TRIAL_BYTES = 1024 * 1024;

/**
 * The text of the compiled trial at an address.
 * @param {string} address
 */
async function fetchTrial(address) {
  const url = parsed(address);
  if (url.origin !== location.origin) {
    throw new Problem("trial-foreign", `${url} is of another origin than this page`);
  }
  const unreachable = (/** @type {unknown} */ cause) => new Problem("trial-unreachable", `${url} could not be fetched`, cause);
  const response = await fetch(url, { redirect: "error" }).catch((cause) => {
    throw unreachable(cause);
  });
  if (!response.ok || !response.body) throw unreachable(`status ${response.status}`);
  const reader = response.body.getReader();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  for (let size = 0; ; ) {
    const { done, value } = await reader.read().catch((cause) => {
      throw unreachable(cause);
    });
    if (done) break;
    size += value.length;
    if (size > MOST_TRIAL_BYTES) {
      reader.cancel();
      throw new Problem("trial-too-large", `${url} has more than ${MOST_TRIAL_BYTES} bytes`);
    }
    text += decoded(decoder, value, url);
  }
  return text + decoded(decoder, undefined, url);
}

/** @param {string} address */
function parsed(address) {
  try {
    return new URL(address, document.baseURI);
  } catch (cause) {
    throw new Problem("trial-unreachable", `${address} is no address`, cause);
  }
}

/**
 * @param {TextDecoder} decoder
 * @param {Uint8Array | undefined} bytes
 * @param {URL} url
 */
function decoded(decoder, bytes, url) {
  try {
    return decoder.decode(bytes, { stream: bytes !== undefined });
  } catch (cause) {
    throw new Problem("trial-malformed", `${url} is not UTF-8`, cause);
  }
}
