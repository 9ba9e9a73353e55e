import { ownCopy } from '../analysis/fold-word.ts';
import { type Reading, readTokens, textStart, type VisitToken } from '../analysis/read-tokens.ts';
import { formKeys, stemLanguage, stemmedLanguages } from '../analysis/word-forms.ts';
import { textFields } from '../query/query-tree.ts';
import type { SearchDocument } from '../search-engine.ts';
import { beginningGroups } from './beginnings.ts';
import { createColumns, setFacts } from './columns.ts';
import { factsOf, fieldTexts, fingerprintOf, longestText } from './document-facts.ts';
import { GrowingNumbers } from './growing-numbers.ts';
import type { WritableFile } from './index-files.ts';
import { fieldOf, packPlace, withinField } from './places.ts';
import { beginningTerm, bodyField, PostingsWriter } from './postings.ts';
import type { SegmentFile } from './segment-meta.ts';
import { SegmentWriter } from './segment-writer.ts';
import { encodeStored } from './stored-document.ts';

/** Farther apart than any phrase asks for. */
const betweenTexts = 1_000;
/** Of text, in units, between two places where a reading may start. */
const betweenMilestones = 2_048;
/** Of text, in units: some milliseconds of work. */
const stepLength = 65_536;
const wordsInStep = 8_192;
const shortest = 65_535;

/** Makes a segment of some articles: reads their words, sorts them, and writes the lists. */
export class SegmentBuilder {
  private readonly documents: SearchDocument[] = [];
  private readonly known = new Set<string>();
  private readonly milestones: Reading[][] = [];
  private readonly stemming: number[] = [];
  private readonly lengths: number[][] = [];
  private readonly numbers = new Map<string, number>();
  private readonly terms: string[] = [];
  /** Of all words read: number of the term, and place. */
  private readonly read = new GrowingNumbers();
  private readonly places = new GrowingNumbers();
  /** Where each article's words end. */
  private readonly ends: number[] = [];
  /** Per term: languages of the articles that hold it, a bit each. */
  private readonly languages = new GrowingNumbers();

  get articles(): number {
    return this.documents.length;
  }

  has(id: string): boolean {
    return this.known.has(id);
  }

  get ids(): string[] {
    return this.documents.map(({ id }) => id);
  }

  /** A measure of the memory held. */
  get words(): number {
    return this.read.length;
  }

  /** Reads an article in steps of some milliseconds. The ids of all articles differ. */
  *add(document: SearchDocument): Generator<undefined, void> {
    const stemming = stemmedLanguages.indexOf(stemLanguage(document.language, document.body) ?? '');
    const language = stemming < 0 ? 0 : 1 << stemming;
    const milestones: Reading[] = [];
    const lengths: number[] = [];
    for (const [field, name] of textFields.entries()) {
      let length = 0;
      let base = 0;
      const visit: VisitToken = (term, _start, _end, position, span) => {
        this.word(term, packPlace(field, base + position, span), language);
        if (span === 1) length++;
      };
      for (const whole of fieldTexts(document, name)) {
        const text = whole.length > longestText ? whole.slice(0, longestText) : whole;
        let reading = textStart;
        let step = stepLength;
        while (reading.at < text.length) {
          reading = readTokens(text, visit, reading, Math.min(text.length, reading.at + betweenMilestones));
          if (field === bodyField && reading.at < text.length) milestones.push(reading);
          if (reading.at > step) {
            step = reading.at + stepLength;
            yield;
          }
        }
        base += reading.position + betweenTexts;
      }
      lengths.push(length);
    }
    this.ends.push(this.read.length);
    this.documents.push(document);
    this.known.add(document.id);
    this.milestones.push(milestones);
    this.stemming.push(stemming + 1);
    this.lengths.push(lengths);
  }

