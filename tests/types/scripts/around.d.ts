// What is in scope with the scripts of the page and of the element: constants that the build writes, and what wasm-bindgen's
// script has of the engine.

declare const VERSION: string;
declare const ENGINE_INTEGRITY: string;
declare const FORM: string;
declare const STYLE: string;
declare const DARK_STYLE: string;
declare function __wbg_init(options: { module_or_path: Response | ArrayBuffer }): Promise<unknown>;
declare let wasm: { [name: string]: any };
declare function startPage(around: {
  setting(name: string): string | undefined;
  shows(page: string, language: string): void;
  reaches(generation: number, index: number): void;
  goesBack(): boolean;
}): void;
declare function visit(generation: number, index: number): void;
declare function versions(): string;
declare function brokenMessage(language: string): string;
declare class Embedded {
  constructor(trial?: string);
  set(name: string, value?: string): boolean;
  show(root: Element, report: (what: string, detail: string) => void): void;
  answers(): string | undefined;
  result(): string | undefined;
  isShared(): boolean;
  open(text: string): string | undefined;
  restart(): void;
  end(): void;
  free(): void;
}
