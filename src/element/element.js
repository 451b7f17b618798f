// The element <trial-prescreen>. In front of this text `cargo xtask build` puts wasm-bindgen's script around the engine
// (`__wbg_init`, `Embedded`), the constants ENGINE_INTEGRITY, STYLE and DARK_STYLE, and the other files of this folder.
// What pages may rely on is described in trial-prescreen.d.ts.

/** The attributes that the engine reads. */
const SETTINGS = ["lang", "audience", "reference-date", "idle-minutes"];

const THEMES = ["auto", "light", "dark"];

/** Properties that a page may have set before the element was defined. */
const PROPERTIES = ["audience", "referenceDate", "idleMinutes", "trial", "theme", "shareAnswers", "answers"];

/** What was told on the console; once is enough. */
const told = new Set();

/** @param {string} text */
function tellOnce(text) {
  if (told.has(text)) return;
  told.add(text);
  console.warn(`trial-prescreen: ${text}`);
}

/**
 * An object that nobody can change, from JSON.
 * @param {string | undefined} text
 */
function frozen(text) {
  return text === undefined ? null : JSON.parse(text, (_, value) => Object.freeze(value));
}

class TrialPrescreen extends HTMLElement {
  static observedAttributes = [...SETTINGS, "trial", "theme", "share-answers"];

  /** What the page stands in; nothing of the host's style comes further. In a section its header is not the host's. */
  #shell = document.createElement("section");

  /** The engine's side, while a page is shown. @type {Embedded | undefined} */
  #page;

  /** Whether somebody is on the host's own words, which make way for the page. */
  #awaited = false;

  /** Counts the starts: one that is overtaken shows nothing. */
  #starts = 0;

  /** Whether the page takes answers. */
  #ready = false;

  /** Attributes that were changed while the element was nowhere. @type {Set<string>} */
  #missed = new Set();

  /** Answers that were set before there was a page, as text, or null to erase. @type {string | null | undefined} */
  #brought;

  /** The result that is shown. @type {Readonly<{ determination: string }> | null} */
  #result = null;

  /** Erases the page of an element that was taken away and not put back. @type {number | undefined} */
  #ending;

  /** Ends the page because the engine has broken down, here or in another element. */
  #stop = () => {
    const language = this.#shell.querySelector("[lang]")?.getAttribute("lang");
    this.#page = undefined;
    this.#end();
    this.#brought = undefined;
    startEngine().catch((problem) => this.#fail(problem, language));
  };

