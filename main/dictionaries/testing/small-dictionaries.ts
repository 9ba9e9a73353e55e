import { type StardictShape, writeStardict } from './write-stardict.ts';

/** A few words of an Armenian–English dictionary, as XDXF. */
export const armenian: StardictShape = {
  name: 'Հայերեն–անգլերեն',
  types: 'x',
  entries: [
    ['Երևան', '<k>Երևան</k>\n<tr>yɛɾɛˈvɑn</tr> <gr>գոյ.</gr>\n<dtrn>Yerevan, the capital of Armenia</dtrn>'],
    [
      'արև',
      '<k>արև</k>\n<tr>ɑˈɾɛv</tr>\n<def><gr>գոյ.</gr> <dtrn>sun</dtrn>\n<ex>արևի տակ — in the sun</ex></def>\nSee <kref>արևածագ</kref>',
    ],
    ['արևածագ', '<k>արևածագ</k>\n<dtrn>sunrise</dtrn>'],
    ['գիրք', '<k>գիրք</k>\n<dtrn>book</dtrn>'],
  ],
};

/** A few words of a Russian dictionary, as html that nobody should trust. */
export const russian: StardictShape = {
  name: 'Малый словарь',
  types: 'h',
  entries: [
    [
      'ёлка',
      '<p><b>ёлка</b> <i>ж.</i></p><ol><li>хвойное дерево</li><li>праздник у <a href="bword://дерево">дерева</a></li></ol>',
    ],
    [
      'дерево',
      '<p>растение с твёрдым стволом</p><script>alert(1)</script><img src=x onerror=alert(2)><a href="https://example.org/">вне</a>',
    ],
    ['книга', '<p>много листов под одним переплётом</p>'],
    ['читать', '<p>воспринимать написанное</p>'],
  ],
  synonyms: [['елочка', 0]],
};

export function writeSmallDictionaries(folder: string): void {
  writeStardict(folder, 'hy-en', armenian);
  writeStardict(folder, 'ru', { ...russian, articles: 'dictzip' });
}
