// What keeps the questions from being shown, and what the reader is told about it: without the engine there is nobody else
// to say so.

/** What keeps the questions from being shown, by its code in trial-prescreen.d.ts. */
class Problem extends Error {
  /**
   * @param {string} code
   * @param {string} message For those who run the site.
   * @param {unknown} [cause]
   */
  constructor(code, message, cause) {
    super(message, { cause });
    this.code = code;
  }
}

/**
 * What a problem is about, by its code, and so what the reader is told; otherwise about the trial. Where it is the site, the
 * page on its own may help.
 * @type {{ [code: string]: "site" | "end" }}
 */
const SUBJECTS = {
  "engine-blocked": "site",
  "engine-unreachable": "site",
  "engine-damaged": "site",
  stopped: "end",
};

const EXPLANATIONS = {
  en: {
    site: "The questions cannot be shown in this page: this site or this browser does not let their program start.",
    trial: "The rules of the study could not be loaded, so there is nothing to compare with yet. Please tell whoever runs this site.",
    end: "The program for these questions has stopped. Your answers are gone. Load this page again to start anew.",
    way: "Open the questions on a page of their own",
    code: "Code for the site's staff: ",
  },
  "zh-CN": {
    site: "无法在本页面中显示问题：本网站或此浏览器不允许问题程序启动。",
    trial: "无法加载研究条件，因此暂时无法进行对照。请告知本网站的管理人员。",
    end: "问题程序已经停止运行。您的回答已被清除。请重新加载本页面后再开始。",
    way: "在单独的页面中打开这些问题",
    code: "供网站管理人员参考的代码：",
  },
};

/**
 * The explanation for readers.
 * @param {Problem} problem
 * @param {string} language
 */
function explanation(problem, language) {
  const tag = /^zh\b/i.test(language) ? "zh-CN" : "en";
  const texts = EXPLANATIONS[tag];
  const subject = SUBJECTS[problem.code] ?? "trial";
  const failed = document.createElement("div");
  failed.className = "tp-failed";
  failed.lang = tag;
  failed.setAttribute("role", "alert");
  failed.append(paragraph(texts[subject]));
  if (subject === "site") {
    const way = document.createElement("a");
    way.href = new URL(`index.html?lang=${tag}`, import.meta.url).href;
    way.textContent = texts.way;
    failed.append(paragraph(way));
  }
  failed.append(paragraph(texts.code + problem.code));
  return failed;
}

/** @param {string | Node} content */
function paragraph(content) {
  const element = document.createElement("p");
  element.append(content);
  return element;
}
