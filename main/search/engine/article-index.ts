import { ArchiveError } from '../../../contract/errors.ts';
import type { SearchDocument } from '../search-engine.ts';
import { factsOf, fingerprintOf } from '../segments/document-facts.ts';
import { isIndexDamaged, reasonOf } from '../segments/index-damaged.ts';
import type { IndexFiles } from '../segments/index-files.ts';
import { readManifest, writeManifest } from '../segments/manifest.ts';
import { mergeSegments } from '../segments/merge-segments.ts';
import { PageCache } from '../segments/page-cache.ts';
import { pageSize } from '../segments/page-file.ts';
import type { Segment } from '../segments/segment.ts';
import { SegmentBuilder } from '../segments/segment-builder.ts';
import { fileName, isOurs, openSegment, SegmentImage } from '../segments/segment-files.ts';
import { segmentFiles } from '../segments/segment-meta.ts';
import { carryOver } from './carry-over.ts';
import { type MergePlan, planMerge } from './plan-merge.ts';
import { manifestOf, openSegments } from './segment-state.ts';
import { createTimeSlicer, type TimeSlicer } from './time-slicer.ts';
import { stopped, whileWanted } from './while-wanted.ts';

const cacheBytes = 16 * 1024 * 1024;
/** So many words are gathered before they become a segment: about 24 bytes each while they are. */
const wordsInSegment = 600_000;
/** After a query what is added is shown at once for so long. */
const stillAskingMs = 3_000;
/** Writers wait for the merge when there are more segments: every query asks each of them. */
const mostSegments = 48;

/**
 * The index: segments on the disk, the newest ones still in memory, and what became of their articles since. Calls of the
 * writing methods must not overlap; between their steps queries see the index as it was or as it will be, never half.
 */
export class ArticleIndex {
  /** What went wrong with the index and was mended; null when nothing did. */
  loss: string | null = null;
  cursor = 0;
  private live: readonly Segment[] = [];
  private readonly inMemory = new Set<Segment>();
  private readonly files: IndexFiles;
  private readonly cache = new PageCache(cacheBytes, pageSize);
  private next = 1;
  /** Something of what the disk holds has changed since the manifest was written. */
  private dirty = false;
  private durableCursor = 0;
  /** Articles that are in no segment yet, and how many of them are new. */
  private gathering = new SegmentBuilder();
  private gathered = 0;
  /** Of those, the ones of additions that have settled: queries must see them. */
  private owed = 0;
  /** Position up to which everything is in a segment. */
  private sealedCursor = 0;
  private sealing: Promise<void> | null = null;
  private writing = false;
  private lastAsked = 0;
  /** Somebody waits for what is being gathered. */
  private waiting = false;
  private readonly onSealed: ((outcome: Promise<void> | undefined) => void)[] = [];
  private merging: Promise<void> | null = null;
  /** Goes up when everything is forgotten: a merge that began before is of no use. */
  generation = 0;
  private saving: Promise<void> = Promise.resolve();
  private flushing = false;
  private closed = false;
  private resting = false;
  private atRest = false;

  private constructor(files: IndexFiles) {
    this.files = files;
  }

  /** An index that is damaged, or of another version, is made anew, and `loss` says so. Errors: disk-full, disk-failed. */
  static async open(files: IndexFiles): Promise<ArticleIndex> {
    const index = new ArticleIndex(files);
    try {
      index.load();
    } catch (error) {
      if (!isIndexDamaged(error)) throw error;
      index.forget(reasonOf(error));
      await index.writeAnew();
    }
    index.removeStrangers();
    return index;
  }

  get segments(): readonly Segment[] {
    if (this.closed) throw new ArchiveError('cancelled', 'The search index was closed.');
    return this.live;
  }

  get documents(): number {
    return this.live.reduce((sum, { living }) => sum + living, 0) + this.gathered;
  }

  /** Ids of articles of which not all of the text is searched. */
  get shortened(): string[] {
    return this.live.flatMap((segment) =>
      segment.meta.shortened.filter((id) => segment.articleOf(id) !== null),
    );
  }

  async add(documents: readonly SearchDocument[], cursor: number): Promise<void> {
    this.atRest = false;
    // Nobody may come between the last look and the writing.
    while (this.sealing !== null) await this.sealing;
    const { generation } = this;
    const slice = createTimeSlicer();
    const newest = new Map(documents.map((document) => [document.id, document]));
    this.writing = true;
    try {
      for (const document of newest.values()) {
        await this.addOne(document, slice);
        if (this.gathering.words > wordsInSegment || this.waiting) await this.seal();
        this.mustStillBe(generation);
      }
    } catch (error) {
      if (generation !== this.generation) this.startGathering();
      this.letAskersPass();
      throw error;
    } finally {
      this.writing = false;
    }
    this.cursor = cursor;
    if (this.waiting || Date.now() - this.lastAsked < stillAskingMs) await this.seal();
    this.owed = this.gathering.articles;
    this.startMerging();
    while (this.live.length > mostSegments && this.merging !== null) await this.merging;
  }

