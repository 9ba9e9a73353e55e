import type { Part } from './base-forms.ts';

/** `own form: other forms`. What WordNet's own lists of exceptions would say of the words that people meet. */
const verbs = `
be: am is are was were been being; have: has had; do: does did done; go: goes went gone; say: said; make: made; get: got gotten;
know: knew known; think: thought; take: took taken; see: saw seen; come: came; give: gave given; find: found; tell: told; become: became;
leave: left; feel: felt; bring: brought; begin: began begun; keep: kept; hold: held; write: wrote written; stand: stood; hear: heard;
mean: meant; meet: met; pay: paid; sit: sat; speak: spoke spoken; lie: lay lain lying; lead: led; grow: grew grown; lose: lost; fall: fell fallen;
send: sent; build: built; understand: understood; draw: drew drawn; break: broke broken; spend: spent; rise: rose risen; drive: drove driven;
buy: bought; wear: wore worn; choose: chose chosen; seek: sought; throw: threw thrown; catch: caught; deal: dealt; win: won; forget: forgot forgotten;
sell: sold; fight: fought; teach: taught; eat: ate eaten; sing: sang sung; strike: struck stricken; hang: hung; shake: shook shaken; ride: rode ridden;
feed: fed; shoot: shot; drink: drank drunk; hide: hid hidden; swim: swam swum; fly: flew flown; steal: stole stolen; wake: woke woken; bite: bit bitten;
blow: blew blown; swear: swore sworn; bear: bore borne born; tear: tore torn; freeze: froze frozen; lend: lent; bend: bent; sleep: slept; sweep: swept;
weep: wept; creep: crept; leap: leapt; dream: dreamt; learn: learnt; burn: burnt; spell: spelt; smell: smelt; spill: spilt; spoil: spoilt; kneel: knelt;
dwell: dwelt; shine: shone; dig: dug; stick: stuck; sting: stung; swing: swung; cling: clung; fling: flung; spin: spun; string: strung; wring: wrung;
ring: rang rung; spring: sprang sprung; sink: sank sunk; shrink: shrank shrunk; stink: stank stunk; slink: slunk; bind: bound; grind: ground; wind: wound;
light: lit; slide: slid; bleed: bled; breed: bred; speed: sped; flee: fled; lay: laid; shed: shedding; forbid: forbade forbidden; forgive: forgave forgiven;
arise: arose arisen; awake: awoke awoken; beat: beaten; befall: befell befallen; beget: begot begotten; behold: beheld; beseech: besought; bid: bade bidden;
cleave: clove cloven cleft; foresee: foresaw foreseen; forgo: forwent forgone; forsake: forsook forsaken; mistake: mistook mistaken; overcome: overcame;
overtake: overtook overtaken; overthrow: overthrew overthrown; partake: partook partaken; prove: proven; saw: sawn; sew: sewn; shear: shorn; show: shown;
shrive: shrove shriven; slay: slew slain; smite: smote smitten; sow: sown; spit: spat; stride: strode stridden; strive: strove striven; swell: swollen;
thrive: throve thriven; tread: trod trodden; undergo: underwent undergone; undertake: undertook undertaken; undo: undid undone; weave: wove woven;
withdraw: withdrew withdrawn; withhold: withheld; withstand: withstood; die: dying; tie: tying; vie: vying; dye: dyeing; singe: singeing; can: could; will: would;
shall: should; may: might; mow: mown; hew: hewn; lade: laden; melt: molten; rend: rent; rid: ridding; shoe: shod; sling: slung; uphold: upheld; upset: upsetting;
wed: wedded; work: wrought; cast: casting; overhear: overheard; oversee: oversaw overseen; mislead: misled; misunderstand: misunderstood; retell: retold;
rewrite: rewrote rewritten; rebuild: rebuilt; repay: repaid; resell: resold; retake: retook retaken; outgrow: outgrew outgrown; foretell: foretold`;
const nouns = `
man: men; woman: women; child: children; person: people; foot: feet; tooth: teeth; goose: geese; mouse: mice; louse: lice; ox: oxen; die: dice; penny: pence;
brother: brethren; datum: data; medium: media; bacterium: bacteria; criterion: criteria; phenomenon: phenomena; memorandum: memoranda; curriculum: curricula;
stratum: strata; erratum: errata; addendum: addenda; symposium: symposia; millennium: millennia; spectrum: spectra; maximum: maxima; minimum: minima;
optimum: optima; quantum: quanta; forum: fora; ovum: ova; automaton: automata; analysis: analyses; basis: bases; crisis: crises; thesis: theses; axis: axes;
hypothesis: hypotheses; synthesis: syntheses; oasis: oases; diagnosis: diagnoses; ellipsis: ellipses; parenthesis: parentheses; emphasis: emphases;
metamorphosis: metamorphoses; neurosis: neuroses; synopsis: synopses; index: indices; appendix: appendices; matrix: matrices; vertex: vertices; vortex: vortices;
codex: codices; apex: apices; radix: radices; helix: helices; alumnus: alumni; cactus: cacti; focus: foci; fungus: fungi; nucleus: nuclei; radius: radii;
stimulus: stimuli; syllabus: syllabi; terminus: termini; locus: loci; bacillus: bacilli; genius: genii; genus: genera; opus: opera; corpus: corpora; viscus: viscera;
alga: algae; antenna: antennae; formula: formulae; larva: larvae; nebula: nebulae; vertebra: vertebrae; alumna: alumnae; stigma: stigmata; schema: schemata;
dogma: dogmata; stoma: stomata; beau: beaux; bureau: bureaux; plateau: plateaux; tableau: tableaux; chateau: chateaux; cherub: cherubim; seraph: seraphim;
kibbutz: kibbutzim; virtuoso: virtuosi; libretto: libretti; tempo: tempi; concerto: concerti; passerby: passersby; bus: buses; gas: gases; lens: lenses;
iris: irises; potato: potatoes; tomato: tomatoes; hero: heroes; echo: echoes; veto: vetoes; torpedo: torpedoes; volcano: volcanoes; cargo: cargoes;
mosquito: mosquitoes; embargo: embargoes; quiz: quizzes; money: monies; movie: movies; tie: ties; pie: pies; lie: lies; cookie: cookies; zombie: zombies`;
const adjectives = `
good: better best; bad: worse worst; far: farther farthest further furthest; little: less least; many: more most; much: more most; old: elder eldest;
dry: drier driest; shy: shyer shyest; sly: slyer slyest; wry: wryer wryest`;
const adverbs = `well: better best; badly: worse worst; far: farther farthest further furthest; little: less least; much: more most`;

const tables = new Map<Part, Map<string, string[]>>();
const sources: Record<Part, string> = { noun: nouns, verb: verbs, adj: adjectives, adv: adverbs };

/** The words that this one is an irregular form of. */
export function irregularForms(word: string, part: Part): readonly string[] {
  let table = tables.get(part);
  if (table === undefined) {
    table = readTable(sources[part]);
    tables.set(part, table);
  }
  return table.get(word) ?? [];
}

function readTable(source: string): Map<string, string[]> {
  const table = new Map<string, string[]>();
  for (const line of source.split(';')) {
    const [own = '', forms = ''] = line.split(':').map((part) => part.trim());
    for (const form of forms.split(/\s+/)) table.set(form, [...(table.get(form) ?? []), own]);
  }
  return table;
}
