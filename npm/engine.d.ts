// What the engine takes and gives. The documents are those of the command line; their schemas say more.

import type { Assessment, Rulebook } from "./ai-act-check.d.ts";

export type { Assessment, Rulebook };

/** A day such as `2027-12-02`. */
export type Day = string;
export type Language = "de" | "en";
/** Option ids by question id, both as in the questionnaire. `unknown` and `none` are options like any other. */
export type Answers = Record<string, string[]>;
export interface Questionnaire {
  lang: Language;
  rulebook: Rulebook;
  questions: {
    id: string;
    topic: string;
    title: string;
    hint: string;
    /** Whether several options may be chosen. */
    several: boolean;
    /** The id of the question that this one helps to answer. */
    helps: string | null;
    options: { id: string; label: string }[];
  }[];
}

export const LANGUAGES: readonly Language[];

/** Every question with its ids. */
export function questions(lang: Language): Promise<Questionnaire>;

/** What the AI Act says about answers on a day. Rejects with a sentence that names what is wrong with them. */
export function assess(answers: Answers, asOf: Day, lang: Language): Promise<Assessment>;

/** Makes the result of a saved case anew: whether the same comes out today, and what there is to say about it. */
export function verify(saved: string | object, lang: Language): Promise<{ same: boolean; sentences: string[] }>;
