/**
 * News agencies and papers as they sign a dateline: how the name is shown, then other spellings. Compared without regard
 * to case. A name that is not here is still understood between slashes or brackets after a place.
 */
const agencies = `
Reuters: Reuter, Thomson Reuters
AP: Associated Press, The Associated Press
AFP: Agence France-Presse
TASS: ITAR-TASS, Itar-Tass
Interfax: Interfax.com
RIA Novosti
Sputnik: Sputnik Armenia, Sputnik Georgia, Sputnik-Armenia
Regnum: REGNUM News Agency
Mediamax
Armenpress
ARKA
ArmInfo
PanARMENIAN.Net: PanArmenian
NEWS.am: Armenian News-NEWS.am, Armenian News - NEWS.am
Tert.am
Aysor.am
Aravot
Hetq
Azatutyun
RFE/RL
Radio Free Europe/Radio Liberty
Public Radio of Armenia: Radiolur
Artsakhpress
APA
Trend
Azertac: AZERTAJ, AzerTAc, Azertag
Report
Turan
Interpressnews
Civil.ge
Agenda.ge
Black Sea Press
Xinhua
Kyodo: Kyodo News
Yonhap
Jiji Press: Jiji
CNA
Bernama
Antara
VNA
PTI
ANI
IANS
UNI
Anadolu: AA, Anadolu Agency
DHA
IHA
Hurriyet
IRNA
ISNA
Fars: FNA, Fars News
Tasnim
Mehr: MNA
SANA
SPA
WAM
KUNA
QNA
Petra
MENA
MAP
dpa: DPA
EFE
ANSA
AGI
Adnkronos
Lusa
Belga
ANP
Ritzau
NTB
TT
STT
PAP
CTK: ČTK
TASR
MTI
Agerpres
BTA
Tanjug
Beta
Hina
STA
MIA
ATA
AMNA
LETA
ELTA
BNS
BelTA
Ukrinform
UNIAN
Interfax-Ukraine
Kazinform
KazTAG
AKIpress
UPI: United Press International
Bloomberg: Bloomberg News
Dow Jones: Dow Jones Newswires
MarketWatch
PRNewswire: PR Newswire
Business Wire: BusinessWire
GlobeNewswire: GLOBE NEWSWIRE
CNN
CNBC
BBC News: BBC
VOA: VOA News
CBS News
ABC News
NBC News
NPR
Al Jazeera
The Guardian
Euronews
Deutsche Welle: DW
KNA
epd
IPS
IRIN
The Canadian Press: Canadian Press, CP
AAP
NZPA
SAPA
PA: PA Media, Press Association
ТАСС: ИТАР-ТАСС, корр. ТАСС
РИА Новости: РИА "Новости", РИА «Новости», РИА-Новости
Интерфакс: ИНТЕРФАКС.РУ
Интерфакс-Украина
Прайм: АЭИ Прайм, ПРАЙМ
Росбалт
Регнум: ИА Регнум, ИА REGNUM
Rambler News Service: RNS
Lenta.ru: Лента.ру
Новости-Армения: Новости Армения, АМИ Новости-Армения
Медиамакс
Арменпресс
АРКА
АрмИнфо: Арминфо
Спутник: Sputnik Армения, Спутник Армения, Sputnik Грузия
Кавказский узел: Кавказский Узел
Тренд
АПА
Азертадж: АЗЕРТАДЖ
БелТА: БЕЛТА
Казинформ
УНИАН
Укринформ
Укрінформ
УНН
Грузинформ
Новости-Грузия
Արմենպրես
Մեդիամաքս
Արմինֆո
Առավոտ
Ազատություն
Ազատություն ռադիոկայան
Հետք
Պանարմենիան
Արցախպրես
Ինտերֆաքս
ՏԱՍՍ
Ռոյթերս
ინტერპრესნიუსი
საქინფორმი
新华社
`;

const known = new Map<string, string>();
/** The first two letters → the folded names that begin with them, the longest first. */
const byStart = new Map<string, string[]>();
for (const line of agencies.trim().split('\n')) {
  const [shown = '', others = ''] = line.split(/:\s/);
  for (const name of [shown, ...others.split(/,\s/)].filter((each) => each !== ''))
    known.set(fold(name), shown);
}
// Interfax signs with the address of its site: INTERFAX.RU, INTERFAX.COM.
for (const [name, shown] of [...known])
  for (const end of ['.ru', '.com', '.am', '.ge', '.net'])
    if (!known.has(name + end)) known.set(name + end, shown);
for (const name of [...known.keys()].sort((left, right) => right.length - left.length)) {
  const start = name.slice(0, 2);
  const names = byStart.get(start);
  if (names) names.push(name);
  else byStart.set(start, [name]);
}

/** The agency as it is shown, or null when the name is none that is known. */
export function knownAgency(name: string): string | null {
  return known.get(fold(name)) ?? null;
}

/** Names that are also words or too short to be sure of: they count between brackets, or after both a place and a date. */
const weak =
  /^(?:\p{L}{1,4}|Trend|Report|Turan|Petra|Antara|Beta|Прайм|Тренд|Aravot|Առավոտ|Sputnik|Спутник|Hetq|Հետք)$/iu;

export function isWeakAgency(name: string): boolean {
  return weak.test(name);
}

/** The known agency whose name begins exactly at `at` and ends with a word; the longest name counts. */
export function agencyAt(text: string, at: number): { name: string; end: number } | null {
  for (const folded of byStart.get(text.slice(at, at + 2).toLowerCase()) ?? []) {
    const end = at + folded.length;
    if (text.slice(at, end).toLowerCase() !== folded || /[\p{L}\d]/u.test(text[end] ?? '')) continue;
    const name = known.get(folded);
    if (name !== undefined) return { name, end };
  }
  return null;
}

function fold(name: string): string {
  return name.toLowerCase().replace(/\s+/g, ' ');
}
