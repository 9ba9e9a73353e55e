/** What lies behind an address, described so that each host can answer in its own way; bytes never cross a process border. */
export interface Content {
  status: 200 | 404;
  headers: Record<string, string>;
  body:
    | { kind: 'text'; text: string }
    /** An absolute path inside the library or the program's resources. */
    | { kind: 'file'; path: string; gzip: boolean }
    | { kind: 'none' };
}
