import { type JsonRecord, textOf } from '../json/json-record.ts';

const deepest = 20;

/** Folders that know their parents: id → `Outer / Inner`. A folder that is its own ancestor ends the path. */
export function folderPaths(folders: readonly JsonRecord[]): Map<string, string> {
  const byId = new Map(folders.map((folder) => [textOf(folder, 'id'), folder]));
  const paths = new Map<string, string>();
  for (const [id, folder] of byId) {
    const path: string[] = [];
    const passed = new Set<JsonRecord>();
    for (let at: JsonRecord | undefined = folder; at && !passed.has(at) && path.length < deepest; ) {
      passed.add(at);
      path.unshift(textOf(at, 'name', 'title'));
      at = byId.get(textOf(at, 'parentId', 'parent_id'));
    }
    paths.set(id, joinFolders(path));
  }
  return paths;
}

export function joinFolders(path: readonly string[]): string {
  return path
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .join(' / ');
}
