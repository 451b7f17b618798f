// What no content security policy governs: browsers let a document make peer connections whatever its policy says. The engine
// cannot reach them, which the list of its imports shows; as a second lock the constructors are taken away before it starts,
// and the policy lets the form make no frame or worker that would still have them.

for (const name of Object.getOwnPropertyNames(globalThis)) {
  if (/^(webkit|moz)?RTC/.test(name)) Reflect.deleteProperty(globalThis, name);
}
