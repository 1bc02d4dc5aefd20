// @ts-check
// Inside the frame: sets the check up as the address asks, and tells the page around it how tall the check is and what
// happened. It takes no messages. What it says goes only to the origin that put the frame there.
{
  const settings = new URLSearchParams(location.hash.slice(1));
  const check = /** @type {HTMLElement} */ (document.querySelector("ai-act-check"));
  const ATTRIBUTES = [
    "lang", "theme", "as-of", "start", "heading-level", "rulebook", "persist", "exports", "accessibility-contact",
  ];
  for (const name of ATTRIBUTES) {
    const value = settings.get(name);
    if (value !== null) check.setAttribute(name, value);
  }
  const lang = check.lang.split("-")[0].toLowerCase();
  const title = __FRAME__[lang]?.title;
  if (title) {
    document.documentElement.lang = lang;
    document.title = title;
  }

  const wish = settings.get("scheme") ?? "";
  const scheme = /^[a-z ]+$/.test(wish) ? wish : "light dark";
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`:root { color-scheme: ${scheme} } body { margin: 0; font-family: system-ui, sans-serif }`);
  document.adoptedStyleSheets = [sheet];

  const host = settings.get("host") ?? "";
  if (parent !== window && /^https?:/.test(host)) {
    // The loader's sandbox allows them.
    document.documentElement.dataset.downloads = "";
    const tell = (/** @type {object} */ message) => parent.postMessage(message, host);
    const measure = () => tell({ height: Math.ceil(document.body.getBoundingClientRect().height) });
    new ResizeObserver(measure).observe(document.body);
    for (const type of ["ready", "step", "answer", "result", "export", "error"].map((name) => `aiact-${name}`)) {
      check.addEventListener(type, (event) => tell({ type, detail: /** @type {CustomEvent} */ (event).detail }));
    }
  }
}
