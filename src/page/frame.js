// The page's side of being shown in a frame: src/frame.js is the other.

/** Heights are told in steps of so many pixels, so that they say little about what is shown. */
const STEP = 160;

/**
 * Tells the page around this one how high this one is, now and whenever that changes: that, to that page alone, and
 * nothing else. Nothing is heard from it.
 * @param {string | null} host The origin of the page around, as `?frame=` has it.
 */
function tellHeight(host) {
  if (!host || !/^https?:\/\/[^/?#]+$/.test(host) || parent === window) return;
  let told = 0;
  // The height of what is shown, and not of the frame: it shrinks, too.
  new ResizeObserver(() => {
    const height = Math.ceil(document.documentElement.getBoundingClientRect().height / STEP) * STEP;
    if (height !== told) parent.postMessage({ type: "trial-prescreen-height", height }, host);
    told = height;
  }).observe(document.documentElement);
}
