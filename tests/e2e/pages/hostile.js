// Imitates the messages of a frame with the check in it.
const target = opener ?? parent;
target.postMessage({ height: 7 }, "*");
target.postMessage({ type: "aiact-result", detail: "forged" }, "*");
target.postMessage("sent", "*");