  /** Writes the segment in steps of some milliseconds. */
  *write(name: string, create: (file: SegmentFile) => WritableFile): Generator<undefined, SegmentWriter> {
    const writer = new SegmentWriter(name, createColumns(this.articles), create);
    this.writeDocuments(writer);
    yield;
    const sorted = this.sorted();
    yield;
    const lists = new PostingsWriter();
    yield* this.writeBeginnings(writer, lists, sorted);
    const forms = new Map<string, number[]>();
    let written = 0;
    for (const number of sorted.order) {
      const term = this.terms[number] ?? '';
      const start = sorted.starts[number] ?? 0;
      const end = sorted.starts[number + 1] ?? 0;
      writeLists(lists, sorted, start, end);
      const ordinal = writer.term(term, lists);
      for (const key of keysOf(term, this.languages.values[number] ?? 0, end - start)) {
        const known = forms.get(key);
        if (known === undefined) forms.set(key, [ordinal]);
        else known.push(ordinal);
      }
      written += end - start;
      if (written > wordsInStep) {
        written = 0;
        yield;
      }
    }
    for (const key of [...forms.keys()].sort()) writer.form(key, forms.get(key) ?? []);
    return writer;
  }

  /** The lists of all terms that begin with one or two letters, laid together. */
  private *writeBeginnings(
    writer: SegmentWriter,
    lists: PostingsWriter,
    { order, starts, articles, places }: SortedWords,
  ): Generator<undefined, void> {
    const fields = textFields.length;
    const counts = new Uint32Array(this.articles * fields);
    const seen = new Uint8Array(this.articles);
    let counted = 0;
    for (const { letters, from, to } of beginningGroups(order.map((number) => this.terms[number] ?? ''))) {
      for (let at = from; at < to; at++) {
        const number = order[at] ?? 0;
        const end = starts[number + 1] ?? 0;
        for (let word = starts[number] ?? 0; word < end; word++) {
          const article = articles[word] ?? 0;
          const count = article * fields + fieldOf(places[word] ?? 0);
          counts[count] = (counts[count] ?? 0) + 1;
          seen[article] = 1;
          counted++;
        }
      }
      lists.begin();
      for (let article = 0; article < this.articles; article++) {
        if (seen[article] === 0) continue;
        seen[article] = 0;
        writeFrequencies(lists, counts, article, article * fields);
      }
      lists.end();
      writer.term(beginningTerm(letters), lists);
      if (counted > wordsInStep) {
        counted = 0;
        yield;
      }
    }
  }

  private word(term: string, place: number, language: number): void {
    let number = this.numbers.get(term);
    if (number === undefined) {
      number = this.terms.length;
      // A slice would keep the whole text in memory.
      const own = ownCopy(term);
      this.numbers.set(own, number);
      this.terms.push(own);
      this.languages.push(0);
    }
    const languages = this.languages.values[number] ?? 0;
    if ((languages & language) !== language) this.languages.values[number] = languages | language;
    this.read.push(number);
    this.places.push(place);
  }

  private writeDocuments(writer: SegmentWriter): void {
    const { columns } = writer;
    for (const [nth, document] of this.documents.entries()) {
      const facts = factsOf(document);
      const shortened = document.body.length > longestText;
      const stored = encodeStored(
        { facts, fingerprint: fingerprintOf(document), shortened },
        this.milestones[nth] ?? [],
      );
      const article = writer.article(facts, stored, shortened);
      setFacts(columns, article, facts);
      columns.stemming[article] = this.stemming[nth] ?? 0;
      for (const [field, length] of (this.lengths[nth] ?? []).entries()) {
        writer.totalLengths[field] = (writer.totalLengths[field] ?? 0) + length;
        if (field === bodyField) columns.bodyLength[article] = length;
        columns.shortLengths[field * this.articles + article] = Math.min(length, shortest);
      }
    }
  }

