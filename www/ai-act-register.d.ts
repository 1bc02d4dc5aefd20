// Types of <ai-act-register>. What the names mean stands in docs/register-element.md.

/** The attributes, as they may stand in markup. */
export interface AiActRegisterAttributes {
  lang?: string;
  theme?: "auto" | "light" | "dark" | "inherit";
  flush?: "";
  /** A day such as `2027-12-02`. */
  "as-of"?: string;
  "heading-level"?: "1" | "2" | "3" | "4" | "5" | "6";
  /** The address of a page with the check. */
  check?: string;
  /** Ids of catalogues that are offered for a system, separated by blanks; all without it. */
  catalogues?: string;
  view?: "public";
  /** The address of a file to begin with. */
  src?: string;
}

/** The names of the slots. */
export type AiActRegisterSlot = "contact" | "disclaimer";

/** The element. */
export interface AiActRegisterElement extends HTMLElement {
  addEventListener<K extends keyof AiActRegisterEventMap>(
    type: K,
    listener: (this: AiActRegisterElement, event: AiActRegisterEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

/** The events. All bubble and are composed; none can be cancelled. */
export interface AiActRegisterEventMap {
  "aiact-ready": CustomEvent<{ version: string; languages: string[] }>;
  "aiact-error": CustomEvent<{ code: AiActRegisterErrorCode; message: string; fatal: boolean }>;
}

/** What is wrong: with the page's wishes, with loading, or with a file. */
export type AiActRegisterErrorCode =
  | "attribute" | "contrast" | "src" | "file" | "unreachable" | "missing" | "blocked" | "damaged" | "mismatch";

declare global {
  interface HTMLElementTagNameMap {
    "ai-act-register": AiActRegisterElement;
  }
}
