// What the engine takes and gives. The documents are those of the command line; their schemas say more.

import type { Assessment, Day, Language, Questionnaire, Turn, Verdict } from "./documents.d.ts";

export type * from "./documents.d.ts";

/** Option ids by question id, both as in the questionnaire. `unknown` and `none` are options like any other. */
export type Answers = Record<string, string[]>;

export const LANGUAGES: readonly Language[];

/** Every question with all that a screen shows of it. */
export function questions(lang: Language): Promise<Questionnaire>;

/** The question to ask after these answers, to ask them one by one on screens of your own, in a chat or aloud. */
export function next(answers: Answers, asOf: Day, lang: Language): Promise<Turn>;

/** What the AI Act says about answers on a day. Rejects with a sentence that names what is wrong with them. */
export function assess(answers: Answers, asOf: Day, lang: Language): Promise<Assessment>;

/** Makes the result of a saved case anew: whether the same comes out today, and what there is to say about it. */
export function verify(saved: string | object, lang: Language): Promise<Verdict>;
