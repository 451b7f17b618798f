// The page's side of being shown in a frame: src/frame.js is the other.

/** Heights are told in steps of so many pixels, so that they say little about what is shown. */
const STEP = 160;

/**
 * Tells the page around this one how high this one is, now and whenever that changes: that, to that page alone, and
 * nothing else. It is told once more where a step begins: the page around then brings the top into view, which not every
 * browser does by itself. Nothing is heard from it.
 * @param {string | null} host The origin of the page around, as `?frame=` has it.
 */
function tellHeight(host) {
  if (!host || !/^https?:\/\/[^/?#]+$/.test(host) || parent === window) return;
  let told = 0;
  /** @param {boolean} again Whether it is told even if it is as before. */
  const tell = (again) => {
    // The height of what is shown, and not of the frame: it shrinks, too.
    const height = Math.ceil(document.documentElement.getBoundingClientRect().height / STEP) * STEP;
    if (height > 0 && (again || height !== told)) parent.postMessage({ type: "trial-prescreen-height", height }, host);
    told = height;
  };
  new ResizeObserver(() => tell(false)).observe(document.documentElement);
  // A frame that is out of sight is not drawn everywhere, and then nothing is observed.
  tell(false);
  // Each step has a title of its own, and so have problems, which stand on top.
  new MutationObserver(() => {
    tell(false);
    tell(true);
  }).observe(document.head, { childList: true, subtree: true });
}
