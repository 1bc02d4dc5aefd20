// Types of <ai-act-reflection>. What the names mean stands in docs/reflection-element.md.

import type { Reflection } from "./documents.d.ts";

export type * from "./documents.d.ts";

/** The attributes, as they may stand in markup. */
export interface AiActReflectionAttributes {
  /** Ids of catalogues, separated by blanks; all without it. */
  catalogues?: string;
  /** The id of a catalogue that stands alone. */
  catalogue?: string;
  lang?: string;
  theme?: "auto" | "light" | "dark" | "inherit";
  flush?: "";
  /** A day such as `2027-12-02`. */
  "as-of"?: string;
  "heading-level"?: "1" | "2" | "3" | "4" | "5" | "6";
}

/** Answers of a check: option ids by question id. */
export interface AiActReflectionAnswers {
  answers: Record<string, string[]>;
  locked?: string[];
}

/** The element. */
export interface AiActReflectionElement extends HTMLElement {
  get answers(): AiActReflectionAnswers;
  set answers(given: AiActReflectionAnswers | null);
  get reflection(): Reflection | null;
  set reflection(given: Reflection | null);
  get reflections(): Reflection[];
  set reflections(given: Reflection[] | null);
}

/** The events; all bubble and leave shadow roots. */
export interface AiActReflectionEventMap {
  "aiact-ready": CustomEvent<{ version: string; languages: string[] }>;
  /** Something was said. It holds what people wrote: names too. */
  "aiact-reflection": CustomEvent<Reflection>;
  "aiact-error": CustomEvent<{ code: string; message: string; fatal: boolean }>;
}

declare global {
  interface HTMLElementTagNameMap {
    "ai-act-reflection": AiActReflectionElement;
  }
}
