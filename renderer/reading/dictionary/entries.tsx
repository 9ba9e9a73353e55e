import { Fragment } from 'react';
import type {
  DefinitionBlock,
  DefinitionSpan,
  DictionaryAnswer,
  DictionaryEntry,
  Sense,
} from '../../../contract/dictionary-model.ts';
import { classes } from '../../ui/classes.ts';
import styles from './entries.module.css';

type Go = (word: string) => void;

/** By dictionary; senses of one part of speech under its name. */
export function Entries({ answer, onGo }: { answer: DictionaryAnswer; onGo: Go }) {
  return answer.dictionaries.map(({ id, name }) => {
    const entries = answer.entries.filter(({ dictionary }) => dictionary === id);
    if (entries.length === 0) return null;
    return (
      <section key={id} className={styles.dictionary} aria-label={name}>
        <h2 className={styles.from}>{name}</h2>
        {numbered(entries).map(({ item: entry, key }) => (
          <Entry key={key} entry={entry} asked={answer.word} onGo={onGo} />
        ))}
      </section>
    );
  });
}

function Entry({ entry, asked, onGo }: { entry: DictionaryEntry; asked: string; onGo: Go }) {
  const parts = [...new Set(entry.senses.map(({ part }) => part))];
  return (
    <article className={styles.entry}>
      <h3 className={styles.head}>
        {entry.head}
        {entry.match === 'form' && <span className={styles.match}>of which “{asked}” is a form</span>}
      </h3>
      {parts.map((part) => {
        const senses = entry.senses.filter((sense) => sense.part === part);
        return (
          <Fragment key={part}>
            {part !== null && <p className={styles.part}>{part}</p>}
            {part === null ? (
              numbered(senses).map(({ item: sense, key }) => (
                <SenseView key={key} sense={sense} onGo={onGo} />
              ))
            ) : (
              <ol className={styles.senses}>
                {numbered(senses).map(({ item: sense, key }) => (
                  <li key={key}>
                    <SenseView sense={sense} onGo={onGo} />
                  </li>
                ))}
              </ol>
            )}
          </Fragment>
        );
      })}
      {entry.shortened && <p className={styles.quiet}>The dictionary says more than is shown here.</p>}
    </article>
  );
}

function SenseView({ sense, onGo }: { sense: Sense; onGo: Go }) {
  return (
    <>
      {numbered(sense.blocks).map(({ item: block, key }) => (
        <Block key={key} block={block} onGo={onGo} />
      ))}
      {sense.examples.map((example) => (
        <p key={example} className={styles.example}>
          {example}
        </p>
      ))}
      {sense.related.map(({ relation, words }) => (
        <p key={relation} className={styles.related}>
          <span className={styles.quiet}>{relation}</span>{' '}
          {words.map((word, at) => (
            <Fragment key={word}>
              {at > 0 && ', '}
              <button type="button" className={styles.link} onClick={() => onGo(word)}>
                {word}
              </button>
            </Fragment>
          ))}
        </p>
      ))}
    </>
  );
}

function Block({ block, onGo }: { block: DefinitionBlock; onGo: Go }) {
  return (
    <p className={classes(styles.block, styles[block.kind])} data-depth={block.depth}>
      {numbered(block.spans).map(({ item: span, key }) => (
        <Span key={key} span={span} onGo={onGo} />
      ))}
    </p>
  );
}

function Span({ span: { text, look, to }, onGo }: { span: DefinitionSpan; onGo: Go }) {
  if (look === 'plain') return text;
  if (look === 'strong') return <b>{text}</b>;
  if (look === 'emphasis') return <i>{text}</i>;
  if (look === 'reference' && to !== undefined)
    return (
      <button type="button" className={styles.link} onClick={() => onGo(to)}>
        {text}
      </button>
    );
  return <span className={styles[look]}>{text}</span>;
}

/** What stands in an answer never changes its place. */
function numbered<T>(items: readonly T[]): { key: string; item: T }[] {
  return items.map((item, at) => ({ key: String(at), item }));
}
