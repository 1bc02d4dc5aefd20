// The part of src/training/player/learning-system.js that the check uses as an activity of a learning system.

/** The learning system around this page; without one, all is told in vain. */
export function learningSystem(): {
  /** What its edition of SCORM calls things, how many characters it keeps, and how it writes seconds. */
  readonly says: {
    readonly suspend: string;
    readonly room: number;
    readonly exit: string;
    readonly status: string;
    readonly time: string;
    duration(seconds: number): string;
  };
  /** Whether it takes what it is told. */
  start(): boolean;
  get(key: string): string;
  set(key: string, value: string): void;
  save(): void;
  end(): void;
};
