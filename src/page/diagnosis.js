// `?diagnose`: instead of the questions, what this browser makes of the page, for those who look after a web site or a
// hospital's computers. It holds nothing about a person, and sends nothing.

/**
 * What only the shell knows.
 * @typedef {object} ShellFacts
 * @property {string} origin
 * @property {string} address Its own, without settings.
 * @property {boolean} framed Whether a page is around it.
 * @property {string} engine Why there is no engine of the right hash, where there is none.
 * @property {EngineFile} [file] What came in the place of the engine.
 * @property {string} notReceived Why nothing came, where nothing did.
 */

/**
 * @typedef {object} DiagnosisTexts
 * @property {string} title
 * @property {string} lead
 * @property {string} copy
 * @property {string} copied
 * @property {string} notCopied
 * @property {string} versions
 * @property {string} page
 * @property {string} trial
 * @property {string} trialHash
 * @property {string} notKnown
 * @property {string} engine
 * @property {string} state
 * @property {string} started
 * @property {(reason: string) => string} notStarted
 * @property {string} file
 * @property {(sent: string, size: number) => string} received
 * @property {(size: number) => string} inside
 * @property {(reason: string) => string} notReceived
 * @property {string} fileHash
 * @property {(hash: string) => string} right
 * @property {(hash: string, expected: string) => string} wrong
 * @property {(expected: string) => string} notComputed
 * @property {string} policies
 * @property {(number: number) => string} policy
 * @property {string} noPolicy
 * @property {string} attempts
 * @property {string} refused
 * @property {string} notRefused
 * @property {string} browser
 * @property {string} clipboard
 * @property {string} secure
 * @property {string} origin
 * @property {string} framed
 * @property {string} userAgent
 * @property {string} yes
 * @property {string} no
 */

/** @type {{ [language: string]: DiagnosisTexts }} */
const DIAGNOSIS = {
  en: {
    title: "Diagnosis of this page",
    lead: "For those who look after this web site or this computer. It holds nothing about a person, and nothing of it is sent or saved.",
    copy: "Copy all of it",
    copied: "Copied.",
    notCopied: "It could not be copied. Select the tables and copy them by hand, or print the page.",
    versions: "Versions",
    page: "This page",
    trial: "Trial",
    trialHash: "SHA-256 of the trial’s definition",
    notKnown: "not known, because the engine did not start",
    engine: "Engine",
    state: "State",
    started: "started",
    notStarted: (reason) => `did NOT start: ${reason}`,
    file: "File",
    received: (sent, size) => `received (${sent}), ${size} bytes`,
    inside: (size) => `inside this page, ${size} bytes`,
    notReceived: (reason) => `NOT received: ${reason}`,
    fileHash: "SHA-384 of the file",
    right: (hash) => `${hash}, the one this page was built with`,
    wrong: (hash, expected) => `${hash}, NOT the one this page was built with: ${expected}`,
    notComputed: (expected) => `not computed, which takes the file and a secure address. It should be ${expected}.`,
    policies: "Content security policies in force",
    policy: (number) => `Policy ${number}`,
    noPolicy: "NONE was seen in force",
    attempts: "What the page tried once it was sealed",
    refused: "refused by the browser",
    notRefused: "NOT refused",
    browser: "Browser",
    clipboard: "Clipboard",
    secure: "Secure address",
    origin: "Origin",
    framed: "In a frame",
    userAgent: "Calls itself",
    yes: "yes",
    no: "no",
  },
  zh: {
    title: "本页面的诊断信息",
    lead: "供管理本网站或这台计算机的人员使用。其中不含任何个人信息，也不会发送或保存任何内容。",
    copy: "复制全部内容",
    copied: "已复制。",
    notCopied: "未能复制。请手动选中表格并复制，或打印本页面。",
    versions: "版本",
    page: "本页面",
    trial: "试验",
    trialHash: "试验定义的SHA-256",
    notKnown: "未知，因为引擎未能启动",
    engine: "引擎",
    state: "状态",
    started: "已启动",
    notStarted: (reason) => `未能启动：${reason}`,
    file: "文件",
    received: (sent, size) => `已收到（${sent}），${size}字节`,
    inside: (size) => `包含在本页面中，${size}字节`,
    notReceived: (reason) => `未收到：${reason}`,
    fileHash: "文件的SHA-384",
    right: (hash) => `${hash}，与本页面构建时一致`,
    wrong: (hash, expected) => `${hash}，与本页面构建时不一致，应为${expected}`,
    notComputed: (expected) => `未计算：需要收到文件，并使用安全地址（HTTPS）。应为${expected}。`,
    policies: "生效的内容安全策略",
    policy: (number) => `策略${number}`,
    noPolicy: "未发现生效的策略",
    attempts: "页面封闭后所作的尝试",
    refused: "被浏览器拒绝",
    notRefused: "未被拒绝",
    browser: "浏览器",
    clipboard: "剪贴板",
    secure: "安全地址",
    origin: "来源",
    framed: "在框架中显示",
    userAgent: "浏览器标识",
    yes: "是",
    no: "否",
  },
};

