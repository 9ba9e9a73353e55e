import { stemmer as porter } from '@orama/stemmers/english';

/**
 * Porter's stemmer joins the forms of a word well, and now and then words that nobody takes for forms of one. Those that
 * matter were read off the vocabulary of an encyclopaedia and of a news agency; they go by the stem named here. With
 * them the plurals that no rule gives.
 */
const apart: Readonly<Record<string, string>> = {
  according: 'according accordingly',
  admiral: 'admiral admirals',
  animal: 'animal animals',
  anime: 'anime',
  apartment: 'apartment apartments',
  author: 'author authors authored authoring authorship',
  authority: 'authority authorities',
  business: 'business businesses',
  capitalism: 'capitalism capitalist capitalists',
  celebrity: 'celebrity celebrities',
  child: 'child children',
  communism: 'communism communist communists',
  community: 'community communities',
  conservation: 'conservation',
  constituency: 'constituency constituencies',
  convention: 'convention conventions',
  conventional: 'conventional conventionally',
  cooper: 'cooper coopers',
  correspondent: 'correspondent correspondents',
  critical: 'critical critically',
  customer: 'customer customers',
  customs: 'customs',
  department: 'department departments departmental',
  designate: 'designate designated designates designating designation designations',
  detective: 'detective detectives',
  electronic: 'electronic electronics electronically',
  emergency: 'emergency emergencies',
  empire: 'empire empires',
  engine: 'engine engines',
  executive: 'executive executives',
  experiment: 'experiment experiments experimented experimenting experimental experimentation',
  foot: 'foot feet',
  format: 'format formats formatted formatting',
  general: 'general generally generals',
  generate: 'generate generates generated generating generation generations generator generators',
  generic: 'generic generics',
  generous: 'generous generously generosity',
  important: 'important importance importantly',
  informal: 'informal informally',
  initiative: 'initiative initiatives',
  internal: 'internal internally',
  international: 'international internationally',
  ironic: 'ironic ironically irony ironies',
  majority: 'majority majorities',
  man: 'man men',
  miner: 'miner miners',
  minority: 'minority minorities',
  mouse: 'mouse mice',
  news: 'news',
  objective: 'objective objectives objectively',
  optimism: 'optimism optimist optimists optimistic',
  organ: 'organ organs',
  organic: 'organic organically organics',
  organism: 'organism organisms',
  physics: 'physics',
  polite: 'polite politely politeness',
  premiere: 'premiere premiered premieres',
  protestant: 'protestant protestants protestantism',
  providence: 'providence',
  rational: 'rational rationally rationality',
  relativity: 'relativity',
  respectively: 'respectively',
  several: 'several',
  statue: 'statue statues',
  successive: 'successive successively',
  tooth: 'tooth teeth',
  unit: 'unit units',
  unite: 'unite united unites uniting',
  universal: 'universal universally universals',
  universe: 'universe universes',
  university: 'university universities',
  useful: 'useful usefully usefulness',
  wife: 'wife wives',
  woman: 'woman women',
};

const stems = new Map<string, string>();
// A stem of its own, lest it be another's: `author` is also Porter's for `authorization`.
for (const [stem, words] of Object.entries(apart))
  for (const word of words.split(' ')) stems.set(word, `${stem}.`);

export function stemEnglish(word: string): string {
  return stems.get(word) ?? porter(word);
}
