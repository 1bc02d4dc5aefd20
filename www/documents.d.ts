// The documents, derived from src/documents: `AIACT_SNAPSHOTS=1 cargo test --package documents` writes them anew. Their
// schemas are in docs/schema/.

/**
 * What the EU AI Act says about a set of answers on a day, as `ai-act-check assess` prints it. Ids are stable, texts are in the
 * language of the document.
 */
export interface Assessment {
  /** The language of the texts. */
  lang: Language;
  /** The day of the assessment. */
  as_of: Day;
  /** The rulebook that was asked. */
  rulebook: Rulebook;
  /** The result in short: the most serious class that is certain. */
  headline: Headline;
  /** Every role of the rulebook, in its order. */
  roles: Array<Category>;
  /** Every class and finding of the rulebook, the most serious first. Classes are not exclusive: several can be certain. */
  classes: Array<Category>;
  /** Ordered scales of which some classes are the levels; left out where the rulebook has none. */
  scales?: Array<Scale>;
  /** Duties, permissions, rights and reliefs that bind or may bind, in the rulebook's order. */
  duties: Array<Duty>;
  /** Grounds of bans and high-risk classes that were near: somebody was asked about them, and they do not hold. */
  excluded: Array<Excluded>;
  /** Ids of duties that do not bind although one might think so. */
  spared: Array<Id>;
  /** Common wrong beliefs that the answers let matter, the most important first; five at most. */
  beliefs: Array<Belief>;
  /** The questions that would settle what is open, those that settle most first: by classes and roles, then by duties. */
  open: Array<OpenQuestion>;
  /** The points that the law itself leaves open and that touch the result, those first on which the headline hangs. */
  doubts: Array<OpenPoint>;
  /** Where to turn. What is national is shown for the Member State given, or for Germany and all others while none is given. */
  contacts: Array<Pointer>;
  /** Other law that matters in the case; no duty of the Regulation. */
  neighbours: Array<Pointer>;
  /** What became of the answers given. */
  answers: AnswersByEffect;
  /** That this is orientation and no legal advice, with the state of the law. */
  notice: Words;
}

/** The result in short. */
export interface Headline {
  /** The id of the most serious class that is certain; "open" if none is. */
  class: Id;
  /** The result in one sentence. */
  text: Words;
  /** What it rests on. */
  lead: Words;
  /** How certain the result is, and what is possible beside what the headline names. */
  certainty: Words;
}

/** A role, class or finding. */
export interface Category {
  /** Its id. */
  id: Id;
  /** Its name. */
  name: Words;
  /** Whether it holds. */
  status: Status;
  /** For what is certain: whether it applies already; null for what is not certain. */
  standing: Standing | null;
  /**
   * The day from which what is certain applies; while an open answer decides between days, the last of them (each ground has
   * them all); null for what is not certain, and for what has no day of its own.
   */
  applies_from: Day | null;
  /** The provisions under which it holds or may hold. A provision that is excluded is left out. */
  grounds: Array<Ground>;
}

/** An ordered scale. Exactly one of its levels holds, or none where the rulebook does not reach the case. */
export interface Scale {
  /** Its id. */
  id: Id;
  /** Its name. */
  name: Words;
  /** The ids of its levels, the lowest first. */
  levels: Array<Id>;
  /** The level that is certain; null while it is open, or where none holds. */
  level: Id | null;
}

/** Whether a role, class or finding holds. */
export type Status = "certain" | "possible" | "excluded" | "not-examined";

/** Whether what is certain applies on the day of the assessment. */
export type Standing = "now" | "later";

/** A provision under which a category holds or may hold. */
export interface Ground {
  /** The rule's id, taken from the provision. */
  rule: Id;
  /** The rule's short name. */
  name: Words;
  /** Whether the ground holds. */
  status: GroundStatus;
  /** The provision. */
  cite: Cite;
  /** What it stands on. */
  basis: Basis;
  /** The day of application; several days while an open answer decides which; none for what has no day of its own. */
  applies_from: Array<Day>;
  /** The facts that alone make the ground hold; none while it is only possible. */
  reasons: Array<Reason>;
  /** What the law itself leaves open about this provision. */
  doubts: Array<Words>;
}

/** Whether a ground holds. */
export type GroundStatus = "certain" | "possible";

/** A fact that decides. */
export interface Reason {
  /** The fact's id. */
  fact: Id;
  /** Whether the fact is so; false if it is not. */
  holds: boolean;
  /** The id of the question whose answer says so; null if no answer that counts presents the fact. */
  question: Id | null;
  /** The id of the rule that makes the fact matter; null if it matters by itself. */
  rule: Id | null;
}

