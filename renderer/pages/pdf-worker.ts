/// <reference path="./pdf-worker.d.ts" />
import './older-engines.ts';
// Begins to listen when it is loaded.
import 'pdfjs-dist/legacy/build/pdf.worker.min.mjs';
