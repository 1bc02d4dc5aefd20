import type { AiActCheckEventMap, AiActCheckExport } from "../ai-act-check.d.ts";

/** What the Rust side tells, by the names in its own `News`: what happened, and what it wants of the page. */
export interface News {
  step: [step: AiActCheckEventMap["aiact-step"]["detail"]["step"], question: string, title: string];
  answer: [question: string, ...options: string[]];
  result: [];
  export: [kind: AiActCheckExport];
  language: [language: string];
  file: [name: string, type: string, text: string];
  print: [title: string];
  copy: [text: string];
  save: [text: string];
  forget: [];
  say: [sentence: string];
}
