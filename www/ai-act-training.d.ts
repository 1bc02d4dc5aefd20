// Types of <ai-act-training>. What the names mean stands in docs/training-element.md.

/** The attributes, as they may stand in markup. */
export interface AiActTrainingAttributes {
  lang?: string;
  theme?: "auto" | "light" | "dark" | "inherit";
  flush?: "";
  /** A day such as `2027-12-02`. */
  "as-of"?: string;
  "heading-level"?: "1" | "2" | "3" | "4" | "5" | "6";
  view?: "room" | "compose";
  /** Ids of cases, separated by blanks or commas. */
  cases?: string;
  /** The address of the page with the check. */
  check?: string;
}

/** The ids of classes, or of roles where a case asks for roles. */
export type AiActTrainingIds = string[];

/** A result was seen. */
export interface AiActTrainingSeen {
  case: string;
  part: "case" | "partner";
  guess: { ids: AiActTrainingIds; fact: string | null; sure: "guessed" | "rather" | "sure" | null } | null;
  result: { ids: AiActTrainingIds };
}

/** The last case is done. */
export interface AiActTrainingEnd {
  end: true;
  cases: { case: string; guess: AiActTrainingIds | null; result: AiActTrainingIds }[];
  all: number;
}

export interface AiActTrainingEventMap {
  "aiact-training": CustomEvent<AiActTrainingSeen | AiActTrainingEnd>;
  "aiact-ready": CustomEvent<{ version: string; languages: string[] }>;
  "aiact-error": CustomEvent<{ code: string; message: string; fatal: boolean }>;
}

/** The element. */
export interface AiActTrainingElement extends HTMLElement {
  /** A course file, as text or as what its JSON says; `docs/schema/course.schema.json`. */
  set course(given: string | object | null);
  addEventListener<K extends keyof AiActTrainingEventMap>(
    type: K,
    listener: (this: AiActTrainingElement, event: AiActTrainingEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "ai-act-training": AiActTrainingElement;
  }
}
