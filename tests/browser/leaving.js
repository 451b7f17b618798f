// All ways in which a document might go elsewhere with something in the address, or take another one there. Each is given an
// address.

const pressed = properties => {
  const link = Object.assign(document.createElement("a"), properties);
  document.body.append(link);
  link.click();
};

const sent = properties => {
  const form = Object.assign(document.createElement("form"), properties);
  document.body.append(form);
  form.submit();
};

const framed = properties => document.body.appendChild(Object.assign(document.createElement("iframe"), properties));

// By a link of the document's: what Firefox's driver does in a script has no policy that a blob could have from it.
const made = text => pressed({ href: URL.createObjectURL(new Blob([text], { type: "text/html" })) });

const loading = to => `<!doctype html><img src="${to}">`;

const attempts = {
  location: to => { location = to; },
  assign: to => location.assign(to),
  replace: to => location.replace(to),
  blobDocument: to => made(loading(to)),
  blobThatRefreshes: to => made(`<!doctype html><meta http-equiv="refresh" content="0;url=${to}">`),
  blobWithScript: to => made(`<!doctype html><script>location = ${JSON.stringify(to)}</script>`),
  dataDocument: to => { location = `data:text/html,${loading(to)}`; },
  refresh: to => document.head.append(Object.assign(document.createElement("meta"), { httpEquiv: "refresh", content: `0;url=${to}` })),
  link: to => pressed({ href: to }),
  download: to => pressed({ href: to, download: "file" }),
  linkToWindow: to => pressed({ href: to, target: "_blank" }),
  linkToTop: to => pressed({ href: to, target: "_top" }),
  window: to => { if (!open(to)) throw new Error("no window"); },
  top: to => { top.location = to; },
  parent: to => { parent.location = to; },
  form: to => sent({ action: to }),
  formToTop: to => sent({ action: to, target: "_top" }),
  frame: to => framed({ src: to }),
  frameInside: to => framed({ srcdoc: loading(to) }),
  emptyFrame: to => {
    const frame = framed({});
    const fill = () => { frame.contentDocument.body.innerHTML = loading(to); };
    // Firefox puts another empty document in its place.
    frame.addEventListener("load", fill);
    fill();
  },
  worker: to => new Worker(URL.createObjectURL(new Blob([`fetch("${to}", { mode: "no-cors" })`]))),
};
