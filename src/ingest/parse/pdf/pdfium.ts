import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { init } from '@embedpdf/pdfium';

/** An address in the library's memory; 0 where it has nothing. */
export type Pointer = number;

/**
 * What is used of PDFium's public interface (fpdfview.h, fpdf_text.h, fpdf_edit.h), called as it is
 * written there: pointers are numbers, booleans are 0 or 1, results come through pointers.
 */
export interface PdfiumCalls {
  malloc(bytes: number): Pointer;
  free(at: Pointer): void;
  FPDF_InitLibrary(): void;
  FPDF_LoadMemDocument(bytes: Pointer, length: number, password: Pointer): Pointer;
  FPDF_GetLastError(): number;
  FPDF_GetPageCount(document: Pointer): number;
  FPDF_LoadPage(document: Pointer, index: number): Pointer;
  FPDF_ClosePage(page: Pointer): void;
  FPDF_GetPageBoundingBox(page: Pointer, box: Pointer): number;
  FPDF_GetPageWidthF(page: Pointer): number;
  FPDF_GetPageHeightF(page: Pointer): number;
  FPDF_RenderPageBitmap(
    bitmap: Pointer,
    page: Pointer,
    x: number,
    y: number,
    width: number,
    height: number,
    rotate: number,
    flags: number,
  ): void;
  FPDFBitmap_Create(width: number, height: number, alpha: number): Pointer;
  FPDFBitmap_Destroy(bitmap: Pointer): void;
  FPDFBitmap_FillRect(
    bitmap: Pointer,
    x: number,
    y: number,
    width: number,
    height: number,
    color: number,
  ): number;
  FPDFBitmap_GetBuffer(bitmap: Pointer): Pointer;
  FPDFPage_GetRotation(page: Pointer): number;
  FPDFPage_CountObjects(page: Pointer): number;
  FPDFPage_GetObject(page: Pointer, index: number): Pointer;
  FPDFPageObj_GetType(object: Pointer): number;
  FPDFFormObj_CountObjects(form: Pointer): number;
  FPDFFormObj_GetObject(form: Pointer, index: number): Pointer;
  FPDFText_LoadPage(page: Pointer): Pointer;
  FPDFText_ClosePage(text: Pointer): void;
  FPDFText_CountChars(text: Pointer): number;
  FPDFText_GetUnicode(text: Pointer, index: number): number;
  FPDFText_HasUnicodeMapError(text: Pointer, index: number): number;
  FPDFText_GetFontInfo(
    text: Pointer,
    index: number,
    name: Pointer,
    length: number,
    flags: Pointer,
  ): number;
  FPDFText_IsGenerated(text: Pointer, index: number): number;
  FPDFText_IsHyphen(text: Pointer, index: number): number;
  FPDFText_GetTextObject(text: Pointer, index: number): Pointer;
  FPDFText_GetFontSize(text: Pointer, index: number): number;
  FPDFText_GetMatrix(text: Pointer, index: number, matrix: Pointer): number;
  FPDFText_GetCharOrigin(text: Pointer, index: number, x: Pointer, y: Pointer): number;
  FPDFText_GetLooseCharBox(text: Pointer, index: number, box: Pointer): number;
}

/** One memory, seen as bytes, as floats and as doubles. */
export interface Memory {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly floats: Float32Array<ArrayBuffer>;
  readonly doubles: Float64Array<ArrayBuffer>;
}

/** The library with a memory of its own. */
export interface Pdfium {
  readonly calls: PdfiumCalls;
  /** The library's memory; to be asked for anew after each call, which may have moved it. */
  readonly memory: () => Memory;
  /** True once it wanted more memory than it may have; it cannot be relied on from then on. */
  readonly outgrew: () => boolean;
}

interface Instance {
  readonly exports: { readonly memory: WebAssembly.Memory } & WebAssembly.Exports;
}

let compiled: WebAssembly.Module | undefined;

/**
 * Starts a library of its own for one file: what a hostile file does to its memory ends with the file,
 * and so does the memory.
 */
export async function startPdfium({ memoryMb }: { memoryMb: number }): Promise<Pdfium> {
  compiled ??= new WebAssembly.Module(readFileSync(wasmFile()));
  const module = compiled;
  let memory = new WebAssembly.Memory({ initial: 0 });
  let outgrew = false;
  const { pdfium } = await init({
    instantiateWasm: (imports: WebAssembly.Imports, use: (instance: Instance) => void) => {
      const instance = new WebAssembly.Instance(module, imports) as Instance;
      memory = instance.exports.memory;
      limit(memory, memoryMb * 1024 * 1024, (granted) => {
        outgrew = !granted;
      });
      use(instance);
      return instance.exports;
    },
    print: () => {},
    printErr: () => {},
  });
  const calls = pdfium.wasmExports as unknown as PdfiumCalls;
  calls.FPDF_InitLibrary();
  let seen = view(memory.buffer);
  return {
    calls,
    memory: () => {
      // Growing takes the bytes away from the views of before.
      if (seen.bytes.length === 0) seen = view(memory.buffer);
      return seen;
    },
    outgrew: () => outgrew,
  };
}

function view(buffer: ArrayBuffer): Memory {
  return {
    bytes: new Uint8Array(buffer),
    floats: new Float32Array(buffer),
    doubles: new Float64Array(buffer),
  };
}

function wasmFile(): string {
  return fileURLToPath(import.meta.resolve('@embedpdf/pdfium/pdfium.wasm'));
}

const wasmPage = 64 * 1024;

/** The library's own limit is 2 GB. Refused, it asks for less a few times before it gives up. */
function limit(
  memory: WebAssembly.Memory,
  most: number,
  onAnswer: (granted: boolean) => void,
): void {
  const grow = memory.grow.bind(memory);
  memory.grow = (pages) => {
    const granted = memory.buffer.byteLength + pages * wasmPage <= most;
    onAnswer(granted);
    if (granted) return grow(pages);
    throw new RangeError('the file needs more memory than it may use');
  };
}
