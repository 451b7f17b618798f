// Printing the page and not the host's around it: from a frame of its own, which is gone afterwards.

/**
 * @param {HTMLElement} shell What the page stands in.
 * @param {string} title
 */
function printAlone(shell, title) {
  forgetPrinted(shell);
  const frame = document.createElement("iframe");
  // Not hidden: Firefox would print nothing.
  frame.style.cssText = "position:fixed;inset:0;width:0;height:0;border:0";
  frame.ariaHidden = "true";
  frame.tabIndex = -1;
  frame.onload = () => {
    const view = frame.contentWindow;
    const page = frame.contentDocument;
    if (!view || !page) return;
    page.title = title;
    page.documentElement.lang = shell.querySelector("[lang]")?.getAttribute("lang") ?? "";
    const style = new /** @type {any} */ (view).CSSStyleSheet();
    style.replaceSync(STYLE);
    page.adoptedStyleSheets = [style];
    const copy = page.importNode(shell, true);
    page.body.append(copy);
    measure(copy);
    view.onafterprint = () => forgetPrinted(shell);
    view.focus();
    view.print();
  };
  shell.after(frame);
}

/**
 * Removes what was printed, where the browser did not say that it has been.
 * @param {HTMLElement} shell
 */
function forgetPrinted(shell) {
  for (const frame of shell.parentNode?.querySelectorAll("iframe") ?? []) frame.remove();
}

/**
 * Tells the style sheet how large the person's own type is: `rem` is the host's affair.
 * @param {HTMLElement} shell
 */
function measure(shell) {
  shell.style.setProperty("--tp-rem", getComputedStyle(shell).fontSize);
}
