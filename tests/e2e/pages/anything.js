// Does with an element whatever a page may do, as the test has drawn it by lot, and finds what must not be.

// What no text may bring about.
const ran = [];
for (const name of ["alert", "confirm", "prompt", "open"]) window[name] = () => ran.push(name);
window.print = () => dispatchEvent(new Event("afterprint"));
const files = [];
URL.createObjectURL = (blob) => {
  blob.text().then((text) => files.push([blob.type.split(";")[0], text]));
  return "blob:none";
};

// Texts come as code units, because half a pair of them is no text in JSON, and a number of repetitions.
const said = ([units, times]) => String.fromCharCode(...units).repeat(times);
const until = async (what, holds) => {
  for (let tries = 0; tries < 500; tries += 1) {
    const found = holds();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`waited in vain until ${what}`);
};

const deep = () => Array.from({ length: 100_000 }).reduce((inner) => [inner], "deep");
const circle = () => {
  const given = { answers: {} };
  given.answers.object = given;
  return given;
};
// What may be set as answers, from a text.
const GIVEN = {
  text: (text) => text,
  option: (text) => ({ answers: { object: [text], method: ["learned"] }, locked: ["object", "method"] }),
  question: (text) => ({ answers: { [text]: [text], object: ["system"] }, locked: [text] }),
  list: (text) => [text],
  wrong: (text) => ({ answers: text, locked: text }),
  nothing: () => null,
  absent: () => undefined,
  number: () => NaN,
  big: () => ({ answers: { object: [10n] } }),
  symbol: () => Symbol("answers"),
  code: () => () => ran.push("code"),
  page: () => document,
  throwing: () => ({ get answers() { throw new Error("no answers"); } }),
  deep: () => ({ answers: { object: deep() } }),
  circle,
};

const DO = {
  set: (element, name, text) => element.setAttribute(name, said(text)),
  remove: (element, name) => element.removeAttribute(name),
  answers: (element, kind, text) => (element.answers = GIVEN[kind](said(text))),
  result: (element, text) => (element.result = said(text)),
  join: (element) => document.querySelector("main").append(element),
  leave: (element) => element.remove(),
  hash: (element, text) => (location.hash = said(text)),
  stored: (element, area, text) => window[area].setItem("ai-act-check", said(text)),
  state: (element, text) => {
    history.pushState({ "ai-act-check": said(text) }, "");
    dispatchEvent(new PopStateEvent("popstate", { state: history.state }));
  },
  press: (element, at) => {
    const buttons = element.shadowRoot?.querySelectorAll("button") ?? [];
    buttons[at % buttons.length]?.click();
  },
  type: (element, text) => {
    for (const field of element.shadowRoot?.querySelectorAll("input:is([type=text], [type=search]):not([readonly]), textarea") ?? []) {
      field.value = said(text);
      for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, { bubbles: true }));
    }
  },
  wait: () => new Promise((resolve) => setTimeout(resolve)),
  stand: (element) => until("a screen stands", () => !element.isConnected || element.shadowRoot.querySelector("[data-step]")),
};

// What markup would leave behind, had a text become some.
function markup(root) {
  const found = [...root.querySelectorAll("script, style, link, img, iframe, object, embed, base, meta, b, i[class]")].map(
    (node) => `<${node.localName}>`,
  );
  for (const node of root.querySelectorAll("*")) {
    for (const { name } of node.attributes) if (name.startsWith("on") || name === "style") found.push(`${name}=`);
    const address = node.getAttribute("href") ?? "#";
    if (!/^(#|https:|mailto:)/.test(address)) found.push(`a link to ${address}`);
  }
  return found.map((what) => `text became markup: ${what}`);
}

const CHOICES = {
  theme: "auto light dark",
  persist: "none session local",
  "heading-level": "1 2 3 4 5 6",
  start: "choose ask web-chatbot",
};
const EXPORTS = "print html markdown json calendar link".split(" ");

// What the attributes say that was neither followed nor named.
function passedOver(element, messages, rulebook) {
  const found = [];
  const named = (...parts) => messages.some((message) => parts.every((part) => message.includes(part)));
  const value = (name) => element.getAttribute(name);
  const must = (name, holds, ...parts) => {
    if (value(name) !== null && !holds && !named(...parts)) found.push(`${name} is passed over in silence: ${JSON.stringify(value(name))}`);
  };
  for (const [name, known] of Object.entries(CHOICES)) {
    must(name, known.split(" ").includes(value(name)), `${name}="${value(name)}"`);
  }
  const unknown = (value("exports") ?? "").split(/[ \t\n\f\r]+/).filter((name) => name && !EXPORTS.includes(name));
  must("exports", unknown.length === 0, "exports:", unknown.join(" ").toWellFormed());
  must("rulebook", Object.values(rulebook).includes(value("rulebook")), `rulebook="${value("rulebook")}"`);
  const shown = element.shadowRoot.querySelector("[data-contact] a");
  const contact = value("accessibility-contact");
  must("accessibility-contact", shown?.textContent === contact?.toWellFormed(), `accessibility-contact="${contact}"`);
  if (shown && !/^(mailto|https):$/.test(shown.protocol)) found.push(`the contact leads to ${shown.href}`);
  return found;
}

// A new element goes through the steps; then it must work as any. Answers what is wrong.
async function turn(steps, answers) {
  document.querySelector("ai-act-check")?.remove();
  for (const area of [sessionStorage, localStorage]) area.clear();
  const element = document.createElement("ai-act-check");
  const messages = [];
  let rulebook = {};
  element.addEventListener("aiact-error", ({ detail }) => messages.push(detail.message));
  element.addEventListener("aiact-ready", ({ detail }) => ({ rulebook } = detail));
  const found = [];
  try {
    for (const [step, ...given] of steps) await DO[step](element, ...given);
    DO.join(element);
    await DO.stand(element);
    // The language of the last wish is on its way.
    await until("the language is there", () => ["de", "en"].includes(element.lang.toLowerCase().split("-")[0]));
    found.push(...passedOver(element, messages, rulebook), ...markup(element.shadowRoot));
    found.push(...(await works(element, answers)), ...markup(element.shadowRoot));
  } catch (error) {
    found.push(String(error));
  }
  const wrong = [...found, ...errors.splice(0), ...ran.splice(0).map((name) => `${name} was called`)];
  return [...new Set(wrong)].map((what) => what.slice(0, 300));
}

// Whether the check leads to its result and every report comes.
async function works(element, answers) {
  const root = element.shadowRoot;
  const press = (action) => root.querySelector(`[data-action=${action}]`).click();
  element.setAttribute("as-of", "2026-11-21");
  element.setAttribute("exports", EXPORTS.join(" "));
  element.answers = { answers };
  press("start");
  await until("the list of answers stands", () => root.querySelector("[data-step=answers]"));
  press("result");
  await until("the result stands", () => root.querySelector("[data-step=result]"));
  files.splice(0);
  for (const kind of ["html", "markdown", "json", "calendar", "link"]) press(kind);
  await until("four files come", () => files.length === 4);
  const certain = element.result.classes.filter(({ status }) => status === "certain").map(({ id }) => id);
  return certain.includes("high-risk") ? [] : [`the result is ${certain}`];
}
