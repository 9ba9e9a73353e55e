const type = 'application/x-carrel-quotation';

/** Takes a quotation on a drag: into a note as a block, elsewhere as Markdown, or as the words that are given. */
export function dragQuotation(transfer: DataTransfer, markdown: string, plain = markdown): void {
  transfer.setData(type, markdown);
  transfer.setData('text/plain', plain);
  transfer.effectAllowed = 'copy';
}

/** While something is dragged, its kind is told and its words are not. */
export function bringsQuotation(transfer: DataTransfer): boolean {
  return transfer.types.includes(type);
}

/** Null when something else is dropped. */
export function droppedQuotation(transfer: DataTransfer): string | null {
  const markdown = transfer.getData(type);
  return markdown === '' ? null : markdown;
}
