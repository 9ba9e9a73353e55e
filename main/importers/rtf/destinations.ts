import type { Destination } from './group.ts';

/** Groups whose text is not simply the document's, by the word they begin with. */
const known = new Map<string, Destination>();
const assign = (destination: Destination, names: string): void => {
  for (const name of names.split(' ')) known.set(name, destination);
};
assign('fonts', 'fonttbl');
assign('styles', 'stylesheet');
assign('picture', 'pict');
assign('page', 'htmltag');
assign('frame', 'info picprop sp upr');
assign('capture', 'title subject author keywords fldinst bkmkstart listtext pntext sn sv');
assign(
  'text',
  'shp shpinst shppict shpgrp result field fldrslt mmath moMath moMathPara mr ud nesttableprops',
);
assign(
  'nowhere',
  'colortbl filetbl listtable listoverridetable listpicture revtbl rsidtbl generator xmlnstbl',
);
assign(
  'nowhere',
  'themedata colorschememapping latentstyles datastore defchp defpap pgptbl userprops docvar',
);
assign('nowhere', 'header headerl headerr headerf footer footerl footerr footerf');
assign('nowhere', 'ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn background fchars lchars template');
assign('nowhere', 'annotation atnid atnauthor atntime atnicn atnref atnparent atndate atrfstart atrfend');
assign('nowhere', 'objdata objclass objname objtime objalias objsect nonshppict shprslt do blipuid');
assign('nowhere', 'xe tc tcn txe rxe bkmkend pn pnseclvl pntxta pntxtb mhtmltag datafield formfield');
assign(
  'nowhere',
  'company operator manager category comment doccomm hlinkbase creatim revtim printim buptim',
);

/** Null for a word that begins no group of its own kind. */
export function destinationOf(name: string): Destination | null {
  // Properties of the parts of formulas end so.
  return known.get(name) ?? (/^m[A-Za-z]{1,20}Pr$/.test(name) ? 'nowhere' : null);
}