/** A duty, permission, right or relief. */
export interface Duty {
  /** Its id. */
  id: Id;
  /** What it asks of whom it binds. */
  force: Force;
  /** When it has to be met. */
  moment: Moment;
  /** The visitor's roles it comes from. */
  roles: Array<Id>;
  /**
   * The days from which it applies, each once and in order; several while an open answer decides, none while it counts from a
   * day that nobody knows.
   */
  applies_from: Array<Day>;
  /** The day it had before an amendment moved it. */
  formerly: Day | null;
  /** What must happen on or after the day before anything is owed, such as "redesign". */
  only_if: Id | null;
  /** What to do, in a few words. */
  title: Words;
  /** What the law asks. */
  what: Words;
  /** On what event it is owed. */
  event: Words | null;
  /** How soon after the event it must be met; left out where no time is named. */
  limit?: Duration;
  /** After what time it is due again; left out where it is due once or all the time. */
  every?: Duration;
  /** The first concrete step. */
  step: Words;
  /** What to keep as evidence; null for what is no duty. */
  evidence: Words | null;
  /** The provisions, the main one first. */
  cites: Array<Cite>;
  /** What it stands on. */
  basis: Basis;
  /** What can follow from a breach: one line, or several while details are open, the general one last. */
  sanctions: Array<Sanction>;
  /** What can follow from wrong information to an authority that asks; empty where the duty is another one. */
  information: Array<Sanction>;
  /** Where the law is open about it. */
  doubts: Array<Words>;
  /** Ids of the questions that settle what is open about it. */
  questions: Array<Id>;
  /** Words for whoever certainly owes it as a notice, by channel. */
  notices: Array<Notice>;
}

/** What a duty asks of whom it binds. */
export type Force = "must" | "should" | "consider" | "may";

/** When a duty has to be met. */
export type Moment = "now" | "later" | "dormant" | "event" | "open";

/** What can follow from a breach: an amount and a share of the turnover. */
export interface Sanction {
  /** Its id. */
  id: Id;
  /** Highest amount in euro; null where the law names none. */
  euro: number | null;
  /** Highest share of the worldwide annual turnover in percent; null where the law names none. */
  percent: number | null;
  /** How firmly we know it. */
  basis: Basis;
}

/** Words to copy. They are ours; no provision prescribes any. */
export interface Notice {
  /** Its id. */
  id: Id;
  /** Where the words are used. */
  channel: Words;
  /** The words in a sentence. What stands in square brackets is to be filled in. */
  short: Words;
  /** The words in full. */
  full: Words;
  /** What makes them sufficient. */
  enough: Words;
  /** What does not do. */
  not_enough: Words;
  /** The provisions that say so, the main one first. */
  cites: Array<Cite>;
  /** How firmly that stands on them. */
  basis: Basis;
}

/** A ground that was near and does not hold. */
export interface Excluded {
  /** The id of the class of which it is a ground. */
  class: Id;
  /** The rule's id. */
  rule: Id;
  /** The names of class and rule. */
  name: Words;
  /** The provision. */
  cite: Cite;
  /** Ids of the questions whose answers keep it away. */
  questions: Array<Id>;
}

/** A common wrong belief. */
export interface Belief {
  /** The belief's id. */
  id: Id;
  /** The sentence as people say it. */
  says: Words;
  /** What is so instead. */
  truth: Words;
  /** The provisions, the main one first. */
  cites: Array<Cite>;
  /** What it stands on. */
  basis: Basis;
}

/** A question that would settle something open. */
export interface OpenQuestion {
  /** The question's id. */
  question: Id;
  /** The question. */
  title: Words;
  /** The ids of the classes and roles that hang on it. */
  classes: Array<Id>;
  /** How many duties hang on it. */
  duties: number;
  /** Whether it was answered with "I don't know"; otherwise it has no answer. */
  unknown: boolean;
}

/** A point that the law itself leaves open. */
export interface OpenPoint {
  /** The point's id. */
  id: Id;
  /** What is open, and how it is read here. */
  text: Words;
  /** The provision or guideline that is read. */
  cite: Cite;
  /** Whether the headline hangs on it. */
  decides: boolean;
}

