// The types of the package's root: the class of the element, which is not registered yet, and all that pages see of it.

import type { AiActCheckElement } from "./ai-act-check.d.ts";

export type * from "./ai-act-check.d.ts";

/** The class. `ai-act-check/define` registers it; who registers it alone chooses when. */
export declare const AiActCheck: {
  new (): AiActCheckElement;
  readonly prototype: AiActCheckElement;
  /** The version of the package. */
  readonly version: string;
  /** The address of the script. */
  readonly source: string;
  readonly observedAttributes: readonly (keyof import("./ai-act-check.d.ts").AiActCheckAttributes)[];
};
