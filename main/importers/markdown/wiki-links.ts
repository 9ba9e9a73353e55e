import type { MarkdownIt, StateInline } from 'markdown-it';

const picture = /\.(?:png|jpe?g|gif|webp|avif|bmp|svg)$/i;

const longestName = 500;

/**
 * Links and embeds as Obsidian and wikis write them. `[[Page]]` and `[[Page|label]]` lead to notes that are not articles,
 * so they become plain text; `![[photo.png]]` is a picture beside the file, and any other embed is its name.
 */
export function wikiLinks(markdown: MarkdownIt): void {
  markdown.inline.ruler.before('link', 'wiki_link', (state, silent) => {
    const embed = state.src.startsWith('![[', state.pos);
    if (!embed && !state.src.startsWith('[[', state.pos)) return false;
    const start = state.pos + (embed ? 3 : 2);
    // A name is short; looking for its end through a whole text of `[[` would take forever.
    const length = state.src.slice(start, Math.min(start + longestName, state.posMax)).indexOf(']]');
    if (length < 0) return false;
    const inside = state.src.slice(start, start + length);
    if (inside === '' || /[[\]\n]/.test(inside)) return false;
    if (!silent) push(state, inside, embed);
    state.pos = start + length + 2;
    return true;
  });
}

function push(state: StateInline, inside: string, embed: boolean): void {
  const bar = inside.indexOf('|');
  const target = (bar < 0 ? inside : inside.slice(0, bar)).trim();
  const label = bar < 0 ? '' : inside.slice(bar + 1).trim();
  if (embed && picture.test(target)) {
    const token = state.push('image', 'img', 0);
    // A number after the bar is the width on the screen, anything else is what the picture shows.
    const alternative = /^\d+(?:x\d+)?$/.test(label) ? '' : label;
    token.attrs = [
      ['src', state.md.normalizeLink(target)],
      ['alt', alternative],
    ];
    const text = new state.Token('text', '', 0);
    text.content = alternative;
    token.content = alternative;
    token.children = [text];
    return;
  }
  // An embedded file may say which page or minute of it.
  const named = embed ? target.replace(/(\.[a-z\d]{2,5})#.*$/i, '$1') : target;
  state.push('text', '', 0).content = label || named.replace(/^#/, '').replaceAll('#', ' > ');
}
