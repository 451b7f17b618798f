// Focus and scroll stay inside this document. A browser that brings something into view also scrolls the pages around a
// frame, and a host page would see from that where in the form somebody is. So nothing here asks a browser for it: only this
// document's own boxes are scrolled.

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

const takeFocus = HTMLElement.prototype.focus;

HTMLElement.prototype.focus = function () {
  takeFocus.call(this, { preventScroll: true });
  bringIntoView(this);
};

// The engine asks for it where a step begins: to the top.
Element.prototype.scrollIntoView = function () {
  document.documentElement.scrollTop += this.getBoundingClientRect().top;
};
