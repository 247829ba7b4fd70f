/**
 * Words that a reader types because a sentence has them: an article need not have them, too. They are indexed like all
 * others, and asked for where nothing else is, or between quotation marks. Folded, by language.
 */
export const LITTLE_WORDS: Readonly<Record<string, string>> = {
  en: 'a an and are as at be but by did do does for from had has have how in into is it its of on or that the their they this to was were what when where which who why will with',
  fr: 'a au aux avec ce ces dans de des du d elle en est et il ils l la le les leur mais n ne ou par pas pour qu que qui quoi s sa ses son sont sur un une',
  de: 'als am an auf aus bei das dem den der des die ein eine einem einen einer eines es fur im in ins ist mit nach nicht oder sich sind uber um und von vom war was wer wie wo zu zum zur',
  es: 'a al como con de del donde el en entre es esta este la las lo los no o para pero por que quien se ser sin sobre su sus un una y',
  it: 'a ai al alla alle allo anche c che chi come con d da dal dalla de degli dei del della delle di e ed gli i il in l la le lo ma nel nella non o per piu si su sul sulla un una uno',
  pt: 'a ao aos as com como da das de do dos e em entre mais mas na nas no nos o os ou para pela pelo por que quem se sem sua um uma',
  nl: 'aan als bij dat de der die dit door een en er het hij hoe in is met naar niet of om op over te tot uit van voor wat wie zijn',
  pl: 'a ale co czy dla do i jak jest kto lub na nad nie o od po pod sie sa ten to w we z za ze',
  cs: 'a aby ale co do i jak je k kdo ke na nebo o od po pro s se si ten to u v ve z za ze',
  uk: 'а але або в від для до з за зі і й на не о по про та те то у це що як',
  ru: 'а в во где для до же за и из или как к ко кто на не но о об от по при с со та то у что это',
  ro: 'a ai al ale ca ce cu cum de din in la mai nu o pe pentru sau se si un una unui',
  el: 'απο για δεν ειναι η θα και κι με μια να ο οι οταν στη στην στις στο στον στους τα της τη την τι τις το τον του τους των πως που σε ως',
  tr: 'bir bu da de daha gibi icin ile ise ki mi ne o ve veya ya',
  sv: 'att av de den det dar ett en for fran har hur i inte med och om pa som till var vad vem ar',
  da: 'af at den der det en er et for fra har hvad hvor i ikke med og om pa som til var',
  no: 'av at den der det en er et for fra har hva hvor i ikke med og om pa som til var',
  fi: 'ei etta ja joka kun mika mita myos niin on ovat se tai',
  hu: 'a az egy es hogy is ki mi nem vagy van',
  id: 'ada apa dan dari dengan di ini itu ke oleh pada siapa untuk yang',
  vi: 'cac cho co cua da den duoc khong la mot nhung o ra trong tu va ve voi',
  ar: 'ان او الي التي الذي عن علي في ما مع من هذا هذه هل هو هي و',
  he: 'או את אל אם הוא היא זה כי לא מה מי מנ על עמ של',
  fa: 'ان از است اين با بر براي به تا در را كه ما و يا',
  hi: 'और का की के को क्या पर में से है हैं यह या',
}
