// The page's side of being shown in a frame: src/frame.js is the other. A page around a frame sees its size, its messages, its
// history, its scroll and where the focus is. Nothing of that may depend on what somebody enters, so a page in a frame tells
// one thing once, makes no entries in the history, and scrolls nothing but itself.

/** Whether a page is around this one. */
const IS_FRAMED = parent !== window;

/** All that the page around is ever told. Whoever it is may hear it. */
function tellReady() {
  if (IS_FRAMED) parent.postMessage("trial-prescreen-ready", "*");
}

/** Kept free above and below what is brought into view, in pixels. */
const MARGIN = 16;

/**
 * Scrolls what stands around an element in this document until the element can be seen. What is higher than the room for it
 * is seen from its beginning.
 * @param {Element} element
 */
function bringIntoView(element) {
  for (let box = element.parentElement; box; box = box.parentElement) {
    const isRoot = box === document.documentElement;
    const style = getComputedStyle(box);
    if (!isRoot && !/auto|scroll/.test(style.overflowY)) continue;
    const { top, bottom } = element.getBoundingClientRect();
    const room = isRoot ? { top: 0, bottom: innerHeight } : box.getBoundingClientRect();
    const above = top - room.top - (parseFloat(style.scrollPaddingTop) || MARGIN);
    const below = bottom - room.bottom + (parseFloat(style.scrollPaddingBottom) || MARGIN);
    if (above < 0) box.scrollTop += above;
    else if (below > 0) box.scrollTop += Math.min(above, below);
  }
}

if (IS_FRAMED) {
  // Entries would be the host page's: it could count steps, and lead back and forth. Back is the page's own.
  history.pushState = history.replaceState = () => {};

  // A browser that brings something into view also scrolls the pages around a frame.
  const takeFocus = HTMLElement.prototype.focus;
  HTMLElement.prototype.focus = function () {
    takeFocus.call(this, { preventScroll: true });
    bringIntoView(this);
  };

  // The engine asks for it where a step begins: to the top.
  Element.prototype.scrollIntoView = function () {
    document.documentElement.scrollTop += this.getBoundingClientRect().top;
  };
}
