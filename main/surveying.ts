import type { Output } from '../contract/methods.ts';
import type { IndexFeeder } from './index-feeder.ts';
import type { Library } from './library/library.ts';
import { measureFolder, type NamedPlaces, readNames, readOverview } from './library/overview.ts';
import { verifyLibrary } from './library/verify.ts';

/** What the library is like as a whole. */
export interface Surveying {
  overview(): Promise<Output<'library.overview'>>;
  /** Sources and places may be others now. */
  forgetNames(): void;
  /** The size on disk is another one: an import is over. */
  forgetSize(): void;
  verify(repair: boolean): Promise<Output<'library.verify'>>;
}

/** Walking 100,000 files takes a while, and the figure is only a figure. */
const measureEveryMs = 60_000;

export function createSurveying(library: Library, feeder: IndexFeeder): Surveying {
  let measured: { at: number; bytes: Promise<number> } | null = null;
  const bytes = (): Promise<number> => {
    if (measured === null || Date.now() - measured.at > measureEveryMs)
      measured = { at: Date.now(), bytes: measureFolder(library.folder) };
    return measured.bytes;
  };
  let names: NamedPlaces | null = null;
  return {
    forgetNames() {
      names = null;
    },
    forgetSize() {
      measured = null;
    },
    async overview() {
      names ??= readNames(library.database);
      return {
        ...readOverview(library),
        ...names,
        bytes: await bytes(),
        index: feeder.status(),
      };
    },
    async verify(repair) {
      const verification = await verifyLibrary(library.database, library.originals, library.images);
      let index: 'sound' | 'rebuilt' | 'damaged' = await indexState(feeder);
      if (index === 'damaged' && repair) {
        await feeder.rebuild();
        index = (await indexState(feeder)) === 'sound' ? 'rebuilt' : 'damaged';
      }
      return { ...verification, index };
    },
  };
}

/** Sound when, caught up, it holds as many articles as the library. */
async function indexState(feeder: IndexFeeder): Promise<'sound' | 'damaged'> {
  try {
    await feeder.caughtUp();
  } catch {
    return 'damaged';
  }
  const { state, indexed, total } = feeder.status();
  return state === 'ready' && indexed === total ? 'sound' : 'damaged';
}