/** How long a refusal may take, in milliseconds. */
const REFUSAL = 1000;

/**
 * An attempt to load an element's content.
 * @param {string} name
 * @param {{ [attribute: string]: string }} attributes
 */
function tryElement(name, attributes) {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  document.head.append(element);
  element.remove();
}

/**
 * What is tried: each would ask the shell's own address for something, and does no harm where it is let.
 * @type {{ [what: string]: (address: string) => unknown }}
 */
const ATTEMPTS = {
  "fetch": (address) => fetch(address).catch(() => {}),
  "XMLHttpRequest": (address) => {
    const request = new XMLHttpRequest();
    request.open("GET", address);
    request.send();
  },
  "sendBeacon": (address) => navigator.sendBeacon(address),
  // Opened from a disk the page has no host. No name ends with `.invalid`.
  "WebSocket": (address) => new WebSocket(`ws://${new URL(address).host || "page.invalid"}/`),
  "EventSource": (address) => new EventSource(address),
  "FontFace": (address) => new FontFace("tried", `url(${JSON.stringify(address)})`).load().catch(() => {}),
  // Its own address is none that a document with an origin of its own could run a worker from.
  "Worker": () => new Worker(URL.createObjectURL(new Blob())),
  "img": (src) => tryElement("img", { src }),
  "link rel=stylesheet": (href) => tryElement("link", { rel: "stylesheet", href }),
  "script": (src) => tryElement("script", { src }),
  "iframe": (src) => tryElement("iframe", { src }),
};

/**
 * Whether the browser refuses something.
 * @param {(address: string) => unknown} attempt
 * @param {string} address
 * @returns {Promise<boolean>}
 */
function isRefused(attempt, address) {
  return new Promise((resolve) => {
    // After what else the attempt sets off: two policies refuse twice.
    const timer = setTimeout(resolve, REFUSAL, false);
    const refuse = () => {
      clearTimeout(timer);
      setTimeout(resolve, 0, true);
    };
    document.addEventListener("securitypolicyviolation", refuse, { once: true });
    try {
      attempt(address);
    } catch {
      refuse();
    }
  });
}

/**
 * Everything, as headings with rows of a name and what is found.
 * @param {DiagnosisTexts} texts
 * @param {EngineFile | undefined} engine
 * @param {ShellFacts} shell
 * @returns {Promise<[string, [string, string][]][]>}
 */
