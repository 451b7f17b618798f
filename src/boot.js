// Starts the engine and, where that fails for whatever reason, says so in the page. It holds no sentence: those stand in
// index.html, so that they can be read and translated with the rest.

try {
  const engine = await import("./trial_prescreen.js");
  await engine.default();
  engine.startPage();
} catch (reason) {
  console.error(reason);
  const failed = document.getElementById("prescreen-failed");
  if (failed) failed.hidden = false;
  for (const waiting of document.querySelectorAll(".tp-waiting")) waiting.hidden = true;
}
