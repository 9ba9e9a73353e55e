/** The small words that no text of a language does without. Those of several languages count for less in each. */
const lists: Record<string, string> = {
  en: 'the of and to in is was that for it with as his on be at by had he not are but from or have an they which you were all her she there would their we him been has when who will no more if out so said what up its about than into them can only other new some could time these two may then do first any my now such like our over man me even most made after also did many before must through years where much your way well down should because each just those people how too little state good very make world still own see men work long here get both between life being under never day same another know while last might us great old year off come since against go came right used take three',
  fr: 'le la les de des du un une et est en que qui dans pour pas au aux sur par plus ce cette ces se sont avec il elle ils elles ne son sa ses ou mais comme nous vous leur leurs été être avait fait ont aussi après selon entre sans deux même tout tous était',
  de: 'der die das und ist in den von zu mit sich des auf für im dem nicht ein eine einen einer eines als auch es an werden aus er hat dass sie nach wird bei um am sind noch wie einem über so zum war haben nur oder aber vor zur bis mehr durch man dann soll sein seine ihre wurde',
  es: 'el la los las de del y en que es un una por con para se no su sus al lo como más pero le ha fue este esta son entre cuando muy sin sobre también me hasta hay donde quien desde todo nos durante todos uno les ni contra otros ese eso ante ellos era según años dijo',
  pt: 'o a os as de do da dos das e em no na nos nas que um uma por com para se não seu sua ao mais mas foi são ele ela como também pelo pela até isso entre depois sem mesmo aos seus quem já está anos disse segundo foram tem',
  it: 'il lo la i gli le di del della dei delle e è in nel nella che un una per con non si da dal dalla al alla sono come più ma anche suo sua ha hanno questo questa stato essere dopo tra fra degli alle nei sul sulla ai anni ed era',
  nl: 'de het een en van in is dat op te zijn met voor niet aan er om ook als dan maar bij of uit nog naar heeft die hij ze zij was wordt door over hebben werd deze meer kan geen al tot jaar je wel hun zich worden onder',
  sv: 'och i att det som en på är av för med till den har de inte om ett han men var jag sig från så kan när år under också efter eller nu vid mot ska skulle kommer ut får finns vara hade alla andra blir mycket sin',
  da: 'og i at det er en til på som af for med den de har ikke der et fra var han men om jeg sig kan vil også efter eller nu ved mod skal skulle blev være havde alle andre meget sin hvor hun efter år bliver',
  nb: 'og i å det er en til på som av for med den de har ikke et fra var han men om jeg seg kan vil også etter eller nå ved mot skal skulle ble være hadde alle andre mye sin hvor hun år blir',
  fi: 'ja on ei että se oli hän mutta ovat kun kuin myös joka sen tai niin jos vain ole olla mukaan sekä hänen ne jo nyt mitä vuoden jonka jotka voi olisi ollut kanssa noin mukana vielä',
  et: 'ja on ei et see oli ta aga kui ka või mis seda oma siis veel nende kes selle olid tema pole ning kuid mida need juba ainult aasta pärast',
  lv: 'un ir ka no ar par uz tas bija kas viņš bet arī pēc lai kā vai pie tā to gada gadā šo nav līdz ja tiek savu latvijas',
  lt: 'ir yra kad su iš tai buvo į ne jis bet taip pat po kaip ar prie jo metų apie už dėl nuo metais jų savo kuris tik iki',
  pl: 'i w na z do nie się że jest to jak o za po od dla przez są przy ale był była oraz jego tym co który która które już jej tylko lub może czy także będzie roku ich ze tego',
  cs: 'a v na je se že s z do o to i ve by pro jsou k po za ale jako od při který která které už jeho bylo byl byla také není podle jen před až nebo aby však roku si',
  sk: 'a v na je sa že s z do o to aj vo by pre sú k po za ale ako od pri ktorý ktorá ktoré už jeho bolo bol bola tiež nie je podľa len pred až alebo aby však roku si',
  hr: 'i u je na se da su za s o od a kako ne bi što koji koja koje iz ali ili to će nije sam biti bio bila samo prema više već tako nakon godine',
  sl: 'in v je na se da so za z s o od kako ne bi kar ki iz ali to ni sem biti bil bila samo po več že tako leta tudi pri še bodo pa kot',
  hu: 'a az és hogy nem is egy ez van volt meg csak de már mint ha el azt vagy még ki kell után szerint lesz minden amely aki ezt sem lehet között',
  ro: 'și în de la a cu pe nu este un o să din care pentru mai că au fost se al ale lui sunt dar după prin ca sau fi era între când această acest lor până',
  tr: 've bir bu için ile de da çok daha olarak gibi en kadar olan sonra ne ama var o değil her ancak yeni mi göre ise dedi olduğu tarafından ki oldu bin',
  az: 'və bir bu ilə üçün də da olan edib daha sonra ki isə olub kimi bildirib onun var həm azərbaycan çox ildə edilib görə tərəfindən',
  id: 'yang dan di ini itu dengan untuk dari pada tidak dalam akan ke juga oleh karena ada mereka telah sebagai adalah atau bisa saat tersebut kata kepada dapat lebih',
  vi: 'và của là có trong được không cho với một các này đã những người để khi từ đến cũng như về tại năm sẽ ra',
  ca: 'el la els les de del i en que és un una per amb no es al com més però ha va aquest aquesta són entre quan molt sense sobre també dels ser han seva',
  eo: 'la de kaj en estas al ke por ne kun li mi ili sed el estis ankaŭ kiel oni tiu pri',
  la: 'et in est non ad ut cum qui quod ex sed si per quae ab esse etiam atque enim autem',
  sq: 'të e në dhe për i me një që nga është më ka nuk do se si edhe këtë kjo pas u ishte',
  ru: 'и в не на что он с как это по но они к у из за то от было быть его для мы же так или о был до если когда уже все при её ее их только также после будет может том со во чтобы которые который более года под тем нет этом этого были',
  uk: 'і в не на що він з як це по але вони до у та за від було бути його для ми же так або про був якщо коли вже всі при її їх тільки також після буде може які який більше року під те немає цього були із',
  be: 'і ў не на што ён з як гэта па але яны да у за ад было быць яго для мы так або пра быў калі ўжо усе пры яе іх толькі таксама пасля будзе можа які якая гэтага',
  bg: 'и в не на че той с като това по но те да от за е са се беше ще или към до при ако след вече ги му които който може още също само през между била бил има до когато',
  sr: 'и у не на да је се за са од су као из али или што који која које како би није био била само после већ према године то ће међу због до',
  mk: 'и во не на да е се за со од беше како но или што кој која кои ќе ги го тоа на по при само уште меѓу според години до бил била',
};

const languagesOf = new Map<string, string[]>();
for (const [language, words] of Object.entries(lists))
  for (const word of new Set(words.split(' '))) {
    const known = languagesOf.get(word);
    if (known) known.push(language);
    else languagesOf.set(word, [language]);
  }

/** The languages whose small word this is; none for most words. */
export function languagesOfWord(word: string): readonly string[] {
  return languagesOf.get(word) ?? [];
}
