/**
 * The host page's side of the iframe way: shows trial-prescreen.html in a frame in which the host can neither read nor
 * script, in a room whose height depends on the host alone: the form scrolls inside. In the host page:
 *
 *     <div data-trial-prescreen="trial-prescreen.html" lang="en"><a href="./">Link for browsers without script</a></div>
 *     <script type="module" src="trial-prescreen-frame.js"></script>
 *
 * Places that are added later are found by calling `embed()`.
 */

/** All that a frame ever tells, once: that it is there. */
const READY = "trial-prescreen-ready";

/** The least and the greatest height that a frame takes by itself, in pixels. */
const [LOWEST, HIGHEST] = [480, 900];

const WORDS = {
  en: "Open the questions on a page of their own",
  zh: "在单独的页面中打开这些问题",
};

/** Where places are. @type {Set<ParentNode>} */
const roots = new Set();

/**
 * Puts a frame into every place marked with `data-trial-prescreen` that has none yet.
 * @param {ParentNode} root Where to look.
 */
export function embed(root = document) {
  roots.add(root);
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-trial-prescreen]"))) {
    if (place.querySelector("iframe")) continue;
    const address = new URL(place.dataset.trialPrescreen ?? "", document.baseURI);
    if (!mayBeFramed(address)) {
      console.error(`trial-prescreen: ${address} is not shown: its origin is not this page's, nor named in <meta name="trial-prescreen-origins">`);
      continue;
    }
    const language = place.closest("[lang]")?.getAttribute("lang");
    if (language) address.searchParams.set("lang", language);
    const frame = document.createElement("iframe");
    // Before it has an address: no document of it is ever without its box.
    frame.setAttribute("sandbox", "allow-scripts allow-downloads allow-modals");
    frame.referrerPolicy = "no-referrer";
    frame.title = place.title || (place.textContent ?? "").trim();
    frame.style.cssText = "display:block;width:100%;border:0";
    frame.style.height = height(place);
    frame.src = address.href;
    place.append(frame);
  }
}

/**
 * Own pages, and those of origins that the page's head names: whoever may write the text of a page cannot frame others.
 * @param {URL} address
 */
function mayBeFramed({ protocol, origin }) {
  const named = document.querySelector('meta[name="trial-prescreen-origins"]')?.getAttribute("content") ?? "";
  return /^https?:$/.test(protocol) && [self.origin, ...named.split(/\s+/)].includes(origin);
}

/**
 * The room for a frame: what the place asks for, or the window's height less what stands above.
 * @param {HTMLElement} place
 */
function height(place) {
  const asked = Number(place.dataset.height);
  if (Number.isInteger(asked) && asked >= 320 && asked <= 4000) return `${asked}px`;
  const above = place.getBoundingClientRect().top + scrollY;
  return `${Math.round(Math.min(HIGHEST, Math.max(LOWEST, innerHeight - above)))}px`;
}

/** The frames in all places, also those that somebody copied. */
function frames() {
  return [...roots].flatMap((root) =>
    /** @type {HTMLIFrameElement[]} */ ([...root.querySelectorAll("[data-trial-prescreen] > iframe")]));
}

/**
 * The page has come: a link to it on a page of its own, in place of what stood here for those without it. Whoever is on that
 * goes on in the page.
 * @param {HTMLIFrameElement} frame
 */
function settle(frame) {
  const place = /** @type {HTMLElement} */ (frame.parentElement);
  if (place.querySelector("[data-own-page]")) return;
  const own = place.querySelector("a")?.href ?? frame.src;
  const isFocused = place.matches(":focus-within");
  const link = document.createElement("a");
  link.href = own;
  link.target = "_blank";
  link.rel = "noopener noreferrer";
  link.lang = /^zh\b/i.test(place.closest("[lang]")?.getAttribute("lang") ?? "") ? "zh-CN" : "en";
  link.textContent = link.lang === "en" ? WORDS.en : WORDS.zh;
  link.dataset.ownPage = "";
  link.style.cssText = "display:inline-block;padding:.5em 0";
  if (isFocused) frame.focus({ preventScroll: true });
  while (frame.previousSibling) frame.previousSibling.remove();
  frame.before(link);
}

addEventListener("message", ({ data, origin, source }) => {
  if (origin !== "null" || data !== READY) return;
  for (const frame of frames()) if (frame.contentWindow === source) settle(frame);
});

addEventListener("resize", () => {
  for (const frame of frames()) frame.style.height = height(/** @type {HTMLElement} */ (frame.parentElement));
});

embed();
