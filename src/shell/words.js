// What the shell says itself: the title of the document, which depends on nothing but the kind of page, and how the frame
// with the form is called. The study's name stands in the document.

/** @type {{ [language: string]: { [page: string]: string } }} */
const TITLES = {
  "en": {
    questions: "Questions",
    check: "Check your answers",
    result: "How your answers compare with the listed rules",
    form: "Screening by criteria",
    warning: "Are you still there?",
  },
  "zh-CN": {
    questions: "问题",
    check: "核对您的回答",
    result: "您的回答与所列条件的对照结果",
    form: "按条件筛查",
    warning: "您还在吗？",
  },
};

/** The name of the study in each language. @type {Map<string, string>} */
const STUDY = new Map();
for (const section of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("section[lang]"))) {
  STUDY.set(section.lang, section.querySelector("h1")?.textContent ?? "");
}
