/** Of a file of text, Markdown or html. Larger ones are refused by name before anything is decoded. */
export const largestTextBytes = 64 * 1024 * 1024;
/** Of a file beside the one being read. */
export const largestSiblingBytes = 32 * 1024 * 1024;
