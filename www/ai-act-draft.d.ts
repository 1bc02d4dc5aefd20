// Types of <ai-act-draft>, which is <ai-act-check> for a draft. What the names mean stands in docs/draft-element.md.

import type { AiActCheckAnswers, AiActCheckAttributes, AiActCheckElement, AiActCheckEventMap } from "./ai-act-check.d.ts";

export type * from "./documents.d.ts";

/** The attributes, as they may stand in markup. */
export interface AiActDraftAttributes extends AiActCheckAttributes {}

/** Answers to this check, or those of another one with the id of its rulebook. */
export interface AiActDraftAnswers extends AiActCheckAnswers {
  rulebook?: string;
}

/** The element. */
export interface AiActDraftElement extends Omit<AiActCheckElement, "answers"> {
  get answers(): AiActCheckElement["answers"];
  set answers(given: AiActDraftAnswers | null);
}

/** The events; all bubble and leave shadow roots. */
export interface AiActDraftEventMap extends AiActCheckEventMap {}

declare global {
  interface HTMLElementTagNameMap {
    "ai-act-draft": AiActDraftElement;
  }
}
