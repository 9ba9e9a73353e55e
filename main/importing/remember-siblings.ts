import type { ImporterContext } from '../importers/importer.ts';

/** Remembers which name each file beside the one being read was asked by, so that a picture can be found again later. */
export function rememberSiblings(context: ImporterContext): {
  context: ImporterContext;
  siblingOf(bytes: Uint8Array): string | undefined;
} {
  const names = new Map<Uint8Array, string>();
  return {
    context: {
      ...context,
      async sibling(relativePath) {
        const bytes = await context.sibling(relativePath);
        if (bytes !== null) names.set(bytes, relativePath);
        return bytes;
      },
    },
    siblingOf: (bytes) => names.get(bytes),
  };
}
