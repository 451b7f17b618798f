// What a page may do with the element: all of it is accepted, and what is read has the type that is written beside it.

import type {
  PrescreenAnswers,
  PrescreenAudience,
  PrescreenDetermination,
  PrescreenErrorCode,
  PrescreenResult,
  PrescreenTheme,
  TrialPrescreen,
} from "../../../src/element/trial-prescreen.js";

const made: TrialPrescreen = document.createElement("trial-prescreen");
const found: TrialPrescreen | null = document.querySelector("trial-prescreen");
const element = found ?? made;

element.audience = "clinician";
element.referenceDate = "2026-11-22";
element.referenceDate = null;
element.idleMinutes = 5;
element.trial = "trials/other.json";
element.trial = null;
element.theme = "dark";
element.lang = "zh-CN";
element.shareAnswers = true;
element.answers = { answers: { age_18_or_over: true, pao2: { value: 8.7, unit: "kPa" }, lavage_last: null } };
element.answers = '{"answers":{}}';
element.answers = null;
element.reset();
element.print();
element.focus({ preventScroll: true });

const audience: PrescreenAudience = element.audience;
const theme: PrescreenTheme = element.theme;
const minutes: number = element.idleMinutes;
const answers: Readonly<PrescreenAnswers> | null = element.answers;
const result: Readonly<PrescreenResult> | null = element.result;
const status: "passes" | "fails" | "unknown" | "not_applicable" | undefined = result?.criteria?.["E2"]?.status;
const earliest: string | undefined = result?.earliest?.from;

element.addEventListener("prescreen-ready", function ({ detail }) {
  const versions: string = `${detail.trial} ${detail.trialVersion} ${detail.trialHash}`;
  this.title = versions;
});
element.addEventListener("prescreen-error", ({ detail: { code, message } }) => {
  const known: PrescreenErrorCode = code;
  const told: string = message;
  const sentence = (): string => {
    switch (known) {
      case "engine-blocked":
      case "engine-unreachable":
      case "engine-damaged":
        return "the engine";
      case "trial-foreign":
      case "trial-unreachable":
      case "trial-too-large":
      case "trial-malformed":
      case "trial-version":
        return "the trial";
      case "answers-refused":
        return "the answers";
      case "stopped":
        return "the program";
    }
  };
  console.warn(sentence(), told);
});
element.addEventListener("prescreen-step", ({ detail }) => {
  const step: "start" | "questions" | "check" | "result" | "form" = detail.step;
  console.log(step);
});
element.addEventListener("prescreen-change", ({ detail }) => {
  const share: number = detail.answered / detail.items;
  const shared: PrescreenAnswers | undefined = detail.answers;
  console.log(share, shared?.answers["age_18_or_over"]);
});
element.addEventListener("prescreen-result", ({ detail }) => {
  const determination: PrescreenDetermination = detail.determination;
  console.log(determination);
});
element.addEventListener("prescreen-reset", (event) => event.stopPropagation(), { once: true });
const onClick = (event: MouseEvent) => console.log(event.clientX);
element.addEventListener("click", onClick);
element.removeEventListener("click", onClick);

console.log(audience, theme, minutes, answers, status, earliest);
