// @ts-check
// Puts the check into a frame, for pages that admit no element of ours: a classic script, to be placed where the check shall
// stand. docs/embedding.md lists its data-* attributes and what each permission of the frame is for.
(() => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const { into, lang: wish, persist, title } = script.dataset;
  const place = (into && document.querySelector(into)) || document.createElement("div");
  if (!place.isConnected) script.after(place);
  const around = /** @type {HTMLElement | null} */ (place.closest("[lang]"));
  const lang = wish || around?.lang || navigator.language;

  // In the fragment, so that no server learns what the page asks for.
  const settings = new URLSearchParams({ host: location.origin, scheme: getComputedStyle(place).colorScheme, lang });
  for (const { name, value } of script.attributes) {
    if (name.startsWith("data-")) settings.set(name.slice(5), name === "data-lang" ? lang : value);
  }
  const page = new URL("frame.html", script.src);
  // On the origin of this page, a frame that keeps its origin could take its own sandbox off.
  const keeps = (persist === "session" || persist === "local") && page.origin !== location.origin;

  const frame = document.createElement("iframe");
  const TITLES = __TITLES__;
  frame.title = title || TITLES[lang.split("-")[0].toLowerCase()] || String(TITLES.en);
  frame.sandbox = `allow-scripts allow-forms allow-downloads allow-modals allow-popups allow-popups-to-escape-sandbox${
    keeps ? " allow-same-origin" : ""
  }`;
  frame.allow = "clipboard-write";
  frame.referrerPolicy = "no-referrer";
  frame.src = `${page}#${settings}`;
  Object.assign(frame.style, { display: "block", inlineSize: "100%", blockSize: "80vh", border: "0" });

  addEventListener("message", ({ source, origin, data }) => {
    if (source !== frame.contentWindow || origin !== (keeps ? page.origin : "null")) return;
    if (data.height > 0) frame.style.blockSize = `${data.height}px`;
    const { type, detail } = data;
    if (/^aiact-[a-z]+$/.test(type)) place.dispatchEvent(new CustomEvent(type, { detail, bubbles: true }));
  });
  place.replaceChildren(frame);
})();