  constructor() {
    super();
    this.#shell.className = "tp-shell";
    this.#shell.part.add("shell");
    this.attachShadow({ mode: "open" }).append(this.#shell);
  }

  connectedCallback() {
    clearTimeout(this.#ending);
    forms.add(this.#stop);
    for (const name of PROPERTIES.filter((name) => Object.hasOwn(this, name))) {
      const own = /** @type {any} */ (this);
      const value = own[name];
      delete own[name];
      own[name] = value;
    }
    this.#dress();
    if (this.#page) this.#missed.forEach((name) => this.#follow(name));
    else this.#start();
    this.#missed.clear();
  }

  disconnectedCallback() {
    // Whoever only moves it has put it back by then.
    this.#ending = setTimeout(() => {
      forms.delete(this.#stop);
      this.#end();
      this.#brought = undefined;
    });
  }

  /**
   * @param {string} name
   * @param {string | null} before
   * @param {string | null} value
   */
  attributeChangedCallback(name, before, value) {
    if (before === value) return;
    if (this.isConnected) this.#follow(name);
    else this.#missed.add(name);
  }

  /**
   * An attribute has another value.
   * @param {string} name
   */
  #follow(name) {
    if (name === "theme") this.#dress();
    else if (name === "trial") this.#restart();
    else if (name !== "share-answers") this.#set(name);
    if (name !== "audience" && name !== "share-answers") return;
    // What somebody is doing at this moment belongs to what the form says now. Taking it back waits for nothing.
    if (this.#wouldShare()) setTimeout(() => this.#set("share-answers"));
    else this.#set("share-answers");
  }

  get audience() {
    return this.getAttribute("audience") === "clinician" ? "clinician" : "participant";
  }

  set audience(value) {
    this.setAttribute("audience", value);
  }

  get referenceDate() {
    return this.getAttribute("reference-date");
  }

  set referenceDate(value) {
    this.#reflect("reference-date", value);
  }

  get idleMinutes() {
    const minutes = Number(this.getAttribute("idle-minutes"));
    return Number.isInteger(minutes) && minutes >= 1 && minutes <= 60 ? minutes : 15;
  }

  set idleMinutes(value) {
    this.setAttribute("idle-minutes", String(value));
  }

  get trial() {
    return this.getAttribute("trial");
  }

  set trial(value) {
    this.#reflect("trial", value);
  }

  get theme() {
    const theme = this.getAttribute("theme") ?? "";
    return THEMES.includes(theme) ? theme : "auto";
  }

  set theme(value) {
    this.setAttribute("theme", value);
  }

  get shareAnswers() {
    return this.hasAttribute("share-answers");
  }

  set shareAnswers(value) {
    this.toggleAttribute("share-answers", Boolean(value));
  }

  get answers() {
    return this.#shares() ? frozen(this.#ask((page) => page.answers())) : null;
  }

  set answers(value) {
    try {
      // At once: whatever the page does with its object afterwards is its own affair.
      this.#brought = typeof value === "string" ? value : value == null ? null : String(JSON.stringify(value));
    } catch {
      this.#tell("error", { code: "answers-refused", message: "they cannot be written as JSON" });
      return;
    }
    if (this.#ready) this.#bring();
  }

  get result() {
    return this.#result && this.#shares() ? frozen(this.#ask((page) => page.result())) : this.#result;
  }

  reset() {
    this.#result = null;
    this.#ask((page) => page.restart());
  }

  print() {
    if (this.#ready) printAlone(this.#shell, document.title);
  }

  /** @param {FocusOptions} [options] */
  focus(options) {
    const first = /** @type {HTMLElement | null} */ (this.#shell.querySelector("h1, a"));
    first?.focus(options);
  }

  /**
   * What the engine says. If it breaks down over that, nothing: then the element has ended.
   * @template T
   * @param {(page: Embedded) => T} call
   */
  #ask(call) {
    const page = this.#page;
    try {
      return page && call(page);
    } catch (reason) {
      if (this.#page === page) throw reason;
      return undefined;
    }
  }

  /** Whether the page asked for the answers of clinicians. */
  #wouldShare() {
    return this.shareAnswers && this.audience === "clinician";
  }

  /** Whether it gets them now: only while the form says so, and never what a participant entered. */
  #shares() {
    return this.#wouldShare() && this.#ask((page) => page.isShared()) === true && this.#shell.querySelector("#tp-shared") !== null;
  }

  /**
   * @param {string} name
   * @param {string | null} value
   */
  #reflect(name, value) {
    if (value === null) this.removeAttribute(name);
    else this.setAttribute(name, value);
  }

  #dress() {
    const theme = this.getAttribute("theme");
    if (theme !== null && !THEMES.includes(theme)) this.#misread("theme", theme);
    dress(/** @type {ShadowRoot} */ (this.shadowRoot), this.theme, this.parentElement ?? document.documentElement);
    measure(this.#shell);
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  #misread(name, value) {
    tellOnce(`${name}="${value}" cannot be read; it is as if it were not there`);
  }

  /** @param {string} name */
  #set(name) {
    if (name === "share-answers") {
      this.#ask((page) => page.set(name, this.#wouldShare() ? "" : undefined));
      return;
    }
    const own = this.getAttribute(name);
    const value = own ?? (name === "lang" ? this.#languageAround() : undefined);
    if (this.#ask((page) => page.set(name, value)) === false && own !== null) this.#misread(name, own);
  }

  /** The language of the host's page at this place. */
  #languageAround() {
    return this.parentElement?.closest("[lang]")?.getAttribute("lang") ?? undefined;
  }

  async #start() {
    const start = ++this.#starts;
    // Until the page is there, whatever the host has written between the tags.
    this.#shell.replaceChildren(document.createElement("slot"));
    try {
      const address = this.trial;
      const [text] = await Promise.all([address === null ? undefined : fetchTrial(address), startEngine()]);
      if (start !== this.#starts) return;
      this.#page = opened(text);
      for (const name of [...SETTINGS, "share-answers"]) this.#set(name);
      this.#awaited = this.matches(":focus-within");
      this.#page.show(this.#shell, (what, detail) => this.#report(what, detail));
    } catch (problem) {
      if (start === this.#starts) this.#fail(problem);
    }
  }

  #end() {
    this.#starts += 1;
    this.#ask((page) => {
      page.end();
      page.free();
    });
    this.#page = undefined;
    this.#ready = false;
    this.#result = null;
    forgetPrinted(this.#shell);
    this.#shell.replaceChildren();
  }

  /** Another trial asks other things. */
  #restart() {
    const wasReady = this.#ready;
    this.#end();
    if (wasReady) this.#tell("reset", {});
    this.#start();
  }

  #bring() {
    const brought = this.#brought;
    this.#brought = undefined;
    if (brought === null || brought === undefined) this.reset();
    else {
      const wrong = this.#ask((page) => page.open(brought));
      if (wrong) this.#tell("error", { code: "answers-refused", message: wrong });
    }
  }

  /**
   * @param {unknown} reason
   * @param {string | null} [shown] The language that was shown.
   */
  #fail(reason, shown) {
    const problem = reason instanceof Problem ? reason : new Problem("engine-damaged", String(reason), reason);
    console.error(`trial-prescreen: ${problem.message}`, problem.cause ?? "");
    const language = shown ?? this.getAttribute("lang") ?? this.#languageAround() ?? navigator.language;
    this.#shell.replaceChildren(explanation(problem, language));
    this.#tell("error", { code: problem.code, message: problem.message });
  }

  /**
   * What the engine reports.
   * @param {string} what
   * @param {string} text
   */
  #report(what, text) {
    if (what === "print") return this.print();
    const detail = JSON.parse(text);
    if (what === "step" && !["result", "form"].includes(detail.step)) this.#result = null;
    if (what === "reset") {
      this.#result = null;
      forgetPrinted(this.#shell);
    }
    if (what === "result") this.#result = Object.freeze({ ...detail });
    if ((what === "change" || what === "result") && this.#shares()) detail.answers = this.answers;
    this.#tell(what, detail);
    if (what === "ready") {
      this.#ready = true;
      if (this.#awaited) this.focus();
      if (this.#brought !== undefined) this.#bring();
    }
  }

  /**
   * @param {string} what
   * @param {object} detail
   */
  #tell(what, detail) {
    const event = new CustomEvent(`prescreen-${what}`, { bubbles: true, composed: true, detail: Object.freeze(detail) });
    // Not from within the engine: whoever listens may call it.
    queueMicrotask(() => this.dispatchEvent(event));
  }
}

/**
 * The engine's side of a page, with a trial or the built-in one.
 * @param {string | undefined} text
 */
function opened(text) {
  try {
    return new Embedded(text);
  } catch (reason) {
    const [code = "engine-damaged", ...message] = String(reason).split(" ");
    throw new Problem(code, message.join(" "));
  }
}

// Whoever loads the script twice has one element.
if (!customElements.get("trial-prescreen")) customElements.define("trial-prescreen", TrialPrescreen);
