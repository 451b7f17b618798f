// The browser's Back and Forward: each step that the person took is an entry of the shell's history. The address stays as it
// is, and an entry holds two numbers: how often the form began anew, and how many steps lie before. In a frame there are no
// entries, since those would be the host page's: there Back is the form's own.

/** Whether the page has a history of its own. */
const HAS_HISTORY = parent === window;

/** More steps than anybody takes: a number in an entry is never more than a count. */
const MOST_STEPS = 1000;

/** @param {unknown} number */
function isCount(number) {
  return Number.isInteger(number) && Number(number) >= 0 && Number(number) <= MOST_STEPS;
}

/**
 * The place that the present entry stands for.
 * @returns {{ generation: number, index: number } | undefined}
 */
function place() {
  const found = /^(\d{1,4}):(\d{1,4})$/.exec(String(history.state));
  return found ? { generation: Number(found[1]), index: Number(found[2]) } : undefined;
}

/**
 * Makes the present entry that of a place: a new entry where the form went on, the same one otherwise.
 * @param {unknown} generation
 * @param {unknown} index
 */
function reach(generation, index) {
  if (!HAS_HISTORY || !isCount(generation) || !isCount(index)) return;
  const before = place();
  if (before?.generation === generation && before?.index === index) return;
  const wentOn = before !== undefined && before.generation === generation && before.index < Number(index);
  history[wentOn ? "pushState" : "replaceState"](`${generation}:${index}`, "");
}
