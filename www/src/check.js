// @ts-check
// The page that tests the files: shows what check-answers.js finds, in German or English. It stands in the place of a text that says why
// this script may not have run. Nothing here is markup, so the page works under a strict policy.

import { FOLDER, WAYS, look } from "./check-answers.js";
import { CHECK_WORDS, fill } from "./check-words.js";

/** @import { Finding, Report, Way } from "./check-answers.js" */

const byId = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @type {Report | null} */
let report = null;
let page = new URLSearchParams(location.search).get("page") ?? "";
let when = "";

/** @returns {"de" | "en"} */
function language() {
  const wish = location.hash.slice(1);
  if (wish === "de" || wish === "en") return wish;
  return navigator.language.toLowerCase().startsWith("de") ? "de" : "en";
}

const words = () => CHECK_WORDS[language()];

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string>} attributes
 * @param {(Node | string)[]} children
 */
function made(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/**
 * @param {string} title
 * @param {Node[]} children
 */
const part = (title, ...children) => made("section", { class: "part" }, made("h2", {}, title), ...children);

/** @param {Way[]} ways */
const listed = (ways) => ways.map((way) => words().ways[way]).join(", ");

/** Which ways do not start, by what must be changed and by what is not there. */
function failing() {
  const { findings = [], absent = [] } = report ?? {};
  return WAYS.filter((way) => absent.includes(way) || findings.some(({ level, ways }) => level === "must" && ways.includes(way)));
}

/** @param {Finding} finding */
function said({ kind, details }) {
  const { title, effect, help } = words().findings[kind];
  return { title: fill(title, details), effect: fill(effect, details), help: fill(help, details) };
}

/** @param {Finding} finding */
function card(finding) {
  const { title, effect, help } = said(finding);
  const { levels, concerns, effect: happens, help: helps } = words();
  const article = made("article", { class: "finding", "data-level": finding.level, "data-row": finding.row, "data-kind": finding.kind },
    made("p", { class: "meta" }, levels[finding.level] + (finding.ways.length > 0 ? ` · ${fill(concerns, { ways: listed(finding.ways) })}` : "")),
    made("h3", {}, title),
    made("p", {}, made("span", { class: "meta" }, `${happens} `), effect),
    made("p", {}, made("span", { class: "meta" }, `${helps} `), help));
  if (finding.line) article.append(made("pre", {}, finding.line));
  return article;
}

function facts() {
  const { facts: names, unknown, none } = words();
  const bad = failing();
  const values = {
    folder: FOLDER.pathname,
    version: report?.manifest?.version ?? unknown,
    page: report?.onPage ?? unknown,
    rulebook: report?.manifest ? new Date(report.manifest.rulebook).toLocaleDateString(language(), { dateStyle: "medium", timeZone: "UTC" }) : unknown,
    time: when,
    yes: listed(WAYS.filter((way) => !bad.includes(way))) || none,
    no: listed(bad) || none,
  };
  const pairs = Object.entries(values).map(([name, value]) =>
    made("div", {}, made("dt", {}, names[/** @type {keyof typeof names} */ (name)]), made("dd", {}, value)));
  return made("dl", { class: "facts" }, ...pairs);
}

function table() {
  const { columns, fine: sentences, parts } = words();
  const head = made("tr", {}, ...columns.map((name) => made("th", { scope: "col" }, name)));
  const rows = (report?.fine ?? []).map(({ row, is, answer }) =>
    made("tr", { "data-row": row, "data-is": is }, made("th", { scope: "row" }, row), made("td", {}, sentences[is]), made("td", {}, made("code", {}, answer))));
  return made("table", { "aria-label": parts.fine }, made("thead", {}, head), made("tbody", {}, ...rows));
}

/** What the administrator needs, without the page. */
function letter() {
  const { letter, wish, thanks, where } = words();
  const lines = [fill(letter, { folder: FOLDER.href })];
  const findings = (report?.findings ?? []).filter(({ kind }) => kind !== "absent");
  for (const level of /** @type {const} */ (["must", "better"])) {
    const of = findings.filter((finding) => finding.level === level);
    if (level === "must" && of.length === 0) lines.push(`- ${thanks}`);
    if (level === "better" && of.length > 0) lines.push("", wish);
    for (const finding of of) {
      const { title, effect, help } = said(finding);
      lines.push(`- ${title}. ${effect} ${help}${finding.line ? ` ${finding.line}` : ""}`);
    }
  }
  return [...lines, "", where].join("\n");
}

/** @param {MouseEvent} event */
async function copy({ currentTarget }) {
  const { copied, notCopied } = words();
  const done = await navigator.clipboard?.writeText(letter()).then(() => true, () => false);
  /** @type {HTMLElement} */ (currentTarget).parentElement?.nextElementSibling?.replaceChildren(done ? copied : notCopied);
}

/** The head and foot in the language, with the way to the other. */
function surround() {
  const { title, other, manual, generator, foot } = words();
  const lang = language();
  const [to, suffix] = lang === "de" ? ["en", ""] : ["de", ".en"];
  document.documentElement.lang = lang;
  document.title = `${title} – ai-act-check`;
  byId("name").textContent = title;
  byId("foot").textContent = foot;
  byId("ways").replaceChildren(
    made("a", { href: `manual.${lang}.html` }, manual), " ",
    made("a", { href: `embed${suffix}.html` }, generator), " ",
    made("a", { href: `#${to}`, lang: to, hreflang: to }, other));
}

function show() {
  surround();
  if (!report) return;
  const say = words();
  const { findings, fine } = report;
  const bad = failing().filter((way) => !report?.absent.includes(way));
  const nothing = failing().length === WAYS.length;
  const headline = nothing ? say.fails : bad.length > 0 || findings.some(({ level }) => level === "must") ? say.partly : say.starts;
  const count = (/** @type {Finding["level"]} */ level) => findings.filter((finding) => finding.level === level).length;
  const summary = fill(say.summary, { must: count("must"), better: count("better"), fine: fine.length });
  const heavy = [...findings].sort((a, b) => Number(b.level === "must") - Number(a.level === "must"));

  const field = made("input", { id: "page", name: "page", type: "text", inputmode: "url", value: page, spellcheck: "false", autocomplete: "off", "aria-describedby": "page-hint" });
  const form = made("form", { class: "ask" },
    made("label", { for: "page" }, say.ask), field, made("small", { id: "page-hint" }, say.askHint),
    made("p", { class: "buttons" }, made("button", { type: "submit" }, say.again)));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    page = field.value.trim();
    void run();
  });
  const button = made("button", { type: "button" }, say.copy);
  button.addEventListener("click", copy);

  byId("report").replaceChildren(
    made("h1", { tabindex: "-1" }, headline), made("p", { class: "lead" }, summary), facts(),
    part(say.parts.findings, ...(heavy.length > 0
      ? [made("p", { class: "meta" }, say.order), ...heavy.map(card),
        made("p", {}, `${say.where} `, made("a", { href: `manual.${language()}.html#server` }, say.manual))]
      : [made("p", {}, say.nothing)])),
    part(say.parts.fine, table()),
    part(say.parts.page, form),
    part(say.parts.letter, made("pre", { class: "letter" }, letter()), made("p", { class: "buttons" }, button),
      made("p", { role: "status" }), made("p", { class: "meta" }, say.privacy)));
  byId("status").textContent = say.done;
}

async function run() {
  const say = words();
  when = new Date().toLocaleString(language(), { dateStyle: "medium", timeStyle: "short" });
  const place = byId("trial");
  place.dataset.title = say.frame;
  report = await look(page, place, (file) => {
    byId("status").textContent = fill(words().looking, { file });
  });
  place.replaceChildren();
  show();
}

addEventListener("hashchange", show);
surround();
if (location.protocol === "file:") byId("report").replaceChildren(made("h1", {}, words().disk));
else {
  byId("report").replaceChildren();
  void run();
}
