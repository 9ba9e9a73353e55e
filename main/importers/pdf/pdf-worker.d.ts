/** Says nothing to its importer: it leaves its message handler in `globalThis.pdfjsWorker`, where PDF.js looks for it. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs' {}