/** A contact or a neighbouring law. */
export interface Pointer {
  /** Its id. */
  id: Id;
  /** Its name. */
  name: Words;
  /** What it is for. */
  what: Words;
  /** The provision. */
  cite: Cite;
  /** The address of its site; null where there is none. */
  link: Link | null;
  /** What it stands on. */
  basis: Basis;
}

/** Ids of the questions by what their answers do. */
export interface AnswersByEffect {
  /** Ids of the questions whose answers count. */
  counted: Array<Id>;
  /** Ids of the questions that were answered but do not matter for this case. */
  uncounted: Array<Id>;
  /** Ids of the questions that matter and have no answer, the next one first. */
  missing: Array<Id>;
  /** Ids of optional questions without an answer: only fines, reliefs and contacts depend on them. */
  optional: Array<Id>;
}

/** The questionnaire with every id that answers may use, as `ai-act-check questions --json` prints it. */
export interface Questionnaire {
  /** The language of the texts. */
  lang: Language;
  /** The rulebook that asks. */
  rulebook: Rulebook;
  /** Every question, in the order in which they are asked. */
  questions: Array<Question>;
}

/** A question. */
export interface Question {
  /** Its id. */
  id: Id;
  /** The id of the part of the questionnaire in which it stands. */
  topic: Id;
  /** The question. */
  title: Words;
  /** What is meant, with the legal term. */
  hint: Words;
  /** An example that counts. */
  counts: Words;
  /** An example that does not count. */
  counts_not: Words;
  /** Where one finds the answer; null where nothing is said about it. */
  find: Words | null;
  /** What hangs on the answer. */
  why: Words;
  /** The provisions it serves. */
  cites: Array<Cite>;
  /** Words in it that the law defines. */
  terms: Array<Term>;
  /** Whether several options may be chosen. */
  several: boolean;
  /**
   * Whether each option is to be asked for by itself, with "yes", "no" and "not sure", as only a specialist can judge it. Answers
   * are written as for any question that takes several.
   */
  each_line: boolean;
  /** Whether the law leaves the answer to judgement. */
  judgement: boolean;
  /** The id of the question that this one helps to answer. */
  helps: Id | null;
  /** What may be answered. */
  options: Array<Choice>;
}

/** An option of a question. */
export interface Choice {
  /** Its id. */
  id: Id;
  /** Its label. */
  label: Words;
  /** A short note below it; null where there is none. */
  note: Words | null;
  /** Border cases; null where there are none. */
  borders: Borders | null;
  /** Whether it excludes every other option. */
  alone: boolean;
  /** Whether it can be in doubt by itself: answers then give its id with "?" behind it. */
  doubt: boolean;
}

/** Border cases of an option. */
export interface Borders {
  /** What counts. */
  counts: Array<Words>;
  /** What does not. */
  counts_not: Array<Words>;
  /** What counts although an exemption may follow. */
  exempt: Array<Words>;
  /** Where they come from. */
  cite: Cite;
}

/** A word that the law defines. */
export interface Term {
  /** Its id. */
  id: Id;
  /** The word. */
  term: Words;
  /** What it means. */
  definition: Words;
  /** The provision that defines it. */
  cite: Cite;
}

/** What comes after some answers, as `ai-act-check next` prints it: enough to ask the questions on screens of one's own. */
export interface Turn {
  /** The language of the texts. */
  lang: Language;
  /** The day for which the answers are read: it decides which questions matter. */
  as_of: Day;
  /** The rulebook that asks. */
  rulebook: Rulebook;
  /** The question to ask next; null once every question that matters has its answer. */
  question: Question | null;
  /** That this question only matters if something is so that was answered with a doubt; null where something certain leads to it. */
  supposed: Words | null;
  /** What the answers given so far do. */
  answers: AnswersByEffect;
}

/**
 * A case as the widget saves it: answers, remarks and the assessment they gave, in the canonical form of RFC 8785. Opening it
 * makes the assessment anew; `ai-act-check verify` says whether it is still the same.
 */
export interface SavedCase {
  /**
   * SHA-256 of the canonical text of this document without this member, in hexadecimal digits. It shows a change after
   * saving; it is no signature.
   */
  sha256: string;
  /** The name of this form and its number. */
  format: "ai-act-check/1";
  /** The answers by question id; see answers.schema.json. */
  answers: ById<Chosen>;
  /** The visitor's name for the system; empty if there is none. It never changes the result. */
  name: string;
  /** The visitor's reasons by question id. They never change the result. */
  reasons: ById<Remark>;
  /** What was written to catalogues below the result, none of them law; absent if nothing was. See reflection.schema.json. */
  reflections?: Array<Reflection>;
  /** The result at the time of saving. */
  assessment: Assessment;
}

