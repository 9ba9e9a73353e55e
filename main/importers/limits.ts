/** Of a file of text, Markdown or html, and of others that say nothing else. Larger ones are refused before anything is decoded. */
export const largestTextBytes = 64 * 1024 * 1024;
/** Files up to this are held in memory while they are read; of larger ones only the parts that are asked for. */
export const wholeFileBytes = 32 * 1024 * 1024;
/** Of any file. */
export const largestFileBytes = 1024 ** 4;
/** Containers in containers. */
export const deepestContainer = 3;
/** Of a file beside the one being read. */
export const largestSiblingBytes = 32 * 1024 * 1024;
