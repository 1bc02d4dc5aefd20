// The engine in Node says exactly what the command line says.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { AiActCheck } from "ai-act-check";
import { assess, LANGUAGES, next, questions, verify } from "ai-act-check/engine";

const FOLDER = mkdtempSync(join(tmpdir(), "ai-act-check-"));

// What the command line prints, and with which exit code.
function cli(...words) {
  try {
    return { text: execFileSync(process.env.AIACT_CLI, words, { encoding: "utf8", stdio: "pipe" }), code: 0 };
  } catch (error) {
    return { text: error.stdout + error.stderr, code: error.status };
  }
}

function file(content) {
  const path = join(FOLDER, "input.json");
  writeFileSync(path, JSON.stringify(content));
  return path;
}

const CASES = {
  nothing: {},
  "a chat bot": { object: ["system"], stage: ["use"], exclusions: ["none"], origin: ["own"], output: ["unknown"] },
  "a filter for applications": {
    object: ["system"], stage: ["use"], exclusions: ["abroad"], origin: ["own"], activity: ["offer"],
    union: ["outside"], "union-links": ["market"], practices: ["none"], areas: ["employment"],
    employment: ["filter"], profiling: ["yes"], output: ["none"], providing: ["none"], existing: ["new"],
  },
};

for (const [name, answers] of Object.entries(CASES)) {
  for (const lang of LANGUAGES) {
    for (const day of ["2025-02-02", "2026-11-21", "2028-08-02"]) {
      test(`${name} on ${day} in ${lang}`, async () => {
        const expected = JSON.parse(cli("assess", file({ answers }), "--as-of", day, "--lang", lang).text);
        assert.deepEqual(await assess(answers, day, lang), expected);
        const turn = JSON.parse(cli("next", file({ answers }), "--as-of", day, "--lang", lang).text);
        assert.deepEqual(await next(answers, day, lang), turn);
      });
    }
  }
}

test("the questionnaire is the same", async () => {
  for (const lang of LANGUAGES) {
    assert.deepEqual(await questions(lang), JSON.parse(cli("questions", "--json", "--lang", lang).text));
  }
});

test("a case that was edited is told apart, in the same words", async () => {
  const assessment = await assess(CASES["a chat bot"], "2026-11-21", "de");
  const saved = { format: "ai-act-check/1", answers: CASES["a chat bot"], name: "", reasons: {}, assessment, sha256: "0" };
  const { same, sentences } = await verify(saved, "de");
  const { text, code } = cli("verify", file(saved), "--lang", "de");
  assert.deepEqual([same, sentences.join("\n") + "\n"], [false, text]);
  assert.equal(code, 1);
  assert.deepEqual(await verify(JSON.stringify(saved), "de"), { same, sentences });
});

test("what is wrong is said in the same sentence", async () => {
  const wrong = { object: ["systems"] };
  const { text, code } = cli("assess", file({ answers: wrong }));
  assert.equal(code, 2);
  await assert.rejects(assess(wrong, "2026-11-21", "en"), (error) => text.trimEnd().endsWith(error.message));
  await assert.rejects(assess({}, "2026-02-30", "en"), /2026-02-30/);
  await assert.rejects(assess({}, "2020-01-01", "en"), /2020-01-01/);
  await assert.rejects(verify({ answers: {} }, "en"), /no saved case/);
  await assert.rejects(verify("{", "en"), /no case of ai-act-check/);
  await assert.rejects(questions("fr"), /"fr"/);
});

test("the class may be imported where there is no page", () => {
  assert.match(AiActCheck.version, /^\d+\.\d+\.\d+$/);
});
