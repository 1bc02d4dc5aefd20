// Reads the GIFT of a folder with somebody else's parser: every text must come back as the package beside it has it.
"use strict";

const assert = require("node:assert");
const fs = require("node:fs");
const vm = require("node:vm");
const { parse } = require("gift-pegjs");

const SIGNS = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };

/** The text of a little HTML. */
function text(html) {
  return html.replace(/<[^>]*>/g, "").replace(/&([a-z]+|#39);/g, (_, name) => SIGNS[name]);
}

/** Spaces are one to a parser; a sign that is none at all may be missing. */
function same(one, other) {
  const plain = (all) => all.replace(/[\s\u2028\u2029]+/g, " ").trim();
  assert.strictEqual(plain(one), plain(other));
}

for (const folder of process.argv.slice(2)) {
  const script = fs.readFileSync(`${folder}/scorm12/course.js`, "utf8").split("\n")[0];
  const course = vm.runInNewContext(`${script} COURSE;`);
  const questions = parse(fs.readFileSync(`${folder}/questions.gift`, "utf8")).filter(({ type }) => type === "MC");
  assert.strictEqual(questions.length, 2 * course.cases.length);
  course.cases.forEach((it, at) => {
    for (const [question, choices] of [[questions[2 * at], it.choices], [questions[2 * at + 1], it.partner]]) {
      assert(text(question.stem.text).replace(/\s+/g, " ").includes(it.story.replace(/[\s\u2028]+/g, " ")), it.id);
      assert.strictEqual(question.choices.length, choices.length);
      question.choices.forEach((choice, place) => {
        same(text(choice.text.text), choices[place].label);
        same(text(choice.feedback.text), choices[place].why);
        assert.strictEqual(Boolean(choice.isCorrect), choices[place].right);
      });
      assert(question.globalFeedback.text.length > 20);
    }
  });
  console.log(`${folder}: ${questions.length} questions come back whole`);
}
