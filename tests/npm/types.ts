// Compiles only if the types of the package say what they should.

import "ai-act-check/define";
import "ai-act-check/reflection";
import "ai-act-check/register";
import "ai-act-check/training";
import "ai-act-check/draft";
import { AiActCheck, type Assessment } from "ai-act-check";
import { assess, next, questions, verify } from "ai-act-check/engine";
// @ts-expect-error: this entry registers the class and exports nothing.
import { AiActCheck as unexported } from "ai-act-check/define";

customElements.define("company-check", class extends AiActCheck {});
const version: string = AiActCheck.version;
const result: Assessment | null = new AiActCheck().result;
document.querySelector("ai-act-check")?.addEventListener("aiact-answer", ({ detail }) => detail.options.length);
document.querySelector("ai-act-register")?.addEventListener("aiact-error", ({ detail }) => detail.code.length);
document.querySelector("ai-act-reflection")?.reflection?.format.length;
const draft = document.querySelector("ai-act-draft");
if (draft) draft.answers = { answers: { size: ["sme"] }, rulebook: "eu-ai-act" };
const training = document.querySelector("ai-act-training");
if (training) training.course = null;
// @ts-expect-error: the result cannot be set.
new AiActCheck().result = result;

const first: string | undefined = (await questions("de")).questions[0]?.options[0]?.id;
const { classes, duties } = await assess({ object: [first ?? "unknown"] }, "2027-12-02", "en");
const certain: string[] = classes.filter((found) => found.status === "certain").map((found) => found.name);
const euro: number | null | undefined = duties[0]?.sanctions[0]?.euro;
const { same }: { same: boolean } = await verify({ format: "ai-act-check/1" }, "de");
const { question } = await next({}, "2027-12-02", "en");
const note: string | null | undefined = question?.options[0]?.note;
// @ts-expect-error: there is no such language.
await questions("fr");
// @ts-expect-error: options are a list.
await assess({ object: "system" }, "2027-12-02", "en");

export { certain, euro, note, same, unexported, version };
