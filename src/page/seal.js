// Forbids what the page no longer needs once its engine runs.

/**
 * Adds a policy to the one that the document came with, with what it is to leave open. Policies only ever tighten: from now on the browser refuses every
 * request, script, style, frame, worker and form of this document, until it is left or loaded anew.
 * @param {string} [open]
 */
function seal(open = "") {
  const policy = document.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = `default-src 'none'; form-action 'none'; base-uri 'none'${open}`;
  document.head.append(policy);
}
