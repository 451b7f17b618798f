// All that the engine may do to the page and ask of the browser where a single call of wasm-bindgen's would let it do more.
// `cargo xtask build` puts this in front of wasm-bindgen's script and has the engine's imports call it
// (xtask/src/bundle/narrow.rs); `cargo xtask test imports` refuses an import that could go past it.
// Nothing here takes an address, and nothing gives the engine a function, a constructor or a property by its name.

/** What the page is made of. None of these loads, runs or frames anything, or styles the document. */
const ELEMENTS = (
  "a b bdi blockquote br button code dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 header " +
  "input kbd label legend li main ol option p pre q section select span strong summary table tbody td textarea th thead tr " +
  "ul circle defs g line path pattern rect svg text"
).split(" ");

/** The attributes that are set, beside `aria-…`. None of these is script, style or an address. */
const ATTRIBUTES = (
  "accept autocomplete class cx cy d data-came-from data-criterion data-definition data-item data-row dir disabled fill-rule " +
  "focusable for height id inert inputmode lang maxlength name novalidate open part patternTransform patternUnits r role rows " +
  "scope selected shape-rendering spellcheck start tabindex text-anchor title type value viewBox width x x1 x2 y y1 y2"
).split(" ");

/** By its name, or a pattern of the page. */
const COLOUR = /^([a-z]+|url\(#[\w-]+\))$/i;

/**
 * @param {unknown} what
 * @returns {never}
 */
function refuse(what) {
  throw new Error(`not allowed: ${what}`);
}

export const allowed = {
  /**
   * What was made, if the page is made of such.
   * @param {any} element
   */
  made(element) {
    // Whatever it holds, it is sent nowhere.
    if (element.localName === "form") element.method = "dialog";
    return allowed.place(element);
  },

  /**
   * Where something may be put: in no style, script or frame, nor in whatever else a host page is made of.
   * @param {any} node
   */
  place(node) {
    const name = node?.localName;
    return name === undefined || ELEMENTS.includes(name) ? node : refuse(name);
  },

  /**
   * @param {Element} element
   * @param {string} name
   * @param {string} value
   */
  setAttribute(element, name, value) {
    // A link leads to a place on the page; a colour is one, or a pattern of the page.
    const is =
      name === "href" ? value[0] === "#" : name === "fill" ? COLOUR.test(value) : ATTRIBUTES.includes(name) || /^aria-/.test(name);
    element.setAttribute(is ? name : refuse(name), value);
  },

  /**
   * The one property that is set by its name.
   * @param {any} element
   * @param {unknown} name
   * @param {unknown} value
   */
  setProperty(element, name, value) {
    if (name !== "selectedIndex") refuse(name);
    element.selectedIndex = value;
    return true;
  },

  /**
   * What is called later: never a text, which a browser would run as script.
   * @param {unknown} callback
   */
  later(callback) {
    return typeof callback === "function" ? callback : refuse("script");
  },

  /**
   * Tells the script of the element what happens in the engine.
   * @param {(what: string, detail: string) => void} report
   * @param {string} what
   * @param {string} detail
   */
  tell(report, what, detail) {
    report(what, detail);
  },

  /**
   * What has the focus; of a page in a shadow root the document knows only the root's element.
   * @param {any} root
   */
  focused(root) {
    const focused = root.getRootNode().activeElement;
    return focused instanceof HTMLElement ? focused : undefined;
  },

  /**
   * Lets the browser save a file as if it had been downloaded. It goes to no server.
   * @param {string} name
   * @param {string} type
   * @param {string} content
   */
  saveFile(name, type, content) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content], { type }));
    link.download = name;
    link.click();
    // Longer than any browser takes to fetch it.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  },

  /**
   * Copies a text: by the clipboard where the page may, or else as people do it by hand. Whether it is copied.
   * @param {Element} root
   * @param {string} text
   */
  async copyText(root, text) {
    try {
      // Only a page with a secure address has a clipboard.
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const before = allowed.focused(root);
      const field = document.createElement("textarea");
      field.value = text;
      root.append(field);
      field.select();
      const copied = document.execCommand("copy");
      field.remove();
      before?.focus();
      return copied;
    }
  },
};
