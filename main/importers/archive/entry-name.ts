/** PATH_MAX of most systems; a longer name was made to hurt. */
const longestName = 4_096;
const deepestFolder = 100;

export type CheckedName = { name: string } | { fault: string };

/**
 * The name of a file inside a container, as all of Carrel uses it: with `/` between folders, relative, leading nowhere
 * else. No file is ever written under such a name; these rules hold so that nothing that handles them later can be led
 * astray either. `./` and doubled slashes are tidied away, as every program that unpacks does.
 *
 * @param backslash whether `\` separates folders, as in archives made by older programs on Windows; otherwise it is refused.
 */
export function checkName(raw: string, options: { backslash: boolean }): CheckedName {
  const name = options.backslash ? raw.replaceAll('\\', '/') : raw;
  if (/[\0-\x1f\x7f]/.test(name)) return { fault: 'its name holds control characters' };
  if (name.length > longestName) return { fault: `its name is longer than ${longestName} characters` };
  if (name.includes('\\')) return { fault: 'its name holds a backslash' };
  if (name.startsWith('/') || /^[a-z]:(?:\/|$)/i.test(name)) return { fault: 'its path is absolute' };
  const folders = name.split('/').filter((folder) => folder !== '' && folder !== '.');
  if (folders.includes('..')) return { fault: 'its path leads out of the container' };
  if (folders.length === 0) return { fault: 'it has no name' };
  if (folders.length > deepestFolder + 1) return { fault: `it lies more than ${deepestFolder} folders deep` };
  return { name: folders.join('/') };
}

/** macOS keeps the picture of a folder in a file whose name ends in a carriage return: no article, and no attack. */
export function isFolderIcon(raw: string): boolean {
  return /(?:^|\/)(?:\._)?Icon\r$/.test(raw);
}

/** Names that a file system may hold to be one: by case, or by how accents are written. */
export function foldedName(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/** For messages and receipts, whatever the name holds. */
export function shownName(raw: string): string {
  const visible = raw.replace(/[\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
  return visible.length > 200 ? `${visible.slice(0, 199)}…` : visible;
}

/** Makes names of problems unlike each other, and unlike those of files. */
export class DistinctNames {
  readonly #taken = new Map<string, number>();

  of(raw: string): string {
    const shown = shownName(raw);
    const times = (this.#taken.get(shown) ?? 0) + 1;
    this.#taken.set(shown, times);
    return times === 1 ? shown : `${shown} (${times})`;
  }
}
