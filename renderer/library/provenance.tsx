import { importerNames } from '../../contract/importer-names.ts';
import type { Article, FieldOrigin, MissingPart } from '../../contract/model.ts';
import { formatBytes, formatCount, formatMoment } from '../ui/format.ts';
import styles from './provenance.module.css';

/** Which file the article was read from, how its text was understood, and what the file did not hold. */
export function Provenance({ article }: { article: Article }) {
  const { provenance, address } = article;
  const {
    name,
    path,
    bytes,
    within,
    version,
    importer,
    importerVersion,
    encoding,
    encodingKnownBy,
    imported,
    missing,
  } = provenance;
  const known = Object.entries(provenance.origins)
    .map(([field, origin]) => `${field} ${originWords[origin]}`)
    .join(', ');
  return (
    <section className={styles.provenance}>
      <h3>Where it came from</h3>
      <dl className={styles.facts}>
        <dt>File</dt>
        <dd title={path}>
          {name}, {formatBytes(bytes)}
          {within !== null && `, ${within}`}
        </dd>
        {version > 1 && (
          <>
            <dt>Version</dt>
            <dd>{version}</dd>
          </>
        )}
        {address !== null && (
          <>
            <dt>Address</dt>
            <dd>{address}</dd>
          </>
        )}
        <dt>Imported</dt>
        <dd>{formatMoment(imported)}</dd>
        <dt>Read by</dt>
        <dd>
          {importerNames.get(importer) ?? importer}, importer version {importerVersion}
        </dd>
        {encoding !== null && (
          <>
            <dt>Encoding</dt>
            <dd>
              {encoding}
              {encodingKnownBy !== null && `, ${encodingWords[encodingKnownBy]}`}
            </dd>
          </>
        )}
        {known !== '' && (
          <>
            <dt>Known by</dt>
            <dd>{known}</dd>
          </>
        )}
        <dt>SHA-256</dt>
        <dd className={styles.hash}>{provenance.sha256}</dd>
        {missing.length > 0 && (
          <>
            <dt>Missing</dt>
            <dd>
              {formatCount(missing.length, 'part')} that the file mentions and does not hold
              <ul className={styles.missing}>
                {missing.slice(0, mostShown).map((part) => (
                  <li key={`${part.kind} ${part.address}`}>
                    {part.address} <span className={styles.reason}>{missingWords(part)}</span>
                  </li>
                ))}
                {missing.length > mostShown && <li>and {missing.length - mostShown} more</li>}
              </ul>
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}

const mostShown = 50;

const encodingWords = {
  bom: 'by its mark at the beginning',
  declared: 'as the file says',
  detected: 'by the look of it',
  assumed: 'assumed',
} as const;

const originWords: Record<FieldOrigin, string> = {
  edited: 'by your hand',
  'front-matter': 'from the front matter',
  'json-ld': 'from JSON-LD',
  'open-graph': 'from Open Graph',
  'dublin-core': 'from Dublin Core',
  microdata: 'from microdata',
  meta: 'from the page’s head',
  markup: 'from the markup',
  dateline: 'from the dateline',
  inferred: 'inferred',
  'file-name': 'from the file’s name',
  detected: 'by the text itself',
};

function missingWords({ kind, reason }: MissingPart): string {
  const reasons: Record<MissingPart['reason'], string> = {
    remote: 'on the network',
    absent: 'not beside the file',
    unreadable: 'damaged',
    unsupported: 'of a kind that is not shown',
    'too-large': 'too large',
  };
  return `${kind}, ${reasons[reason]}`;
}
