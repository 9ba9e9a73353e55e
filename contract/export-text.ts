/** How words are written into files of other programs. */

/** A cell of a comma-separated table (RFC 4180). What a spreadsheet would take for a formula is told to be text. */
export function csvCell(value: string): string {
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function csvRow(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}

/** A page of its own that reads well anywhere, printed too; `body` is html. */
export function htmlPage(title: string, body: string): string {
  return `<!doctype html>
<html>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>
:root { color-scheme: light dark }
body { max-width: 40rem; margin: 3rem auto; padding: 0 1rem; font: 1.1rem/1.6 Georgia, serif }
h1 { font-size: 1.6rem } h2 { margin: 2.5rem 0 0; font-size: 1.1rem }
blockquote { margin: 1rem 0 0; padding-left: 1rem; border-left: 3px solid #c99a1a; white-space: pre-line }
p { margin: .4rem 0 1.2rem; white-space: pre-line } .from { opacity: .75; font-size: .9rem }
mark { background: #ffe89a; color: #1f1d1a }
</style>
</head>
<body>
<h1>${escapeHtml(title)}</h1>
${body}</body>
</html>
`;
}

/** Characters that Markdown takes for its own; at the beginning of a line a few more. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]<~]|&(?=[#a-z])/gi, '\\$&')
    .replace(/^(#{1,6}(?=\s|$)|[-+](?=\s|$)|>|[-=]{3,}(?=\s*$))/gm, '\\$1')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/gm, '$1\\$2');
}

export function markdownQuote(text: string): string {
  return escapeMarkdown(text.trim()).replace(/^/gm, '> ').replace(/ +$/gm, '');
}
