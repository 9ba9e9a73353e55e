/**
 * What letters sound like, roughly: one lower-case Latin letter for each consonant that transliterations tell apart.
 * `w` is sh, `j` zh and the English j alike, `c` ts and ch, `h` also kh, `g` also gh. Aspirated, ejective and plain consonants
 * are one, as they are to whoever spells a name in another script. The Armenian h is left out, as Russian does:
 * Հարությունյան is Арутюнян.
 */
function pairs(text: string): [string, string][] {
  return text.split(' ').map((pair) => {
    const [letter = '', sound = ''] = pair.split('=');
    return [letter, sound];
  });
}

export const armenianSounds = new Map(
  pairs(
    'ա=a բ=b գ=g դ=d ե=e զ=z է=e ը=i թ=t ժ=j ի=i լ=l խ=h ծ=c կ=k հ= ձ=z ղ=g ճ=c մ=m յ=i ն=n շ=w ո=o չ=c պ=p ջ=j ռ=r ս=s վ=v տ=t ր=r ց=c ւ=v փ=p ք=k օ=o ֆ=f',
  ),
);
export const cyrillicSounds = new Map(
  pairs(
    'а=a б=b в=v г=g д=d е=e ж=j з=z и=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=h ц=c ч=c ш=w щ=w ъ= ы=i ь= э=e ю=iu я=ia ѓ=g є=e ѕ=z і=i ї=i ј=i љ=li њ=ni ћ=c ќ=k ў=u џ=j ґ=g ђ=j ғ=g қ=k ң=n ү=u ұ=u һ=h ә=a ө=o',
  ),
);
export const georgianSounds = new Map(
  pairs(
    'ა=a ბ=b გ=g დ=d ე=e ვ=v ზ=z თ=t ი=i კ=k ლ=l მ=m ნ=n ო=o პ=p ჟ=j რ=r ს=s ტ=t უ=u ფ=p ქ=k ღ=g ყ=k შ=w ჩ=c ც=c ძ=z წ=c ჭ=c ხ=h ჯ=j ჰ=h',
  ),
);
export const greekSounds = new Map(
  pairs(
    'α=a β=v γ=g δ=d ε=e ζ=z η=i θ=t ι=i κ=k λ=l μ=m ν=n ξ=ks ο=o π=p ρ=r σ=s τ=t υ=i φ=f χ=h ψ=ps ω=o ου=u ει=i οι=i υι=i αι=e αυ=av ευ=ev μπ=b ντ=d γκ=g γγ=g γχ=nh',
  ),
);
/** The whole alphabet, and the groups of letters that transliterations make. */
export const latinSounds = new Map(
  pairs(
    'shch=w tsch=c dzh=j tch=c sch=w dj=j zh=j kh=h gh=g ch=c sh=w ph=f th=t ck=k ts=c tz=c cz=c dz=z ou=u qu=kv a=a b=b c=c d=d e=e f=f g=g h=h i=i j=j k=k l=l m=m n=n o=o p=p q=k r=r s=s t=t u=u v=v w=v x=ks y=i z=z',
  ),
);