  /** All words read, by term and then in the order in which they were read: a counting sort. */
  private sorted(): SortedWords {
    const words = this.read.length;
    const read = this.read.values;
    const placed = this.places.values;
    const starts = new Uint32Array(this.terms.length + 1);
    for (let word = 0; word < words; word++) {
      const next = (read[word] ?? 0) + 1;
      starts[next] = (starts[next] ?? 0) + 1;
    }
    for (let term = 0; term < this.terms.length; term++)
      starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0);
    const ends = starts.slice();
    const articles = new Uint32Array(words);
    const places = new Uint32Array(words);
    let word = 0;
    for (const [article, end] of this.ends.entries())
      for (; word < end; word++) {
        const term = read[word] ?? 0;
        const to = ends[term] ?? 0;
        ends[term] = to + 1;
        articles[to] = article;
        places[to] = placed[word] ?? 0;
      }
    // Sorting plain strings is several times faster than sorting by them.
    const order = [...this.terms].sort().map((term) => this.numbers.get(term) ?? 0);
    return { order, starts, articles, places };
  }
}

interface SortedWords {
  /** Numbers of the terms in the order of their names. */
  order: number[];
  /** Per number of a term: where its words begin in the two lists; one more at the end. */
  starts: Uint32Array;
  articles: Uint32Array;
  places: Uint32Array;
}

/** Of the counts of one article, field by field, which are set back to 0. */
function writeFrequencies(lists: PostingsWriter, counts: Uint32Array, article: number, from: number): void {
  let fields = 0;
  for (let field = 0; field < textFields.length; field++)
    if (counts[from + field] !== 0) fields |= 1 << field;
  if (fields === 1 << bodyField) lists.article(article, (counts[from + bodyField] ?? 0) << 2);
  else {
    lists.article(article, (fields << 2) | 1);
    for (let field = 0; field < textFields.length; field++)
      if ((fields & (1 << field)) !== 0) lists.list.number(counts[from + field] ?? 0);
  }
  counts.fill(0, from, from + textFields.length);
}

/** The lists of one term from its words between `start` and `end`, by article and place. */
function writeLists(
  lists: PostingsWriter,
  { articles, places }: SortedWords,
  start: number,
  end: number,
): void {
  lists.begin();
  for (let at = start; at < end; ) {
    const article = articles[at] ?? 0;
    let next = at;
    let fields = 0;
    let spans = 0;
    while (next < end && articles[next] === article) {
      const place = places[next++] ?? 0;
      fields |= 1 << fieldOf(place);
      spans |= place & 7;
    }
    const severalWords = spans === 0 ? 0 : 2;
    const head = fields === 1 << bodyField ? (next - at) << 2 : (fields << 2) | 1;
    lists.article(article, head | severalWords);
    while (at < next) {
      const field = fieldOf(places[at] ?? 0);
      const first = at;
      let last = 0;
      for (; at < next && fieldOf(places[at] ?? 0) === field; at++) {
        const place = withinField(places[at] ?? 0);
        lists.places.number((place >>> 3) - last);
        if (spans !== 0) lists.places.number((place & 7) + 1);
        last = place >>> 3;
      }
      if (fields !== 1 << bodyField) lists.list.number(at - first);
    }
  }
  lists.end();
}

const knownKeys = new Map<string, readonly string[]>();
const mostKnown = 60_000;

/** Terms that stand less often in a segment will hardly come again in the next, and would push out those that do. */
const oftenEnough = 4;

/** The keys of the forms of a term. `languages` is a bit each. */
function keysOf(term: string, languages: number, occurrences: number): readonly string[] {
  if (occurrences < oftenEnough) return formKeys(term, languagesIn(languages));
  const name = languages.toString(36) + term;
  const known = knownKeys.get(name);
  if (known !== undefined) return known;
  const keys = formKeys(term, languagesIn(languages));
  if (knownKeys.size >= mostKnown) knownKeys.clear();
  knownKeys.set(ownCopy(name), keys);
  return keys;
}

function languagesIn(bits: number): string[] {
  const found: string[] = [];
  for (let number = 0; bits >>> number !== 0; number++)
    if ((bits & (1 << number)) !== 0) found.push(stemmedLanguages[number] ?? '');
  return found;
}
