import { expect, test } from 'vitest';
import { readDateline } from './dateline.ts';
import { isoDate } from './iso-date.ts';

type Row = [text: string, place: string | null, date: string | null, source: string | null, body: string];

const rows: Row[] = [
  [
    ' date 2023-10-09 Yerevan /Mediamax/. Russian Deputy',
    'Yerevan',
    '2023-10-09',
    'Mediamax',
    'Russian Deputy',
  ],
  ['YEREVAN, October 9. /ARMENPRESS/. The council', 'Yerevan', '10-9', 'Armenpress', 'The council'],
  ['YEREVAN, OCTOBER 9, ARMENPRESS. The council', 'Yerevan', '10-9', 'Armenpress', 'The council'],
  ['MOSCOW, Oct 9 (Reuters) - The river', 'Moscow', '10-9', 'Reuters', 'The river'],
  ['MOSCOW (AP) — The river', 'Moscow', null, 'AP', 'The river'],
  ['PARIS, Oct 9, 2023 (AFP) - The river', 'Paris', '2023-10-09', 'AFP', 'The river'],
  ['ԵՐԵՎԱՆ, 9 ՀՈԿՏԵՄԲԵՐԻ, ԱՐՄԵՆՊՐԵՍ: Քաղաքը', 'Երևան', '10-9', 'Արմենպրես', 'Քաղաքը'],
  ['ԵՐԵՎԱՆ, 9 ՀՈԿՏԵՄԲԵՐԻ, ԱՐՄԵՆՊՐԵՍ։ Քաղաքը', 'Երևան', '10-9', 'Արմենպրես', 'Քաղաքը'],
  ['Երևան/Մեդիամաքս/. Քաղաքը', 'Երևան', null, 'Մեդիամաքս', 'Քաղաքը'],
  ['МОСКВА, 9 окт — РИА Новости. Река', 'Москва', '10-9', 'РИА Новости', 'Река'],
  ['МОСКВА, 9 окт - РИА Новости, Иван Петров. Река', 'Москва', '10-9', 'РИА Новости', 'Река'],
  ['МОСКВА, 9 октября. /ТАСС/. Река', 'Москва', '10-9', 'ТАСС', 'Река'],
  ['Ереван. 9 октября. ИНТЕРФАКС - Река', 'Ереван', '10-9', 'Интерфакс', 'Река'],
  ['Москва. 9 октября. INTERFAX.RU - Река', 'Москва', '10-9', 'Interfax', 'Река'],
  ['ЕРЕВАН, 9 окт — Sputnik. Река', 'Ереван', '10-9', 'Sputnik', 'Река'],
  ['ЕРЕВАН, 9 ОКТЯБРЯ, АРМЕНПРЕСС. Река', 'Ереван', '10-9', 'Арменпресс', 'Река'],
  ['ЕРЕВАН, 9 октября. /Новости-Армения/. Река', 'Ереван', '10-9', 'Новости-Армения', 'Река'],
  ['9 октября, Минск /Корр. БЕЛТА/. Река', 'Минск', '10-9', 'БелТА', 'Река'],
  ['Yerevan/Mediamax/. The council', 'Yerevan', null, 'Mediamax', 'The council'],
  ['09.10.2023, 14:05 — The council', null, '2023-10-09T14:05', null, 'The council'],
  ['BEIJING, Oct. 9 (Xinhua) -- The river', 'Beijing', '10-9', 'Xinhua', 'The river'],
  ['Berlin (dpa) - Die Stadt', 'Berlin', null, 'dpa', 'Die Stadt'],
  ['WASHINGTON, Oct. 9 (UPI) -- The river', 'Washington', '10-9', 'UPI', 'The river'],
  ['ANKARA (AA) - The river', 'Ankara', null, 'Anadolu', 'The river'],
  ['YEREVAN. – The council', 'Yerevan', null, null, 'The council'],
  ['YEREVAN -- The council', 'Yerevan', null, null, 'The council'],
  ['PanARMENIAN.Net - The council', null, null, 'PanARMENIAN.Net', 'The council'],
  ['(Reuters) - The river', null, null, 'Reuters', 'The river'],
  ['(Bloomberg) -- The river', null, null, 'Bloomberg', 'The river'],
  ['HOUSTON, Feb 26 - Texas Commerce', 'Houston', '2-26', null, 'Texas Commerce'],
  ['SANTA CRUZ, Calif., Feb 26 - Shr', 'Santa Cruz, Calif.', '2-26', null, 'Shr'],
  ['HAUPPAUGE, N.Y., March 2 - Shr', 'Hauppauge, N.Y.', '3-2', null, 'Shr'],
  ['BLUEFIELD, W. Va., March 16 - Shr', 'Bluefield, W. Va.', '3-16', null, 'Shr'],
  ['ST. LOUIS, March 5 - Shr', 'St. Louis', '3-5', null, 'Shr'],
  ["COEUR D'ALENE, Idaho, March 2 - Shr", "Coeur D'Alene, Idaho", '3-2', null, 'Shr'],
  ['WINSTON-SALEM, N.C., March 6 - Shr', 'Winston-Salem, N.C.', '3-6', null, 'Shr'],
  ['DALLAS/FORT WORTH, Texas, March 3 - Shr', 'Dallas/Fort Worth, Texas', '3-3', null, 'Shr'],
  ['MONTREAL, March 20, Reuter - Shr', 'Montreal', '3-20', 'Reuters', 'Shr'],
  ['Vancouver, British Columbia, March 6 - Shr', 'Vancouver', '3-6', null, 'Shr'],
  ['****WASHINGTON, March 18 - Shr', 'Washington', '3-18', null, 'Shr'],
  ['NEW YORK, March 11- Shr', 'New York', '3-11', null, 'Shr'],
  ['WASHINGTON, D.C., March 9 - Shr', 'Washington', '3-9', null, 'Shr'],
  ['THE HAGUE, March 9 - Dutch growth', 'The Hague', '3-9', null, 'Dutch growth'],
  ['SYDNEY, March 19 - 26 weeks ended', 'Sydney', '3-19', null, '26 weeks ended'],
  ['WASHINGTON, March 20 - the department', 'Washington', '3-20', null, 'the department'],
  ['CLARKSBURG, W.Va., Feb 26 - Shr', 'Clarksburg, W.Va.', '2-26', null, 'Shr'],
  ['COLUMBIA, Md. March 3 - Shr', 'Columbia, Md.', '3-3', null, 'Shr'],
  ['ZURICH, March 5 - Shr', 'Zurich', '3-5', null, 'Shr'],
  ['Zürich, 9. Oktober (dpa) - Der Fluss', 'Zürich', '10-9', 'dpa', 'Der Fluss'],
  ['BAKU, Azerbaijan, October 9. The river', 'Baku', '10-9', null, 'The river'],
  ['Baku, October 9, AZERTAC\nThe river', 'Baku', '10-9', 'Azertac', 'The river'],
  ['New Delhi [India], October 9 (ANI): The river', 'New Delhi', '10-9', 'ANI', 'The river'],
  ['New Delhi, Oct 9 (PTI) The river', 'New Delhi', '10-9', 'PTI', 'The river'],
  ['Madrid, 9 oct (EFE).- El río', 'Madrid', '10-9', 'EFE', 'El río'],
  ['(ANSA) - ROMA, 09 OTT - Il fiume', 'Roma', '10-9', 'ANSA', 'Il fiume'],
  ['Lisboa, 09 out 2023 (Lusa) – O rio', 'Lisboa', '2023-10-09', 'Lusa', 'O rio'],
  ['Praha 9. října (ČTK) - Řeka', 'Praha', '10-9', 'CTK', 'Řeka'],
  ['Tehran, Oct 9, IRNA – The river', 'Tehran', '10-9', 'IRNA', 'The river'],
  ['TOKYO, Oct. 9, Kyodo - The river', 'Tokyo', '10-9', 'Kyodo', 'The river'],
  ['NEW YORK, Oct. 09, 2023 (GLOBE NEWSWIRE) -- A', 'New York', '2023-10-09', 'GlobeNewswire', 'A'],
  ['NEW YORK, Oct. 9, 2023 /PRNewswire/ -- A', 'New York', '2023-10-09', 'PRNewswire', 'A'],
  ['NEW YORK--(BUSINESS WIRE)--Acme', 'New York', null, 'Business Wire', 'Acme'],
  ['AREVASHEN, Oct 9 (Hill Wire) - The river', 'Arevashen', '10-9', 'Hill Wire', 'The river'],
  ['LONDON (Reuters) - iPhone sales', 'London', null, 'Reuters', 'iPhone sales'],
  ['თბილისი, 9 ოქტომბერი, ინტერპრესნიუსი. ქალაქი', 'თბილისი', '10-9', 'ინტერპრესნიუსი', 'ქალაქი'],
  ['КИЇВ. 9 жовтня. УНН. Річка', 'Київ', '10-9', 'УНН', 'Річка'],
  ['ԵՐԵՎԱՆ, 9 ՀՈԿՏԵՄԲԵՐԻ, ԱՐԱԳԻԼ: Քաղաքը', 'Երևան', '10-9', 'ԱՐԱԳԻԼ', 'Քաղաքը'],
  ['ЕРЕВАН, 9 ОКТЯБРЯ, ГОРНЫЙ ПЕРЕВАЛ. Река', 'Ереван', '10-9', 'ГОРНЫЙ ПЕРЕВАЛ', 'Река'],
  ['Ереван. 9 октября. ПЕРЕВАЛ - Река', 'Ереван', '10-9', 'ПЕРЕВАЛ', 'Река'],
  ['YEREVAN, OCTOBER 9. TUFF PRICES. The council', 'Yerevan', '10-9', null, 'TUFF PRICES. The council'],
  ['YEREVAN, OCTOBER 9. TUFF PRICES ROSE - A', 'Yerevan', '10-9', null, 'TUFF PRICES ROSE - A'],
  ['YEREVAN, OCTOBER 9. TUFF - PRICES ROSE', 'Yerevan', '10-9', null, 'TUFF - PRICES ROSE'],
];

