// Inside the frame: sets the check up as the address asks, and tells the page around it how tall the check is and what
// happened. It takes no messages. What it says goes only to the origin that put the frame there.
{
  const settings = new URLSearchParams(location.hash.slice(1));
  const check = document.querySelector("ai-act-check");
  const ATTRIBUTES = ["lang", "theme", "as-of", "heading-level", "rulebook", "persist", "exports", "accessibility-contact"];
  for (const name of ATTRIBUTES) {
    if (settings.has(name)) check.setAttribute(name, settings.get(name));
  }
  if (/^en/i.test(check.lang)) {
    document.documentElement.lang = "en";
    document.title = "AI Act: self-check";
  }

  const scheme = /^[a-z ]+$/.test(settings.get("scheme")) ? settings.get("scheme") : "light dark";
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`:root { color-scheme: ${scheme} } body { margin: 0; font-family: system-ui, sans-serif }`);
  document.adoptedStyleSheets = [sheet];

  const host = settings.get("host");
  if (parent !== window && /^https?:/.test(host)) {
    const tell = (message) => parent.postMessage(message, host);
    const measure = () => tell({ height: Math.ceil(document.body.getBoundingClientRect().height) });
    new ResizeObserver(measure).observe(document.body);
    for (const type of ["ready", "step", "answer", "result", "export", "error"].map((name) => `aiact-${name}`)) {
      check.addEventListener(type, ({ detail }) => tell({ type, detail }));
    }
  }
}
