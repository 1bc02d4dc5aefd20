// Keeps what the element fires, for tests to read. Every event of its making passes here, also one that nobody hears.
const heard = [];
const { dispatchEvent } = EventTarget.prototype;
EventTarget.prototype.dispatchEvent = function (event) {
  if (this.localName === "ai-act-check" || this instanceof ShadowRoot) heard.push(event);
  return dispatchEvent.call(this, event);
};
// What reaches the document from the first element, by name.
const reached = new Set();
for (const name of ["ready", "step", "answer", "result", "export", "error"]) {
  document.addEventListener(`aiact-${name}`, (event) => {
    if (event.target === document.querySelector("ai-act-check")) reached.add(event.type);
  });
}
const details = (type) => heard.filter((event) => event.type === type).map((event) => event.detail);