test.each(rows)('understands %s', (text, place, date, source, body) => {
  const dateline = readDateline(text);
  expect(dateline && text.slice(dateline.end)).toBe(body);
  expect(dateline).toMatchObject({ place, source });
  const stated = dateline?.date ?? null;
  expect(stated && (isoDate(stated) ?? `${stated.month}-${stated.day}`)).toBe(date);
});

test('takes the reporter named after the agency', () => {
  expect(readDateline('МОСКВА, 9 окт - РИА Новости, Иван Петров. Река')?.author).toBe('Иван Петров');
});

test.each([
  'PARIS, Texas — a film by a German about America',
  '(AP) Biology is hard',
  'Paris - a city of light',
  'London is a city',
  'May 9 - a day to remember',
  'Berlin, 9 November 1989. The wall was open',
  'March 11-12, 1987 saw heavy rain',
  'The Reuters building is old.',
  'Reuters said on Monday that it would move',
  'Report - what we know so far',
  'NEW ZEALAND EXCHANGES CLOSE - Wellington',
  'IMPORTANT - Read this first',
  'TODO - Buy milk',
  'In London (Reuters) - the agency was founded',
  'Москва - столица России',
  'Москва — Третий Рим',
  'Ереван - один из древнейших городов',
  'Երևանը՝ հնագույն քաղաք',
  '1917. A year of change',
  '12.5 - A number',
  'Smith, John. The rivers of the north',
  'UNITED NATIONS (UN) is an organisation',
  'World Health Organization (WHO) - A body of the UN',
  'NATO (North Atlantic Treaty Organization) was founded',
  'Yerevan (Armenian: Երևան) is the capital',
  'COTTON OPENING TRENDS 7-APR\nOPEN  HIGH  LOW',
  'RUBBER PRICES (YEN PER KILO) - APRIL 07',
  'MILL SEEKS FASTER GROWTH THIS YEAR LONDON, March 25 - The',
  'LONDON',
  '- item',
  '',
])('leaves %j alone', (text) => {
  expect(readDateline(text)).toBeNull();
});
