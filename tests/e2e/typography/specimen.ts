/** An article with every element that a text may have, and prose of eight scripts: written for these tests. */
const formula =
  '<math display="block"><mrow><mi>E</mi><mo>=</mo><mfrac><mrow><mi>m</mi><msup><mi>v</mi><mn>2</mn></msup></mrow><mn>2</mn></mfrac><mo>+</mo><msqrt><mrow><msubsup><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></msubsup><msub><mi>x</mi><mi>i</mi></msub></mrow></msqrt></mrow></math>';

export const specimenTitle = 'A specimen of every element';

export const specimen = page(
  'en',
  specimenTitle,
  `<p>The observatory on the plateau keeps <em>two catalogues</em>: one of the <strong>instruments</strong>, and one of the
people who understood them. Its librarian, who has <a href="https://plateau.example/people">written about both</a>, calls
the second <q>the more fragile collection</q>.<sup>1</sup> Water is H<sub>2</sub>O, and <code>plate.read()</code> reads a plate;
press <kbd>Ctrl</kbd> and <kbd>K</kbd>. The <abbr title="Astronomical Plate Archive">APA</abbr> was <del>closed</del>
<ins>opened</ins> in <time datetime="1931">1931</time>, <small>as a footnote has it</small>, and <mark>never moved</mark>.</p>
<p>An extraordinarily uncharacteristic misunderstanding interrupted the administration’s correspondence throughout the
international conference on photographic preservation, notwithstanding considerable preparation.</p>
<h2>Measures and weights</h2>
<p>Energy is written on the wall of the reading room, where visitors photograph it:</p>
${formula}
<p>In a line of text it is <math><mrow><msup><mi>a</mi><mn>2</mn></msup><mo>+</mo><msup><mi>b</mi><mn>2</mn></msup></mrow></math>, as
everybody learns.</p>
<h3>What is on the shelves</h3>
<ul><li>Glass plates, in boxes of twelve</li><li>Ledgers<ol><li>of the night</li><li>of the day</li></ol></li><li>Letters</li></ul>
<dl><dt>Plate</dt><dd>A sheet of glass with an emulsion on one side.</dd><dt>Ledger</dt><dd>What was seen, by whom, and when.</dd></dl>
<blockquote><p>Whoever opens the dome at night should close it in the morning; the plates remember everything else.</p></blockquote>
<h4>The code of the catalogue</h4>
<pre><code class="language-python">def read(plate):
    for star in plate.stars(brighter_than=6.5, within=plate.margin, sorted_by="right ascension", named=True):
        yield star.name, star.magnitude
</code></pre>
<h5>A table that is wider than the page</h5>
<table><caption>Plates by decade</caption><thead><tr><th>Decade</th><th>Plates taken</th><th>Plates broken</th><th>Observers</th><th>Clear nights</th><th>Instrument</th><th>Emulsion</th><th>Remarks of the keeper</th></tr></thead>
<tbody><tr><td>1930s</td><td>1,204</td><td>17</td><td>3</td><td>811</td><td>Astrograph</td><td>Blue</td><td>Unheated</td></tr>
<tr><td>1940s</td><td>318</td><td>2</td><td>1</td><td>790</td><td>Astrograph</td><td>Blue</td><td>Interrupted</td></tr></tbody></table>
<hr>
<details><summary>What was left out</summary><p>The accounts of the kitchen.</p></details>
<h6>Of other scripts</h6>
<p>The plate says Ереван, Երևան, Αθήνα, القاهرة, ירושלים, 北京 and 東京 on its back.</p>`,
);

export interface Tongue {
  language: string;
  title: string;
  /** Of every paragraph the same words, so that a test can look for them. */
  html: string;
}

