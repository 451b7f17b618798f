// What a page may not do with the element: the compiler finds a mistake in each of the lines below a mark, or it would
// complain of the mark.

const element = document.createElement("trial-prescreen");

// @ts-expect-error: there are two audiences
element.audience = "doctor";
// @ts-expect-error: a theme has another name
element.theme = "black";
// @ts-expect-error: a date is text
element.referenceDate = new Date();
// @ts-expect-error: a number
element.idleMinutes = "5";
// @ts-expect-error: an address is text
element.trial = new URL("https://example.org/trial.json");
// @ts-expect-error: yes or no
element.shareAnswers = "";
// @ts-expect-error: answers stand in a member `answers`
element.answers = { age_18_or_over: true };
// @ts-expect-error: the result is only read
element.result = null;
// @ts-expect-error: what is read is frozen
element.answers!.answers = {};
// @ts-expect-error: and so is every result
element.result!.determination = "not_yet";
// @ts-expect-error: there may be no result
console.log(element.result.determination);
// @ts-expect-error: it takes nothing
element.reset("everything");
// @ts-expect-error: no answers in the event of another step
element.addEventListener("prescreen-step", ({ detail }) => console.log(detail.answers));
// @ts-expect-error: codes are typed
element.addEventListener("prescreen-error", ({ detail }) => detail.code === "engine-missing");
// @ts-expect-error: a determination has another name
element.addEventListener("prescreen-result", ({ detail }) => detail.determination === "eligible");
// @ts-expect-error: details are frozen
element.addEventListener("prescreen-change", ({ detail }) => (detail.answered = 0));
