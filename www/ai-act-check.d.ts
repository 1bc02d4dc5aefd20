// Types of <ai-act-check>. What the names mean stands in docs/element.md; tests compare both with the running element.

import type { Assessment, Reflection, Rulebook } from "./documents.d.ts";

export type * from "./documents.d.ts";

/** The attributes, as they may stand in markup. */
export interface AiActCheckAttributes {
  lang?: string;
  theme?: "auto" | "light" | "dark" | "inherit";
  flush?: "";
  /** A day such as `2027-12-02`. */
  "as-of"?: string;
  /** `choose`, `ask`, or the id of a typical system. */
  start?: string;
  "heading-level"?: "1" | "2" | "3" | "4" | "5" | "6";
  /** Id, version or fingerprint of the rulebook for which the page was written. */
  rulebook?: string;
  persist?: "none" | "session" | "local";
  history?: "";
  /** Names of {@link AiActCheckExport}, separated by blanks. */
  exports?: string;
  /** An e-mail address or an https URL. */
  "accessibility-contact"?: string;
}

/** The reports, by the names in `exports` and in `aiact-export`. */
export type AiActCheckExport = "print" | "html" | "markdown" | "json" | "calendar" | "link";

/** The names of the slots. Content without a slot is the fallback. */
export type AiActCheckSlot = "intro" | "contact" | "disclaimer" | "after-result";

/** Answers of the page: option ids by question id, and the questions whose answers the visitor cannot change. */
export interface AiActCheckAnswers {
  answers: Record<string, string[]>;
  locked?: string[];
}

/** The element. */
export interface AiActCheckElement extends HTMLElement {
  get answers(): Required<AiActCheckAnswers>;
  set answers(given: AiActCheckAnswers | null);
  /** What was written to catalogues below the result; it goes into the saved case, and comes out of one. */
  get reflections(): Reflection[] | null;
  set reflections(given: object[] | null);
  start: string;
  readonly result: Assessment | null;
  addEventListener<K extends keyof AiActCheckEventMap>(
    type: K,
    listener: (this: AiActCheckElement, event: AiActCheckEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (this: AiActCheckElement, event: HTMLElementEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

/** The events. All bubble and are composed; none can be cancelled. */
export interface AiActCheckEventMap {
  "aiact-ready": CustomEvent<{ version: string; languages: string[]; rulebook: Rulebook }>;
  "aiact-step": CustomEvent<{
    step: "start" | "assumptions" | "question" | "answers" | "result";
    question: string | null;
    title: string;
  }>;
  "aiact-answer": CustomEvent<{ question: string; options: string[] }>;
  "aiact-result": CustomEvent<Assessment>;
  "aiact-export": CustomEvent<{ kind: AiActCheckExport }>;
  "aiact-error": CustomEvent<{ code: AiActCheckErrorCode; message: string; fatal: boolean }>;
}

/** What is wrong: with the page's wishes, or with loading. The loader of a frame tells besides of one that stays silent. */
export type AiActCheckErrorCode =
  | "attribute" | "answers" | "reflections" | "rulebook" | "storage" | "id"
  | "frame" | "contrast" | "unsupported" | "blocked" | "unreachable" | "missing" | "damaged" | "mismatch" | "outdated";

declare global {
  interface HTMLElementTagNameMap {
    "ai-act-check": AiActCheckElement;
  }
}