/** What a visitor has to say about an answer. */
export type Remark = string;

/** Whether a saved case still has its result. */
export interface Verdict {
  /** Whether nothing came out otherwise, nothing was lost and nothing edited. */
  same: boolean;
  /** What there is to say about it, the origin first. */
  sentences: Array<string>;
}

/**
 * What people wrote about a system to the points of a catalogue: a values paper, motions or a white paper, none of them law.
 * Nobody checks it, and no number comes of it.
 */
export interface Reflection {
  /** The name of this form and its number. */
  format: "ai-act-reflection/1";
  /** The id of the catalogue. */
  catalogue: string;
  /** The version of the catalogue that was answered. */
  version: Day | null;
  /** The name of the system; empty if there is none. */
  system: string;
  /** The day on which it was last worked on. */
  day: Day | null;
  /** What came of it. */
  decision: Decision;
  /** Why, in the words of those who decided. */
  reason: string;
  /** What is known of the system; points that concern others only are left out by it. */
  facts: Array<StatedFact>;
  /** What was said to each point. A point that is not named is open. */
  points: Array<AnsweredPoint>;
  /** The groups of the matrix of vulnerability and risk. */
  groups: Array<GroupAtRisk>;
  /** What was written into templates. */
  entries: Array<TemplateEntry>;
}

/** What came of a reflection. Not to use AI is one of the outcomes. */
export type Decision = "open" | "use" | "use-with-conditions" | "not-used";

/** Something that is so of the system or is not. */
export interface StatedFact {
  /** The name of the fact in the catalogues. */
  fact: string;
  /** Whether it is so. */
  holds: Holds;
}

/** Whether a fact is so. */
export type Holds = "yes" | "no" | "unknown";

/** What was said to a point. */
export interface AnsweredPoint {
  /** The id of the point in its catalogue. */
  point: string;
  /** How far it is. */
  state: State;
  /** What there is, or what is missing. */
  note: string;
  /** Who takes care of it. */
  who: string;
  /** Until when. */
  until: Day | null;
}

/** How far a point is. */
export type State = "done" | "partly" | "not-yet" | "does-not-apply" | "open";

/** A group of people that a system may harm. */
export interface GroupAtRisk {
  /** Who they are. */
  group: string;
  /** How likely an effect on them is. */
  likelihood: Step;
  /** How grave it would be for them. */
  impact: Step;
  /** What is meant, or what helps. */
  note: string;
}

/** A step of the matrix. */
export type Step = "low" | "medium" | "high";

/** What was written into a field of a template. */
export interface TemplateEntry {
  /** The id of the template. */
  template: string;
  /** The id of the field in it. */
  field: string;
  /** What was written. */
  text: string;
}

/** Which rulebook was asked. */
export interface Rulebook {
  /** The rulebook's id. */
  id: Id;
  /** The day of the last legal change that the rulebook knows. */
  version: Day;
  /** Fingerprint of the rules and texts of this build; two builds with the same one decide and say the same. */
  fingerprint: string;
  /** What the rulebook is if it is no law, such as "not-in-force" for a draft; left out where it is law. */
  mark?: Id;
  /** What was assumed about days that nobody knows yet, by their ids; left out where nothing was. */
  assumed?: ById<Day>;
}

/** A provision, with its place in the official text. */
export interface Cite {
  /** The citation as the language writes it. */
  text: Words;
  /** The address of the provision in the official text; null where there is none. */
  link: Link | null;
}

/** How firmly something stands. */
export type Basis = "text" | "recital" | "guideline" | "our-reading" | "reported";

/** A stable id of the rulebook: lower-case words joined by hyphens. */
export type Id = string;

/** A day of the calendar, written YYYY-MM-DD. */
export type Day = string;

/** A length of time as ISO 8601 writes it: "PT48H", "P30D", "P2Y". */
export type Duration = string;

/** Words in the language of the document. */
export type Words = string;

/** An address on the web. */
export type Link = string;

/** A language code. */
export type Language = "de" | "en";

/** Members by id. */
export type ById<T> = Record<Id, T>;

/**
 * The ids of the chosen options, at least one. "none" (none of these) and "unknown" (I don't know) are option ids like any
 * other. In a list, an id followed by "?" is an option that may be so and may not; the others keep their yes or no.
 */
export type Chosen = Array<Said>;

/** An option of an answer: its id, followed by "?" where it is in doubt. */
export type Said = string;
