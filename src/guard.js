// An engine that breaks down (a trap, no memory or stack left, an exception of the browser's in the midst of its work) may have
// left anything half done, so it is never called again. All forms of a page share it, and all of them end.

/**
 * The engine's exports, watched. Each way into the engine is one of them: calls, listeners, timers and promises.
 *
 * `wasm = guarded(wasm, onStop)` after `__wbg_init`: wasm-bindgen's script calls whatever stands in its variable `wasm`.
 * @param {{ [name: string]: any }} exports
 * @param {(reason: unknown) => void} onStop Is called once, when nothing of the engine runs any more.
 */
function guarded(exports, onStop) {
  let depth = 0;
  let ended = false;
  /** @type {{ reason: unknown } | undefined} */
  let broken;
  const end = () => {
    if (ended || depth > 0) return;
    // Answers stood there.
    new Uint8Array(exports.memory.buffer).fill(0);
    onStop(broken?.reason);
    ended = true;
  };
  /**
   * @param {string} name
   * @param {(...values: any[]) => any} call
   */
  const watched = (name, call) => (/** @type {any[]} */ ...values) => {
    if (broken) {
      end();
      // Nothing may be written there any more. Listeners that are still called make nothing of an empty answer.
      if (name === "__wbindgen_malloc") throw broken.reason;
      return [];
    }
    depth += 1;
    try {
      return call(...values);
    } catch (reason) {
      broken ??= { reason };
      throw reason;
    } finally {
      depth -= 1;
      if (broken) {
        // Where no stack is left there is some later.
        Promise.resolve().then(end);
        end();
      }
    }
  };
  const entries = Object.entries(exports);
  return Object.fromEntries(entries.map(([name, of]) => [name, typeof of === "function" ? watched(name, of) : of]));
}
