// Focus and scroll stay inside this document. A browser that brings something into view also scrolls the pages around a
// frame, and a host page would see from that where in the form somebody is. So nothing here asks a browser for it: only this
// document's own boxes are scrolled.

/** Kept free above and below what is brought into view, in pixels. */
const MARGIN = 16;

/**
 * Scrolls what stands around an element in this document until the element can be seen.
 * @param {Element} element
 */
function bringIntoView(element) {
  for (let box = element.parentElement; box; box = box.parentElement) {
    const isRoot = box === document.documentElement;
    if (!isRoot && (box.scrollHeight <= box.clientHeight || !/auto|scroll/.test(getComputedStyle(box).overflowY))) continue;
    const { top, bottom } = element.getBoundingClientRect();
    const [first, last] = isRoot ? [0, innerHeight] : [box.getBoundingClientRect().top, box.getBoundingClientRect().bottom];
    const above = top - MARGIN - first;
    const below = bottom + MARGIN - last;
    if (above < 0) box.scrollTop += above;
    // What is higher than the room for it is seen from its beginning.
    else if (below > 0) box.scrollTop += Math.min(above, below);
  }
}

const takeFocus = HTMLElement.prototype.focus;

HTMLElement.prototype.focus = function () {
  takeFocus.call(this, { preventScroll: true });
  bringIntoView(this);
};

// As the engine asks for it: to the top.
Element.prototype.scrollIntoView = function () {
  document.documentElement.scrollTop += this.getBoundingClientRect().top;
};
