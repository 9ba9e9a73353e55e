import { type ParagraphRole, plainRole } from '../office/block.ts';

/** Styles of paragraphs by their numbers, as the head of the file lists them. */
export interface StyleSheet {
  begin(): void;
  number(value: number | null): void;
  outline(level: number): void;
  text(text: string): void;
  end(): void;
  roleOf(style: number, outline: number | null): ParagraphRole;
  isContents(style: number): boolean;
}

interface Style {
  name: string;
  outline: number | null;
}

export function createStyleSheet(): StyleSheet {
  const styles = new Map<number, Style>();
  let id: number | null = 0;
  let style: Style = { name: '', outline: null };
  const bodyLevel = 9;
  return {
    begin() {
      id = 0;
      style = { name: '', outline: null };
    },
    number(value) {
      id = value;
    },
    outline(level) {
      style.outline = level;
    },
    text(text) {
      if (style.name.length < 200) style.name += text;
    },
    end() {
      const name = (style.name.split(';')[0] ?? '').trim().toLowerCase();
      if (id !== null && name !== '') styles.set(id, { ...style, name });
    },
    roleOf(number, outline) {
      const known = styles.get(number);
      const role = roles.get(known?.name ?? '');
      if (role) return role;
      const heading = /^heading ([1-9])$/.exec(known?.name ?? '')?.[1];
      const level = outline ?? known?.outline ?? (heading === undefined ? null : Number(heading) - 1);
      return level === null || level < 0 || level >= bodyLevel
        ? plainRole
        : { name: 'heading', level: level + 1 };
    },
    isContents: (number) => /^toc \d|^toc heading|^contents \d/.test(styles.get(number)?.name ?? ''),
  };
}

const roles = new Map<string, ParagraphRole>([
  ['title', { name: 'title' }],
  ['subtitle', { name: 'subtitle' }],
  ['author', { name: 'author' }],
  ['date', { name: 'date' }],
]);
for (const name of ['quote', 'intense quote', 'block text', 'quotations', 'block quotation'])
  roles.set(name, { name: 'quote' });
for (const name of ['html preformatted', 'preformatted text', 'source code', 'macro text'])
  roles.set(name, { name: 'code' });
