/** pdf.js ships no types for its worker part; loading it sets globalThis.pdfjsWorker. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs'

declare module 'html-encoding-sniffer' {
  /** The WHATWG encoding name that a browser would decode these bytes with. */
  export default function sniffEncoding(
    bytes: Uint8Array,
    options?: { xml?: boolean; defaultEncoding?: string; maxPrescanBytes?: number },
  ): string
}