  async remove(ids: readonly string[], cursor: number): Promise<void> {
    const { generation } = this;
    while (this.sealing !== null) await this.sealing;
    if (ids.some((id) => this.gathering.has(id))) await this.seal();
    this.mustStillBe(generation);
    for (const id of ids) this.removeOne(id);
    this.cursor = cursor;
  }

  /**
   * Settles when queries see all that was added. While nobody asks, articles are only gathered: making segments of many at
   * once costs half.
   */
  async visible(): Promise<void> {
    this.lastAsked = Date.now();
    // What is being added may be seen later: nobody has been told that it is there.
    if (this.owed === 0) return;
    if (!this.writing) return this.seal();
    // The writer makes a segment of them between two articles.
    this.waiting = true;
    await new Promise<void>((resolve) => this.onSealed.push(resolve));
  }

  /** Makes everything durable. */
  async flush(): Promise<void> {
    await this.seal();
    // No other merge may begin meanwhile: it would take the same segments.
    this.flushing = true;
    try {
      await this.merging;
      this.resting = false;
      this.atRest = true;
      if (this.inMemory.size > 0) await this.merge({ segments: [...this.inMemory], to: 'disk' });
      if (this.dirty || this.cursor !== this.durableCursor) await this.save(this.cursor);
    } finally {
      this.flushing = false;
    }
    this.startMerging();
  }

  /** Forgets everything, in memory and on disk. */
  async clear(): Promise<void> {
    this.forget(null);
    await this.writeAnew();
  }

  /** What was found damaged: nothing of it is believed any more. */
  async abandon(error: unknown): Promise<void> {
    this.forget(reasonOf(error));
    // Should the disk refuse even that, the next manifest takes the place of the one that names what is damaged.
    await this.writeAnew().catch(() => undefined);
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.merging;
    for (const segment of this.live) segment.close();
    this.live = [];
  }

  private find(id: string): { segment: Segment; article: number } | null {
    for (let at = this.live.length - 1; at >= 0; at--) {
      const segment = this.live[at];
      const article = segment?.articleOf(id) ?? null;
      if (segment !== undefined && article !== null) return { segment, article };
    }
    return null;
  }

  private removeOne(id: string): void {
    const known = this.find(id);
    if (known === null) return;
    known.segment.remove(known.article);
    this.dirty = true;
  }

  private async addOne(document: SearchDocument, slice: TimeSlicer): Promise<void> {
    if (this.gathering.has(document.id)) await this.seal();
    const known = this.find(document.id);
    if (known !== null && known.segment.stored(known.article).fingerprint === fingerprintOf(document)) {
      known.segment.change(known.article, factsOf(document));
      this.dirty = true;
    } else {
      await slice.run(this.gathering.add(document));
      if (known === null) this.gathered++;
    }
    await slice.pause();
  }

  /** Makes a segment of what was gathered. Nothing is gathered meanwhile. */
  private seal(): Promise<void> {
    this.sealing ??= this.append(this.gathering, this.cursor).finally(() => {
      const outcome = this.sealing ?? undefined;
      this.sealing = null;
      this.letAskersPass(outcome);
    });
    return this.sealing;
  }

  private letAskersPass(outcome?: Promise<void>): void {
    this.waiting = false;
    for (const resolve of this.onSealed.splice(0)) resolve(outcome);
  }

  private startGathering(): void {
    this.gathering = new SegmentBuilder();
    this.gathered = 0;
    this.owed = 0;
  }

  /** What a writer is about to say would be of an index that was emptied meanwhile. */
  private mustStillBe(generation: number): void {
    if (generation !== this.generation) throw new ArchiveError('index-damaged', this.loss ?? '');
  }

  private async append(builder: SegmentBuilder, cursor: number): Promise<void> {
    if (builder.articles > 0) {
      const image = new SegmentImage();
      const { generation } = this;
      const slice = createTimeSlicer();
      const writer = await slice.run(builder.write(this.newName(), (file) => image.create(file)));
      const segment = image.open(await writer.finish());
      if (generation !== this.generation) return;
      // From here to the end nothing waits: queries see the old articles or the new ones.
      this.startGathering();
      for (const id of builder.ids) this.removeOne(id);
      this.live = [...this.live, segment];
      this.inMemory.add(segment);
    }
    this.sealedCursor = cursor;
  }

