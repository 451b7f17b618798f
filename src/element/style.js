// How the element looks: style sheets of the shadow root, which a host's policy for styles does not concern.

/**
 * The sheets for an element with this theme.
 * @param {string} theme
 * @param {Element} around What the element stands in.
 */
function sheets(theme, around) {
  const medium = theme === "auto" ? ofSurroundings(around) : theme === "dark" ? "all" : "not all";
  return [sheet(STYLE), sheet(DARK_STYLE, medium)];
}

/**
 * When the element is dark: as the page around it, which says by `color-scheme` whether it can be.
 * @param {Element} around
 */
function ofSurroundings(around) {
  const scheme = getComputedStyle(around).colorScheme ?? "";
  if (!scheme.includes("dark")) return "not all";
  return scheme.includes("light") ? "(prefers-color-scheme: dark)" : "all";
}

/**
 * @param {string} text
 * @param {string} [media]
 */
function sheet(text, media = "all") {
  const made = new CSSStyleSheet({ media });
  made.replaceSync(text);
  return made;
}
