// @ts-check
// Puts the check into a frame, for pages that admit no element of ours: a classic script, to be placed where the check shall
// stand. docs/embedding.md lists its data-* attributes and what each permission of the frame is for.
(() => {
  const WORDS = __FRAME__;
  const wordsOf = (/** @type {string} */ lang) => WORDS[lang.split("-")[0].toLowerCase()] ?? /** @type {NonNullable<typeof WORDS.en>} */ (WORDS.en);
  const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);
  if (!script) {
    console.error(`ai-act-check: ${wordsOf(navigator.language).module}`);
    return;
  }
  const { into, lang: wish, persist, title } = script.dataset;
  const place = (into && document.querySelector(into)) || document.createElement("div");
  if (!place.isConnected) script.after(place);
  const around = /** @type {HTMLElement | null} */ (place.closest("[lang]"));
  const lang = wish || around?.lang || navigator.language;
  const words = wordsOf(lang);

  // In the fragment, so that no server learns what the page asks for.
  const settings = new URLSearchParams({ host: location.origin, scheme: getComputedStyle(place).colorScheme, lang });
  for (const { name, value } of script.attributes) {
    if (name.startsWith("data-")) settings.set(name.slice(5), name === "data-lang" ? lang : value);
  }
  const page = new URL("frame.html", script.src);
  // On the origin of this page, a frame that keeps its origin could take its own sandbox off.
  const keeps = (persist === "session" || persist === "local") && page.origin !== location.origin;

  const frame = document.createElement("iframe");
  frame.title = title || words.title;
  frame.sandbox = `allow-scripts allow-forms allow-downloads allow-modals allow-popups allow-popups-to-escape-sandbox${
    keeps ? " allow-same-origin" : ""
  }`;
  frame.allow = "clipboard-write";
  frame.referrerPolicy = "no-referrer";
  frame.src = `${page}#${settings}`;
  Object.assign(frame.style, { display: "block", inlineSize: "100%", blockSize: "80vh", border: "0" });

  const tell = (/** @type {string} */ type, /** @type {unknown} */ detail) =>
    place.dispatchEvent(new CustomEvent(type, { detail, bubbles: true }));

  // The page inside says how tall it is as soon as its script runs. Where it says nothing, it is not our page, or no script of it runs.
  const note = document.createElement("p");
  const link = document.createElement("a");
  note.setAttribute("role", "alert");
  note.lang = lang;
  link.href = page.href;
  link.target = "_blank";
  link.textContent = words.alone;
  // What was heard once is our page, whether it spoke before its load event or after.
  let heard = false;
  const silent = () => {
    if (heard || note.isConnected) return;
    note.replaceChildren(words.fails, " ", link);
    place.prepend(note);
    tell("aiact-error", { code: "frame", message: words.fails, fatal: true });
  };
  let waiting = setTimeout(silent, 30_000);
  frame.addEventListener("load", () => {
    clearTimeout(waiting);
    waiting = setTimeout(silent, 5_000);
  });

  addEventListener("message", ({ source, origin, data }) => {
    if (source !== frame.contentWindow || origin !== (keeps ? page.origin : "null")) return;
    heard = true;
    note.remove();
    if (data.height > 0) frame.style.blockSize = `${data.height}px`;
    const { type, detail } = data;
    if (/^aiact-[a-z]+$/.test(type)) tell(type, detail);
  });
  place.replaceChildren(frame);
})();