const prose: readonly [language: string, title: string, heading: string, ...paragraphs: string[]][] = [
  [
    'en',
    'The railway over the pass',
    'The winter timetable',
    'In the first winter the railway over the pass carried more photographers than passengers. The administration had expected merchants, and received correspondents: men with tripods who wanted the locomotive to stop wherever the afternoon was particularly beautiful.',
    'Understanding came slowly. The stationmaster, an uncommonly patient person, published a timetable of views beside the timetable of trains; it distinguished mountains from mere scenery, and apologised for the weather in advance.',
  ],
  [
    'ru',
    'Железная дорога через перевал',
    'Зимнее расписание',
    'В первую зиму железная дорога через перевал перевезла больше фотографов, чем пассажиров. Управление ожидало купцов, а приехали корреспонденты: люди с треногами, которые просили останавливать паровоз всюду, где послеполуденный свет был особенно хорош.',
    'Взаимопонимание приходило медленно. Начальник станции, человек необыкновенно терпеливый, напечатал рядом с расписанием поездов расписание видов; оно отличало горы от обыкновенной местности и заранее просило прощения за погоду.',
  ],
  [
    'hy',
    'Երկաթուղին լեռնանցքով',
    'Ձմեռային չվացուցակ',
    'Առաջին ձմռանը լեռնանցքով անցնող երկաթուղին ավելի շատ լուսանկարիչներ տեղափոխեց, քան ուղևորներ։ Վարչությունը սպասում էր վաճառականների, բայց եկան թղթակիցներ՝ եռոտանիներով մարդիկ, որոնք խնդրում էին կանգնեցնել շոգեքարշը ամեն տեղ, ուր հետմիջօրեի լույսը հատկապես գեղեցիկ էր։',
    'Փոխըմբռնումը դանդաղ էր գալիս։ Կայարանապետը՝ անսովոր համբերատար մի մարդ, գնացքների չվացուցակի կողքին տպագրեց տեսարանների չվացուցակը, որը լեռները տարբերում էր սովորական բնապատկերից և նախապես ներողություն էր խնդրում եղանակի համար։',
  ],
  [
    'el',
    'Ο σιδηρόδρομος στο πέρασμα',
    'Το χειμερινό δρομολόγιο',
    'Τον πρώτο χειμώνα ο σιδηρόδρομος στο πέρασμα μετέφερε περισσότερους φωτογράφους παρά επιβάτες. Η διοίκηση περίμενε εμπόρους και δέχτηκε ανταποκριτές: ανθρώπους με τρίποδα που ήθελαν να σταματά η ατμομηχανή όπου το απόγευμα ήταν ιδιαίτερα όμορφο.',
    'Η κατανόηση ήρθε αργά. Ο σταθμάρχης, άνθρωπος ασυνήθιστα υπομονετικός, δημοσίευσε δίπλα στο δρομολόγιο των τρένων ένα δρομολόγιο των απόψεων· ξεχώριζε τα βουνά από το απλό τοπίο και ζητούσε εκ των προτέρων συγγνώμη για τον καιρό.',
  ],
  [
    'ar',
    'السكة الحديدية عبر الممر',
    'جدول الشتاء',
    'في الشتاء الأول نقلت السكة الحديدية عبر الممر من المصورين أكثر مما نقلت من المسافرين. كانت الإدارة تنتظر التجار فجاءها المراسلون: رجال يحملون حوامل ثلاثية، ويريدون أن تقف القاطرة حيثما كان ضوء العصر جميلا.',
    'جاء التفاهم ببطء. نشر ناظر المحطة، وهو رجل صبور على غير العادة، جدولا للمناظر إلى جانب جدول القطارات (Fahrplan 1931)؛ وكان يميز الجبال من سائر الأرض، ويعتذر مقدما عن الطقس.',
  ],
  [
    'he',
    'מסילת הברזל במעבר ההרים',
    'לוח החורף',
    'בחורף הראשון הובילה מסילת הברזל במעבר ההרים יותר צלמים מנוסעים. ההנהלה ציפתה לסוחרים וקיבלה כתבים: אנשים עם חצובות שביקשו שהקטר יעצור בכל מקום שבו אור אחר הצהריים היה יפה במיוחד.',
    'ההבנה באה לאט. מנהל התחנה, אדם סבלני שלא כרגיל, פרסם לצד לוח הרכבות (Fahrplan 1931) גם לוח של מראות; הוא הבדיל בין הרים לבין סתם נוף, והתנצל מראש על מזג האוויר.',
  ],
  [
    'zh',
    '翻越山口的铁路',
    '冬季时刻表',
    '第一个冬天，翻越山口的铁路运送的摄影师比旅客还多。管理处等的是商人，来的却是记者：他们扛着三脚架，希望机车在午后光线特别美的地方都停一停。',
    '彼此理解来得很慢。站长是个格外有耐心的人，他在列车时刻表（Fahrplan 1931）旁边又印了一张“风景时刻表”；它把真正的山和普通的景色分开，并且预先为天气道歉。',
  ],
  [
    'ja',
    '峠を越える鉄道',
    '冬のダイヤ',
    '最初の冬、峠を越える鉄道は乗客よりも多くの写真家を運んだ。管理局は商人を待っていたが、やって来たのは通信員たちだった。三脚をかついだ人々は、午後の光がとりわけ美しいところではどこでも機関車を停めてほしいと言った。',
    '理解が生まれるには時間がかかった。駅長は並外れて辛抱強い人で、列車の時刻表（Fahrplan 1931）のとなりに「眺めの時刻表」を掲げた。それは本物の山とただの景色とを区別し、天気についてはあらかじめ詫びていた。',
  ],
];

/** The same report in eight languages, each long enough for some screens. */
export const tongues: readonly Tongue[] = prose.map(([language, title, heading, ...paragraphs]) => {
  const body = Array.from({ length: 9 }, (_, at) => {
    const text = paragraphs.map((words) => `<p>${at + 1}. ${words}</p>`).join('\n');
    return at % 3 === 1 ? `<h2>${heading}</h2>\n${text}` : text;
  });
  return { language, title, html: page(language, title, body.join('\n')) };
});

function page(language: string, title: string, body: string): string {
  const direction = language === 'ar' || language === 'he' ? ' dir="rtl"' : '';
  return `<!doctype html>
<html lang="${language}"${direction}><head><meta charset="utf-8"><title>${title}</title></head>
<body><article><h1>${title}</h1>
${body}
</article></body></html>
`;
}
