const type = 'application/x-carrel-quotation';

/** Takes a quotation on a drag: into a note as a block, elsewhere as Markdown. */
export function dragQuotation(transfer: DataTransfer, markdown: string): void {
  transfer.setData(type, markdown);
  transfer.setData('text/plain', markdown);
  transfer.effectAllowed = 'copy';
}

/** Null when something else is dropped. */
export function droppedQuotation(transfer: DataTransfer): string | null {
  const markdown = transfer.getData(type);
  return markdown === '' ? null : markdown;
}
