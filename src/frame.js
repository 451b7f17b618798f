/**
 * The host page's side of the iframe way: shows trial-prescreen.html in a frame that the host can neither read nor
 * script, at the height of what is in it. In the host page:
 *
 *     <div data-trial-prescreen="trial-prescreen.html" lang="en"><a href="./">Link for browsers without script</a></div>
 *     <script type="module" src="trial-prescreen-frame.js"></script>
 *
 * Places that are added later are found by calling `embed()`.
 */

/** The frames made here. @type {Set<HTMLIFrameElement>} */
const frames = new Set();

/**
 * Puts a frame into every place marked with `data-trial-prescreen` that has none yet.
 * @param {ParentNode} root Where to look.
 */
export function embed(root = document) {
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-trial-prescreen]"))) {
    if (place.querySelector("iframe")) continue;
    const address = new URL(place.dataset.trialPrescreen ?? "", document.baseURI);
    address.searchParams.set("frame", location.origin);
    const language = place.closest("[lang]")?.getAttribute("lang");
    if (language) address.searchParams.set("lang", language);
    const frame = document.createElement("iframe");
    // Before it has an address: no document of it is ever without its box.
    frame.setAttribute("sandbox", "allow-scripts allow-downloads allow-modals");
    frame.referrerPolicy = "no-referrer";
    frame.title = place.title || (place.textContent ?? "").trim();
    frame.style.cssText = "display:block;width:100%;height:160px;border:0";
    frame.src = address.href;
    frames.add(frame);
    place.append(frame);
  }
}

addEventListener("message", ({ data, origin, source }) => {
  if (origin !== "null" || data?.type !== "trial-prescreen-height" || Object.keys(data).length !== 2) return;
  if (!Number.isInteger(data.height) || data.height < 160 || data.height > 65536) return;
  for (const frame of frames) {
    if (frame.contentWindow !== source) continue;
    const height = `${data.height}px`;
    // The same once more says that another step begins, at the top, which not every browser brings into view.
    if (frame.style.height === height && frame.getBoundingClientRect().top < 0) frame.scrollIntoView();
    frame.style.height = height;
    // The page has come: the link to it has done its work. Whoever is on the link goes on in the page.
    if (frame.previousSibling && frame.parentElement?.matches(":focus-within")) frame.focus();
    while (frame.previousSibling) frame.previousSibling.remove();
  }
});

embed();
