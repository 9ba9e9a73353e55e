/**
 * Cities that news is dated from, as they are written in running text. Not a gazetteer: a place that is not here is still
 * understood when a date or an agency stands beside it; these are the ones that may stand alone, and whose capitals
 * (`ԵՐԵՎԱՆ`, `NEW YORK`) could not be turned into a name by rule.
 */
const english = `Abidjan, Abu Dhabi, Abuja, Accra, Addis Ababa, Aleppo, Algiers, Almaty, Amman, Amsterdam, Ankara,
Antananarivo, Ashgabat, Asmara, Astana, Asuncion, Athens, Atlanta, Auckland, Baghdad, Baku, Bamako, Bangkok, Barcelona,
Basel, Batumi, Beijing, Beirut, Belfast, Belgrade, Berlin, Bern, Bishkek, Bogota, Bonn, Boston, Brasilia, Bratislava,
Brussels, Bucharest, Budapest, Buenos Aires, Cairo, Canberra, Cape Town, Caracas, Chicago, Chisinau, Colombo, Copenhagen,
Dakar, Damascus, Davos, Dallas, Delhi, Denver, Detroit, Dhaka, Doha, Donetsk, Dubai, Dublin, Dushanbe, Edinburgh,
Frankfurt, Geneva, Gaza, Glasgow, Goris, Gyumri, Hamburg, Hanoi, Harare, Havana, Helsinki, Hong Kong, Honolulu, Houston,
Islamabad, Istanbul, Jakarta, Jerusalem, Johannesburg, Kabul, Kampala, Karachi, Kathmandu, Kazan, Khartoum, Kharkiv, Kiev,
Kigali, Kinshasa, Kuala Lumpur, Kuwait, Kyiv, Kyoto, La Paz, Lagos, Lima, Lisbon, Ljubljana, London, Los Angeles,
Luanda, Lusaka, Luxembourg, Lviv, Madrid, Managua, Manama, Manila, Maputo, Marseille, Melbourne, Mexico City, Miami, Milan,
Minsk, Mogadishu, Monrovia, Montevideo, Montreal, Moscow, Mumbai, Munich, Muscat, Nairobi, New Delhi, New York, Nicosia,
Odesa, Odessa, Oslo, Ottawa, Panama City, Paris, Philadelphia, Phnom Penh, Port-au-Prince, Prague, Pretoria, Pyongyang,
Quito, Rabat, Ramallah, Rangoon, Reykjavik, Riga, Rio de Janeiro, Riyadh, Rome, Rotterdam, San Francisco, San Jose,
San Salvador, Sanaa, Santiago, Sao Paulo, Sarajevo, Seattle, Seoul, Shanghai, Sharm el-Sheikh, Shushi, Singapore, Skopje,
Sochi, Sofia, St. Petersburg, Stepanakert, Stockholm, Strasbourg, Sydney, Syunik, Taipei, Tallinn, Tashkent, Tavush,
Tbilisi, Tegucigalpa, Tehran, Tel Aviv, The Hague, Tirana, Tokyo, Toronto, Tripoli, Tunis, Ulaanbaatar, United Nations,
Vaduz, Vagharshapat, Valletta, Vanadzor, Vancouver, Vatican City, Venice, Vienna, Vientiane, Vilnius, Warsaw, Washington,
Wellington, Windhoek, Yangon, Yaounde, Yeghegnadzor, Yekaterinburg, Yerevan, Zagreb, Zurich`;
const russian = `Абу-Даби, Алма-Ата, Алматы, Анкара, Астана, Афины, Ашхабад, Багдад, Баку, Барнаул, Батуми, Бейрут, Белград,
Берлин, Бишкек, Бонн, Братислава, Брюссель, Будапешт, Бухарест, Вашингтон, Вена, Вильнюс, Владивосток, Владикавказ,
Волгоград, Воронеж, Гавана, Гаага, Гюмри, Дамаск, Дели, Доха, Дубай, Душанбе, Екатеринбург, Ереван, Женева, Иркутск,
Иерусалим, Исламабад, Кабул, Казань, Каир, Калининград, Киев, Кишинев, Кишинёв, Копенгаген, Краснодар, Красноярск, Лондон,
Львов, Мадрид, Махачкала, Минск, Мадрид, Москва, Мурманск, Мюнхен, Нижний Новгород, Новосибирск, Нью-Дели, Нью-Йорк, Одесса,
Омск, Осло, ООН, Оттава, Париж, Пекин, Пермь, Петербург, Прага, Пхеньян, Рига, Рим, Ростов-на-Дону, Самара,
Санкт-Петербург, Саратов, Сеул, Симферополь, Скопье, Сочи, София, Ставрополь, Степанакерт, Стамбул, Стокгольм, Страсбург,
Сухум, Сухуми, Таллин, Ташкент, Тбилиси, Тегеран, Тель-Авив, Токио, Томск, Уфа, Хабаровск, Харьков, Хельсинки, Цхинвал,
Цхинвали, Челябинск, Шуши, Эр-Рияд, Южно-Сахалинск, Якутск`;
const armenian = `Երևան, Գյումրի, Վանաձոր, Ստեփանակերտ, Շուշի, Գորիս, Կապան, Իջևան, Աբովյան, Արտաշատ, Արմավիր, Գավառ,
Հրազդան, Սևան, Դիլիջան, Մեղրի, Սիսիան, Վաղարշապատ, Էջմիածին, Եղեգնաձոր, Մոսկվա, Թբիլիսի, Բաքու, Թեհրան, Անկարա, Ստամբուլ,
Վաշինգտոն, Նյու Յորք, Լոնդոն, Փարիզ, Բրյուսել, Բեռլին, Ժնև, Վիեննա, Հռոմ, Աթենք, Բեյրութ, Դամասկոս, Հալեպ, Կիև, Մինսկ,
Բիշքեկ, Աստանա, Պեկին, Տոկիո, Ստրասբուրգ, Պրահա, Սոչի, Սանկտ Պետերբուրգ, Երուսաղեմ, Կահիրե, Դուբայ, Լոս Անջելես`;
const georgian = `თბილისი, ბათუმი, ქუთაისი, რუსთავი, გორი, ზუგდიდი, ფოთი, სოხუმი, ცხინვალი, ერევანი, ბაქო, მოსკოვი, კიევი,
ანკარა, ვაშინგტონი, ლონდონი, პარიზი, ბრიუსელი`;
const others = `Київ, Львів, Харків, Одеса, Дніпро, Madrid, Barcelona, Sevilla, Lisboa, Roma, Milano, Torino, Napoli, Wien,
Zürich, Genf, Genève, Bruxelles, Berlin, München, Köln, Hamburg, Frankfurt, Praha, Warszawa, Beograd, București, Bakı,
İstanbul, São Paulo, Ciudad de México, Bogotá, Brasília, Москва, 北京, 上海, 东京`;

const canonical = new Map<string, string>();
for (const list of [english, russian, armenian, georgian, others])
  for (const name of list.split(/,\s+/)) {
    canonical.set(fold(name), name);
    // Agencies leave accents out; where another language has the plain spelling for itself (Zurich, Zürich) it stays.
    const plain = withoutAccents(fold(name));
    if (!canonical.has(plain)) canonical.set(plain, name);
  }

/** The name as running text writes it (`ԵՐԵՎԱՆ` → `Երևան`), or null when it is not one of these. */
export function knownPlace(name: string): string | null {
  const folded = fold(name);
  return canonical.get(folded) ?? canonical.get(withoutAccents(folded)) ?? null;
}

/** `և` is two letters in capitals: names are compared with both written out. */
function fold(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('և', 'եւ')
    .replaceAll('եվ', 'եւ')
    .replace(/\s+/g, ' ');
}

function withoutAccents(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '');
}
