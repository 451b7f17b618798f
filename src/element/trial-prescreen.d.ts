/**
 * The element `<trial-prescreen>`: a trial's published criteria, compared with what a person enters, inside the page.
 *
 * It is defined by loading `trial-prescreen.js`, once however often that is loaded. `trial-prescreen.wasm` lies beside the
 * script. Whatever stands on the page around the element could read what a person enters in it; participants are better
 * served by the sealed page or the frame (docs/embedding.md says how, docs/privacy.md says why).
 */
export class TrialPrescreen extends HTMLElement {
  /** Attribute `audience`. Anything else counts as `"participant"`. Changing it keeps what clinicians entered and
   * erases what a participant entered. */
  audience: PrescreenAudience;

  /**
   * Attribute `reference-date`: the day as on which answers are compared, `YYYY-MM-DD` between 1900 and 2100. Without
   * it, or where it cannot be read: the present day. Changing it keeps what clinicians entered and erases what a participant
   * entered.
   */
  referenceDate: string | null;

  /**
   * Attribute `idle-minutes`: after so many minutes without a touch, 1 to 60, everything is erased unless somebody answers
   * the warning. Anything else counts as 15.
   */
  idleMinutes: number;

  /**
   * Attribute `trial`: the address of a compiled trial on the same origin, as `prescreen compile` writes it. Without it:
   * the built-in trial. Changing it erases the answers, which were given to other questions.
   */
  trial: string | null;

  /**
   * Attribute `theme`. `"auto"`, which anything else counts as: dark where the page around says by `color-scheme` that it
   * can be dark and the person prefers it.
   */
  theme: PrescreenTheme;

  /**
   * Attribute `share-answers`: the page may read `answers`, and gets them with events, while clinicians use the element
   * (`audience="clinician"`). The form then says so. What was entered where it did not say so is never given away, until
   * everything is erased or `answers` is set. Changing it erases what a participant entered.
   */
  shareAnswers: boolean;

  /**
   * The answers, as `docs/file-formats.md` describes them, frozen; `null` unless they are shared. Setting them, as object or
   * as JSON text, replaces what is entered, after what a participant entered is erased; `null` erases it. What cannot be used changes nothing and is told by
   * `prescreen-error` with the code `answers-refused`.
   */
  get answers(): Readonly<PrescreenAnswers> | null;
  set answers(answers: PrescreenAnswers | string | null);

  /**
   * The result that is shown; `null` while none is. Where answers are shared it is the record that `prescreen screen`
   * writes, with status, flags and dates of each criterion.
   */
  readonly result: Readonly<PrescreenResult> | null;

  /** Erases all answers and begins anew. */
  reset(): void;

  /** Prints what is shown, as a sheet of its own and without the page around. */
  print(): void;

  /** Moves the focus to the heading of what is shown. */
  focus(options?: FocusOptions): void;

  addEventListener<K extends keyof PrescreenEventMap>(
    type: K,
    listener: (this: TrialPrescreen, event: PrescreenEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<K extends keyof PrescreenEventMap>(
    type: K,
    listener: (this: TrialPrescreen, event: PrescreenEventMap[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

/** For whom the form is. */
export type PrescreenAudience = "participant" | "clinician";

/** How the element is coloured. */
export type PrescreenTheme = "auto" | "light" | "dark";

/** The overall result, by the words of `prescreen screen`. */
export type PrescreenDetermination = "possibly_eligible" | "not_yet" | "not_matching" | "undetermined";

/** A person's answers as a file. */
export interface PrescreenAnswers {
  /** The trial's identifier; another one is refused. */
  trial?: string;
  /** The version of its definition; another one is refused. */
  trial_version?: string;
  /** The day as on which the answers were true, `YYYY-MM-DD`. */
  reference_date?: string;
  /** One member an item, by its link id. `null`: not known. */
  answers: Readonly<Record<string, unknown>>;
  /** Ranges of days of dates that were told as about how long ago. */
  approximate?: Readonly<Record<string, Readonly<{ from: string; to: string }>>>;
}

/** A result. All but the determination is there only where answers are shared. */
export interface PrescreenResult {
  determination: PrescreenDetermination;
  /** The days on which the person may first fit. */
  earliest?: Readonly<{ from: string; to: string }>;
  /** What was found, by the criterion's identifier. */
  criteria?: Readonly<
    Record<
      string,
      Readonly<{
        status: "passes" | "fails" | "unknown" | "not_applicable";
        flags?: readonly string[];
        clear?: Readonly<{ from: string; to: string }>;
      }>
    >
  >;
  /** Answers that contradict each other. */
  conflicts?: readonly Readonly<{ items: readonly string[]; criterion: string | null }>[];
  /** The items that would decide, best first. */
  next?: readonly string[];
  trial?: string;
  trial_version?: string;
  reference_date?: string;
  answers?: Readonly<Record<string, unknown>>;
}

/** Why something cannot be shown or taken. */
export type PrescreenErrorCode =
  /** The page's policy or the browser allows no WebAssembly: `script-src` needs `'wasm-unsafe-eval'`. */
  | "engine-blocked"
  /** `trial-prescreen.wasm` cannot be fetched, or belongs to another version of the script. */
  | "engine-unreachable"
  /** It was fetched and cannot be started. */
  | "engine-damaged"
  /** `trial` is an address of another origin. */
  | "trial-foreign"
  /** `trial` cannot be fetched. */
  | "trial-unreachable"
  /** `trial` has more than 1 MiB. */
  | "trial-too-large"
  /** `trial` is no compiled trial, or a damaged one. */
  | "trial-malformed"
  /** `trial` was compiled for another version of the engine. */
  | "trial-version"
  /** What was set as `answers` cannot be used; nothing changed. */
  | "answers-refused"
  /** The program broke down: all elements have ended and erased their answers. The page has to be loaded again. */
  | "stopped";

/**
 * The events. All bubble and leave shadow roots, and none can be changed. They carry no answers, unless answers are shared:
 * then `prescreen-change` and `prescreen-result` have them as `answers`.
 */
export interface PrescreenEventMap extends HTMLElementEventMap {
  /** The first page is shown. */
  "prescreen-ready": CustomEvent<Readonly<{ trial: string; trialVersion: string; trialHash: string }>>;
  /** Something is wrong; the element says so to the reader, too. */
  "prescreen-error": CustomEvent<Readonly<{ code: PrescreenErrorCode; message: string }>>;
  /** Another kind of page is shown. */
  "prescreen-step": CustomEvent<Readonly<{ step: "start" | "questions" | "check" | "result" | "form" }>>;
  /** An answer has changed. How many items are answered, of how many that there are, asked of this person or not. */
  "prescreen-change": CustomEvent<Readonly<{ answered: number; items: number; answers?: PrescreenAnswers }>>;
  /** Another result is shown: for participants on the last page, for clinicians beside the form. */
  "prescreen-result": CustomEvent<Readonly<{ determination: PrescreenDetermination; answers?: PrescreenAnswers }>>;
  /**
   * Everything was erased: by the person, by `reset()`, on an idle device, on leaving the page, or because the page set what
   * would have asked a participant's answers something else.
   */
  "prescreen-reset": CustomEvent<Readonly<Record<string, never>>>;
}

declare global {
  interface HTMLElementTagNameMap {
    "trial-prescreen": TrialPrescreen;
  }
}
