// All ways in which a document might send something to an address without leaving it. Each is given an address and returns
// a promise that is broken when the browser refuses.

const failed = (target, message) => new Promise((_, refused) =>
  target.addEventListener("error", () => refused(new Error(message)), { once: true }));

const inserted = (name, properties) => {
  const element = Object.assign(document.createElement(name), properties);
  const refused = failed(element, `${name} failed`);
  document.body.append(element);
  return refused;
};

const throwingLater = value => value instanceof EventTarget ? failed(value, "error event") : value;

const attempts = {
  fetch: to => fetch(to, { mode: "no-cors" }),
  fetchKeptAlive: to => fetch(to, { mode: "no-cors", method: "POST", body: "text", keepalive: true }),
  request: to => {
    const request = new XMLHttpRequest();
    const refused = failed(request, "request failed");
    request.open("GET", to);
    request.send();
    return refused;
  },
  beacon: async to => {
    if (!navigator.sendBeacon(to, "text")) throw new Error("beacon not taken");
    return new Promise(() => {});
  },
  socket: to => throwingLater(new WebSocket(to.replace("http", "ws"))),
  events: to => throwingLater(new EventSource(to)),
  image: to => {
    const image = new Image();
    const refused = failed(image, "image failed");
    image.src = to;
    return refused;
  },
  background: async to => {
    document.body.style.backgroundImage = `url("${to}")`;
    document.body.getBoundingClientRect();
    return new Promise(() => {});
  },
  styleSheet: to => inserted("link", { rel: "stylesheet", href: to }),
  importedStyle: async to => {
    document.styleSheets[0].insertRule(`@import url("${to}")`, 0);
    return new Promise(() => {});
  },
  font: to => new FontFace("attempt", `url("${to}")`).load(),
  script: to => inserted("script", { src: to }),
  module: to => inserted("script", { src: to, type: "module" }),
  prefetch: to => inserted("link", { rel: "prefetch", href: to }),
  preload: to => inserted("link", { rel: "preload", as: "image", href: to }),
  modulePreload: to => inserted("link", { rel: "modulepreload", href: to }),
  frame: to => inserted("iframe", { src: to }),
  object: to => inserted("object", { data: to }),
  embed: to => inserted("embed", { src: to }),
  audio: to => inserted("audio", { src: to, preload: "auto" }),
  video: to => inserted("video", { src: to, preload: "auto" }),
  poster: async to => {
    inserted("video", { poster: to }).catch(() => {});
    return new Promise(() => {});
  },
  worker: async to => throwingLater(new Worker(to)),
  sharedWorker: async to => throwingLater(new SharedWorker(to)),
  serviceWorker: to => navigator.serviceWorker.register(to),
};
