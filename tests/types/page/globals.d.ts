// What the build puts in front of the files of src/page/: its constants and wasm-bindgen's script.

declare const VERSION: string;
declare const ENGINE_INTEGRITY: string;
declare function __wbg_init(source: { module_or_path: ArrayBuffer }): Promise<unknown>;
declare function startPage(): void;
declare function versions(): string;

/** The engine's bytes, and how the server sent them. */
interface EngineFile {
  bytes: ArrayBuffer;
  sent: string;
}
