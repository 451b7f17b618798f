// Defines the custom element <trial-prescreen>.

/** The page as an element of another page. */
class TrialPrescreen extends HTMLElement {}

if (!customElements.get("trial-prescreen")) customElements.define("trial-prescreen", TrialPrescreen);
