// @ts-check
// Stands in for storage.js where the check is an activity of a learning system (SCORM 1.2 or 2004): what outlives the page lies in
// the suspend data there, and once a result stood, the activity is complete. There is no score: no class is better than another.

import { learningSystem } from "./learning-system.js";

/** @type {Record<string, Record<"title" | "alone" | "full", string>>} */
const OWN_WORDS = __ACTIVITY__;

// The page and the learning system around it; a function, since all modules of a build share their names.
const place = (() => {
  const wished = navigator.languages.map((tag) => tag.split("-")[0].toLowerCase()).find((code) => code in OWN_WORDS);
  const lang = wished ?? document.documentElement.lang;
  const words = OWN_WORDS[lang];
  document.documentElement.lang = lang;
  document.title = words.title;

  const system = learningSystem();
  const { says } = system;
  const began = Date.now();

  const note = document.createElement("p");
  note.setAttribute("role", "status");
  document.querySelector("main")?.prepend(note);

  // One that is running already answers that it did not start.
  const isThere = system.start() || system.get(says.status) !== "";
  note.textContent = isThere ? "" : words.alone;
  let kept = system.get(says.suspend);
  // Who comes back to change an answer has completed it all the same.
  if (!["completed", "passed"].includes(system.get(says.status))) system.set(says.status, "incomplete");
  system.set(says.exit, "suspend");
  system.save();

  document.addEventListener("aiact-result", () => {
    system.set(says.status, "completed");
    system.save();
  });

  function tellTime() {
    system.set(says.time, says.duration(Math.max(0, Math.round((Date.now() - began) / 1000))));
    system.save();
  }
  // Whoever is asked whether to leave may stay, so that is no end yet.
  addEventListener("beforeunload", tellTime);
  addEventListener("pagehide", () => {
    tellTime();
    system.end();
  });

  /** @param {string} text */
  function keep(text) {
    const isShort = text.length <= says.room;
    if (isThere) note.textContent = isShort ? "" : words.full;
    if (!isShort) return;
    kept = text;
    system.set(says.suspend, text);
    system.save();
  }

  /** @type {import("./storage.js").Area} */
  const area = { getItem: () => kept || null, setItem: (_, text) => keep(text), removeItem: () => keep("") };
  return isThere ? area : null;
})();

/** @type {typeof import("./storage.js").useStorage} */
export const useStorage = (persist, _, use) => (persist === "none" || !place ? null : use(place));
