import {
  GlobalWorkerOptions,
  getDocument,
  PasswordResponses,
  type PDFDocumentProxy,
  VerbosityLevel,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerAddress from './pdf-worker.ts?worker&url';

/** More than that in one picture is drawn by nobody's screen; it is left out. */
const largestPicture = 64 * 1024 * 1024;

/** Opens a PDF to be drawn. No scripts, no forms of XFA, no WebAssembly, nothing fetched but what comes with the program. */
export async function openPdf(
  data: Uint8Array,
  askForPassword: (again: boolean) => Promise<string>,
): Promise<PDFDocumentProxy> {
  GlobalWorkerOptions.workerPort ??= new Worker(trusted(workerAddress), { type: 'module', name: 'pdf' });
  const task = getDocument({
    data,
    verbosity: VerbosityLevel.ERRORS,
    cMapUrl: '/pdf/cmaps/',
    cMapPacked: true,
    standardFontDataUrl: '/pdf/standard_fonts/',
    iccUrl: '/pdf/iccs/',
    wasmUrl: '/pdf/wasm/',
    useWasm: false,
    // The worker may fetch by addresses of http alone; the desktop's are of its own scheme.
    useWorkerFetch: false,
    useSystemFonts: false,
    enableXfa: false,
    maxImageSize: largestPicture,
    canvasMaxAreaInBytes: 4 * largestPicture,
    disableWorkerRendering: true,
    disableRange: true,
    disableStream: true,
    disableAutoFetch: true,
  });
  task.onPassword = (answer: (password: string) => void, reason: number): void => {
    void askForPassword(reason === PasswordResponses.INCORRECT_PASSWORD).then(answer);
  };
  return task.promise;
}

interface Policies {
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string): string },
  ): { createScriptURL(address: string): string };
}

/** The one script that this frame may start is the worker of the build. */
function trusted(address: string): string {
  const policies: Policies | undefined = Reflect.get(window, 'trustedTypes');
  const policy = policies?.createPolicy('carrel-pdf-worker', {
    createScriptURL(wanted) {
      if (wanted !== workerAddress) throw new TypeError('only the worker of PDF.js is started here');
      return wanted;
    },
  });
  return policy?.createScriptURL(address) ?? address;
}
