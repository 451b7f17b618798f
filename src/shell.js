// The shell: the document that a browser opens. It shows the study to those whose browser cannot run the form; it fetches the
// engine and hands it to the form, which is a document of its own in a frame. That frame has an origin of its own, and the
// shell's policy lets it go nowhere: from the first byte on no frame may load anything. A document that stands in the shell
// itself passes that, and what was made on the spot, to be saved; and that is held by the policy of whatever made it. So the browser refuses every way out of the form: see docs/privacy.md.
//
// The shell never learns an answer. It hears a closed list of messages from its one frame (`hear`), and of each no more than
// a kind of page, a language, two counts, or nothing.
//
// The build puts this behind the files of src/shell/, all in one scope.

/**
 * The engine's bytes, and how a server sent them, if one did.
 * @typedef {{ bytes: ArrayBuffer, sent: string }} EngineFile
 */

/** What the address may ask of the form. */
const SETTINGS = ["lang", "audience", "reference-date", "idle-minutes"];

/** How long the form may take to show something once it has all that it needs, in milliseconds. */
const PATIENCE = 20_000;

const asked = new URLSearchParams(location.search);

/** Whether the form was shown. */
let shown = false;

/** Whether the form cannot be shown any more. */
let gone = false;

const frame = document.createElement("iframe");
frame.id = "prescreen-form";
frame.className = "tp-form";
frame.setAttribute("sandbox", "allow-scripts allow-downloads allow-modals");
frame.allow = "clipboard-write *";
frame.hidden = true;
frame.title = document.title;
// The style is the shell's own.
frame.srcdoc = FORM.replace("{style}", () => document.querySelector("style")?.textContent ?? "");

/** @param {object} message @param {Transferable[]} [handed] */
function tell(message, handed = []) {
  // The form has no origin that could be named.
  frame.contentWindow?.postMessage(message, "*", handed);
}

/** The form does not come: that, above what stands in the document without it. */
function apologize() {
  document.getElementById("prescreen-failed")?.removeAttribute("hidden");
  for (const waiting of document.querySelectorAll(".tp-waiting")) waiting.remove();
}

/** The form cannot be shown, or has gone. Its frame stays, hidden: a page around this one could count the frames in it. */
function fail() {
  gone = true;
  frame.hidden = true;
  document.getElementById("prescreen")?.removeAttribute("hidden");
  apologize();
}

/**
 * Another kind of page is shown.
 * @param {string} page
 * @param {string} language
 */
function show(page, language) {
  const study = STUDY.get(language) ?? document.title;
  const step = TITLES[language]?.[page];
  document.title = step ? `${step} – ${study}` : study;
  document.documentElement.lang = language;
  frame.title = study;
  if (shown) return;
  shown = true;
  reveal();
}

/** The form takes the place of what stands here without it, which stays for the case that it goes. */
function reveal() {
  for (const id of ["prescreen-failed", "prescreen"]) document.getElementById(id)?.setAttribute("hidden", "");
  frame.hidden = false;
  lead();
  // All that a page around a frame is ever told.
  if (!HAS_HISTORY) parent.postMessage("trial-prescreen-ready", "*");
}

/** Keys go to the form, where the focus is on nothing. In a frame the focus is the host's. */
function lead() {
  if (!frame.hidden && document.activeElement === document.body && (HAS_HISTORY || document.hasFocus())) {
    frame.focus({ preventScroll: true });
  }
}

/** @param {MessageEvent} event */
function hear({ source, data }) {
  if (source !== frame.contentWindow || gone) return;
  const { type, page, language, generation, index } = Object(data);
  if (type === "shows") {
    if (Object.hasOwn(TITLES, language) && (page === "start" || Object.hasOwn(TITLES[language] ?? {}, page))) {
      show(page, language);
    }
  } else if (type === "reaches") reach(generation, index);
  else if (type === "goes-back") {
    if (HAS_HISTORY) history.back();
  } else if (type === "diagnosed") reveal();
  else if (type === "failed") fail();
}

/** The form is there and listens. */
const loaded = new Promise((resolve) => {
  let loads = 0;
  frame.onload = () => {
    // A second document in its place is none of ours: some browsers show an error where they refused a way out.
    if (loads++ === 0) resolve(undefined);
    else fail();
  };
});

/**
 * What came of a file, or why it did not come.
 * @param {Promise<EngineFile>} file
 * @returns {Promise<{ value?: EngineFile, reason?: unknown }>}
 */
function outcome(file) {
  return file.then((value) => ({ value }), (reason) => ({ reason }));
}

/** Hands over all that the form will ever get. */
async function start() {
  const diagnoses = asked.has("diagnose");
  const fetched = outcome(engineFile({ integrity: ENGINE_INTEGRITY }));
  // Whatever comes, so that a wrong file can be told from none.
  const seen = diagnoses ? outcome(engineFile()) : undefined;
  document.body.prepend(frame);
  addEventListener("message", hear);
  addEventListener("focus", lead);
  if (HAS_HISTORY) addEventListener("popstate", () => tell({ type: "visit", ...place() }));
  await loaded;
  const settings = SETTINGS.map((name) => [name, asked.get(name)]);
  const [engine, file] = [await fetched, await seen];
  if (engine.reason && !file) throw engine.reason;
  const address = location.href.replace(/[?#].*/, "");
  const shell = file && { origin, address, framed: !HAS_HISTORY, engine: String(engine.reason), file: file.value, notReceived: String(file.reason) };
  const handed = [engine.value, file?.value].flatMap((of) => (of ? [of.bytes] : []));
  tell({ type: "start", engine: engine.value, settings, diagnoses: shell, walks: HAS_HISTORY }, handed);
  // To Firefox a file that is saved is a document for the frame that it comes from.
  seal("; frame-src blob:");
  setTimeout(() => shown || diagnoses || apologize(), PATIENCE);
}

start().catch((reason) => {
  console.error(reason);
  fail();
});
