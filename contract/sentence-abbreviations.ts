/**
 * Words that are written with a full stop and rarely end a sentence, folded to lower case, without their last stop. Only
 * what news, books and clippings are full of; a word that is missing costs a sentence cut in two, never a lost one.
 */

/** A name or a number follows nearly always: the sentence goes on whatever comes. */
export const goesOn: ReadonlySet<string> = words(`
  mr mrs ms messrs dr prof rev fr hon st ste mt ft gen col lt sgt cpl capt cmdr adm maj brig gov sen rep pres supt insp
  mlle mme mgr vs v cf e.g i.e viz al ph approx dept univ assn bros
  jan feb apr jun jul aug sept oct nov dec
  т.е т.к т.н т.ч т.о акад проф доц тов гр г-н г-жа св пр просп ул пер пл наб шт им ген полк подп кап лейт серж адм зам
  зав нач пом гл ред изд см ср напр рис табл илл мин обл респ стр янв февр апр авг сент окт нояб дек рус англ нем франц лат
  греч арм перен букв т.наз
  տ պրոֆ դոկտ գեն ակադ օր տիկ փող պող հմմտ ծն թարգմ խմբ
  hr fr frl hrn bzw z.b d.h u.a o.ä ca sog evtl ggf usf bspw vgl inkl zzgl
  p.ej sr sra srta dña ud uds vds av avda pág núm
  mm mlles c.-à-d p.ex env chap éd
  sig sigg dott dott.ssa ing avv pag
`);

/** What they count follows in figures: `No. 5`, `стр. 12`. Before anything else they may end a sentence. */
export const goesOnBeforeFigures: ReadonlySet<string> = words(`
  no nos nr art arts fig figs p pp vol vols ch chap sec sect para par pt bk ed eds op n f ff ll l c ca b d fl r
  ст п пп гл с т тт вып ч кн д кв корп оф абз прим № тел руб ок
  գլ հ հտ էջ կետ նկ
  s abs kap bd nr tel ziff abb aufl
  núm pág cap tít
`);

/** A capital after these may begin a sentence or a name; a word that sentences begin with decides. */
export const mayEnd: ReadonlySet<string> = words(`
  u.s u.k u.n e.u u.s.a u.s.s.r d.c l.a n.y a.d b.c ph.d m.d b.a m.a ll.b
  inc ltd corp co jr sr
  с.ш а.с
`);

/** Words that begin sentences and hardly ever stand second in a name. */
export const sentenceStarters: ReadonlySet<string> = words(`
  the a an this that these those it its he she they we i you his her their our my there here in on at by for from with to
  of as if when while where after before since until because although but and or so yet nor however then now today
  yesterday meanwhile moreover also what who why how which one some many most all no not every each both
  в на с к о у и а но по из за от до для при под над об он она они мы я вы это этот эта эти тот та те там здесь его ее её их
  наш как что кто где когда если однако затем потом также кроме после перед так уже еще ещё не ни или же сегодня вчера
  ես դու նա մենք դուք նրանք այս այդ այն որ երբ եթե բայց և իսկ սակայն նաև այնտեղ այստեղ դա սա ինչ ով որտեղ հետո ըստ
  der die das ein eine er sie es wir ich ihr in im an auf bei mit nach von zu und aber oder doch wenn als dann auch
  le la les un une il elle ils elles nous vous je ce cette ces dans en sur et mais ou où quand si
  el los las un una ella ellos nosotros este esta en y pero cuando si
`);

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}
