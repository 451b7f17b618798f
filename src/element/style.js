// How the element looks: style sheets of the shadow root, which a host's policy for styles does not concern.

/**
 * Gives a shadow root the styles of a theme.
 * @param {ShadowRoot} root
 * @param {string} theme
 * @param {Element} around What the element stands in.
 */
function dress(root, theme, around) {
  const dark = theme === "auto" ? whenDark(around) : theme === "dark" ? "all" : "not all";
  const styles = [{ text: STYLE, media: "all" }, { text: DARK_STYLE, media: dark }];
  if ("adoptedStyleSheets" in root) {
    root.adoptedStyleSheets = styles.map(({ text, media }) => {
      // Of the document that the element is in now: one that was moved into a frame takes no others.
      const view = /** @type {any} */ (root.ownerDocument.defaultView ?? window);
      const sheet = new view.CSSStyleSheet({ media });
      sheet.replaceSync(text);
      return sheet;
    });
    return;
  }
  // Safari before 16.4. There the host's policy has to allow styles.
  const old = /** @type {ShadowRoot} */ (root);
  for (const style of old.querySelectorAll("style")) style.remove();
  for (const { text, media } of styles) {
    const style = document.createElement("style");
    style.media = media;
    style.textContent = text;
    old.append(style);
  }
}

/**
 * When an element is dark that follows the page around it, which says by `color-scheme` whether it can be.
 * @param {Element} around
 */
function whenDark(around) {
  const scheme = getComputedStyle(around).colorScheme ?? "";
  if (!scheme.includes("dark")) return "not all";
  return scheme.includes("light") ? "(prefers-color-scheme: dark)" : "all";
}