  private startMerging(): void {
    if (this.merging !== null || this.closed || this.resting || this.flushing) return;
    const plan = planMerge(this.live, this.inMemory, this.atRest);
    if (plan === null) return;
    const { generation } = this;
    this.merging = this.merge(plan)
      .catch(async (error: unknown) => {
        // Until somebody flushes, and is told.
        this.resting = true;
        if (isIndexDamaged(error) && generation === this.generation) await this.abandon(error);
      })
      .finally(() => {
        this.merging = null;
        this.startMerging();
      });
  }

  private async merge({ segments, to }: MergePlan): Promise<void> {
    const { generation, sealedCursor } = this;
    const isWanted = (): boolean => !this.closed && generation === this.generation;
    const newest = [...this.inMemory];
    const changedBefore = segments.map(({ changed }) => new Map(changed));
    const name = this.newName();
    const image = to === 'memory' ? new SegmentImage() : null;
    const steps = mergeSegments(segments, name, (file) =>
      image === null ? this.files.create(fileName(name, file)) : image.create(file),
    );
    try {
      const { writer, articles } = await createTimeSlicer().run(whileWanted(steps, isWanted));
      const meta = await writer.finish();
      if (!isWanted()) throw stopped;
      const merged = image === null ? openSegment(this.files, meta, this.cache) : image.open(meta);
      for (const [nth, segment] of segments.entries())
        carryOver(segment, articles[nth] ?? new Uint32Array(0), changedBefore[nth] ?? new Map(), merged);
      this.replace(segments, merged, image !== null);
    } catch (error) {
      this.removeFiles(name);
      if (error === stopped) return;
      throw error;
    }
    if (image !== null) return;
    // When all that was in memory at the start is on the disk now, so is everything up to that position.
    await this.save(
      newest.every((segment) => segments.includes(segment)) ? sealedCursor : this.durableCursor,
    );
    for (const { meta } of segments) this.removeFiles(meta.name);
    if (!this.live.some(({ meta }) => meta.name === name)) this.removeFiles(name);
  }

  private replace(segments: readonly Segment[], merged: Segment, inMemory: boolean): void {
    const at = this.live.findIndex((segment) => segments.includes(segment));
    const left = this.live.filter((segment) => !segments.includes(segment));
    if (merged.living > 0) left.splice(at, 0, merged);
    else merged.close();
    this.live = left;
    if (inMemory && merged.living > 0) this.inMemory.add(merged);
    else this.dirty = true;
    for (const segment of segments) {
      this.inMemory.delete(segment);
      segment.close();
    }
  }

  /** One after the other: two would write the same file. */
  private save(cursor: number): Promise<void> {
    const { generation } = this;
    const saved = this.saving.then(() => this.saveManifest(cursor, generation));
    this.saving = saved.catch(() => undefined);
    return saved;
  }

  private async saveManifest(cursor: number, generation: number): Promise<void> {
    if (generation !== this.generation) return;
    this.dirty = false;
    try {
      await writeManifest(this.files, {
        cursor,
        next: this.next,
        segments: this.live.filter((segment) => !this.inMemory.has(segment)).map(manifestOf),
      });
    } catch (error) {
      this.dirty = true;
      throw error;
    }
    if (generation === this.generation) this.durableCursor = cursor;
  }

  private load(): void {
    const manifest = readManifest(this.files);
    if (manifest === null) {
      if (this.files.list().some(isOurs))
        this.loss = 'The search index was incomplete and is made anew from the library.';
      return;
    }
    this.live = openSegments(this.files, manifest.segments, this.cache);
    this.cursor = manifest.cursor;
    this.durableCursor = manifest.cursor;
    this.sealedCursor = manifest.cursor;
    this.next = manifest.next;
  }

  private forget(loss: string | null): void {
    this.generation++;
    this.loss = loss;
    for (const segment of this.live) segment.close();
    this.live = [];
    this.inMemory.clear();
    this.cursor = 0;
    this.sealedCursor = 0;
    this.startGathering();
    this.resting = false;
  }

  /** An empty index takes the place of what is on the disk, then the files go. */
  private async writeAnew(): Promise<void> {
    await this.save(0);
    this.removeStrangers();
  }

  private removeStrangers(): void {
    const named = new Set(
      this.live
        .filter((segment) => !this.inMemory.has(segment))
        .flatMap(({ meta }) => segmentFiles.map((file) => fileName(meta.name, file))),
    );
    for (const name of this.files.list()) if (isOurs(name) && !named.has(name)) this.files.remove(name);
  }

  private removeFiles(segment: string): void {
    for (const file of segmentFiles) this.files.remove(fileName(segment, file));
  }

  private newName(): string {
    return `segment-${this.next++}`;
  }
}
