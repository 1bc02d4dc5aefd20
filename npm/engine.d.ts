// What the engine takes and gives. The documents are those of the command line; their schemas say more.

/** A day such as `2027-12-02`. */
export type Day = string;
export type Language = "de" | "en";
/** Option ids by question id, both as in the questionnaire. `unknown` and `none` are options like any other. */
export type Answers = Record<string, string[]>;
/** How firmly something stands: in the words of the law, or less. */
export type Basis = "text" | "recital" | "guideline" | "our-reading" | "reported";

export interface Rulebook {
  id: string;
  /** The day of the last change of the law it knows. */
  version: Day;
  /** Two builds with the same one decide and say the same. */
  fingerprint: string;
}

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

export interface Citation {
  text: string;
  link: string | null;
}

/** A role or a class. */
export interface Category {
  id: string;
  name: string;
  status: "certain" | "possible" | "excluded" | "not-examined";
  standing: "now" | "later" | null;
  applies_from: Day | null;
  grounds: {
    rule: string;
    name: string;
    status: "certain" | "possible";
    cite: Citation;
    basis: Basis;
    applies_from: Day[];
    reasons: { fact: string; holds: boolean; question: string | null; rule: string | null }[];
    doubts: string[];
  }[];
}

export interface Sanction {
  id: string;
  euro: number | null;
  /** Of the worldwide annual turnover. */
  percent: number | null;
  basis: Basis;
}

export interface Duty {
  id: string;
  force: "must" | "should" | "consider" | "may";
  moment: "now" | "later" | "dormant" | "event" | "open";
  roles: string[];
  applies_from: Day[];
  formerly: Day | null;
  only_if: string | null;
  title: string;
  what: string;
  event: string | null;
  step: string;
  evidence: string | null;
  cites: Citation[];
  basis: Basis;
  sanctions: Sanction[];
  information: Sanction[];
  doubts: string[];
  /** The questions that settle whether it binds. */
  questions: string[];
}

export interface Pointer {
  id: string;
  name: string;
  what: string;
  cite: Citation;
  link: string | null;
  basis: Basis;
}

export interface Assessment {
  lang: Language;
  as_of: Day;
  rulebook: Rulebook;
  headline: { class: string; text: string; lead: string; certainty: string };
  roles: Category[];
  classes: Category[];
  duties: Duty[];
  spared: string[];
  open: { question: string; title: string; classes: string[]; duties: number; unknown: boolean }[];
  contacts: Pointer[];
  neighbours: Pointer[];
  /** Question ids by what their answers do. */
  answers: { counted: string[]; uncounted: string[]; missing: string[]; optional: string[] };
  notice: string;
}

export const LANGUAGES: readonly Language[];

/** Every question with its ids. */
export function questions(lang: Language): Promise<Questionnaire>;

/** What the AI Act says about answers on a day. Rejects with a sentence that names what is wrong with them. */
export function assess(answers: Answers, asOf: Day, lang: Language): Promise<Assessment>;

/** Makes the result of a saved case anew: whether the same comes out today, and what there is to say about it. */
export function verify(saved: string | object, lang: Language): Promise<{ same: boolean; sentences: string[] }>;