async function findings(texts, engine, shell) {
  /** @type {Set<string>} */
  const policies = new Set();
  document.addEventListener("securitypolicyviolation", ({ originalPolicy }) => policies.add(originalPolicy));

  let file = "";
  let hash = texts.notComputed(ENGINE_INTEGRITY);
  let state = texts.started;
  /** @type {{ [name: string]: string }} */
  let known = {};
  if (shell.file) {
    const { bytes, sent } = shell.file;
    file = sent ? texts.received(sent, bytes.byteLength) : texts.inside(bytes.byteLength);
    if (crypto.subtle) {
      const digest = new Uint8Array(await crypto.subtle.digest("SHA-384", bytes));
      const found = `sha384-${btoa(String.fromCharCode(...digest))}`;
      hash = found === ENGINE_INTEGRITY ? texts.right(found) : texts.wrong(found, ENGINE_INTEGRITY);
    }
  } else file = texts.notReceived(shell.notReceived);
  try {
    if (engine) {
      await startEngine(engine);
      known = JSON.parse(versions());
    } else state = texts.notStarted(shell.engine);
  } catch (reason) {
    state = texts.notStarted(String(reason));
  }
  seal();
  /** @type {[string, string][]} */
  const attempts = [];
  for (const [what, attempt] of Object.entries(ATTEMPTS)) {
    attempts.push([what, (await isRefused(attempt, shell.address)) ? texts.refused : texts.notRefused]);
  }

  /** @param {unknown} present */
  const whether = (present) => (present ? texts.yes : texts.no);
  return [
    [
      texts.versions,
      [
        [texts.page, VERSION],
        [texts.trial, known.trial ? `${known.trial} ${known.trialVersion}` : texts.notKnown],
        [texts.trialHash, known.trialHash ?? texts.notKnown],
      ],
    ],
    [texts.engine, [[texts.state, state], [texts.file, file], [texts.fileHash, hash]]],
    [
      texts.policies,
      policies.size
        ? [...policies].map((policy, index) => [texts.policy(index + 1), policy])
        : [[texts.policy(1), texts.noPolicy]],
    ],
    [texts.attempts, attempts],
    [
      texts.browser,
      [
        ["WebAssembly", whether("WebAssembly" in window)],
        ["DecompressionStream", whether("DecompressionStream" in window)],
        [texts.clipboard, whether(navigator.clipboard)],
        [texts.secure, whether(isSecureContext)],
        [texts.origin, shell.origin],
        [texts.framed, whether(shell.framed)],
        [texts.userAgent, navigator.userAgent],
      ],
    ],
  ];
}

/**
 * An element with what is in it.
 * @param {string} name
 * @param {(Node | string)[]} content
 */
function made(name, ...content) {
  const element = document.createElement(name);
  element.append(...content);
  return element;
}

/**
 * Copies a text: by the clipboard where the page may, or else what is selected.
 * @param {string} text
 * @param {Node} shown Where the text can be selected.
 */
async function copied(text, shown) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    getSelection()?.selectAllChildren(shown);
    return document.execCommand("copy");
  }
}

/**
 * Shows the diagnosis.
 * @param {string | null} asked The language asked for.
 * @param {EngineFile | undefined} engine
 * @param {ShellFacts} shell
 */
async function diagnose(asked, engine, shell) {
  const tags = [asked ?? "", ...navigator.languages].map((tag) => tag.slice(0, 2).toLowerCase());
  const language = tags.find((tag) => tag in DIAGNOSIS) ?? "en";
  const texts = /** @type {DiagnosisTexts} */ (DIAGNOSIS[language]);
  const found = await findings(texts, engine, shell);

  const tables = made("div");
  tables.className = "tp-diagnosis";
  for (const [heading, rows] of found) {
    const body = rows.map(([name, value]) => {
      const head = made("th", name);
      head.setAttribute("scope", "row");
      return made("tr", head, made("td", value));
    });
    tables.append(made("table", made("caption", heading), made("tbody", ...body)));
  }
  const button = made("button", texts.copy);
  button.className = "tp-button";
  const told = made("p");
  told.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    const lines = found.map(([heading, rows]) => [heading, ...rows.map((row) => `  ${row.join(": ")}`)].join("\n"));
    told.textContent = (await copied(lines.join("\n"), tables)) ? texts.copied : texts.notCopied;
  });
  const main = made("main", made("h1", texts.title), made("p", texts.lead), button, told, tables);
  main.className = "tp-main";
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  document.title = texts.title;
  document.getElementById("prescreen")?.replaceChildren(main);
}
