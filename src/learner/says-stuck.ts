import { fold } from '../ground/text/index.ts';

/**
 * Words of somebody who cannot go on, in the seven languages of the page, folded. Rather too many than too few are
 * taken for stuck: a step more does little harm where less was enough.
 */
const phrases: readonly RegExp[] = [
  /\b(?:i'?m|i am|still) (?:so |really |totally |completely |just )?(?:stuck|lost)\b/,
  /\bi (?:really |just )?(?:give up|gave up|(?:can ?not|can'?t) (?:go on|do (?:it|this)|take (?:it|this)|any ?more))\b/,
  /\bi (?:really |just |still )?(?:do not|don'?t) (?:get it|know (?:how to|what to do))\b/,
  /\bi have (?:no (?:idea|clue)|had enough)\b/,
  /\bich komme? (?:(?:hier|da|so|einfach|uberhaupt|echt) )*nicht (?:mehr )?weiter\b/,
  /\bich (?:gebe? (?:es )?auf|kann nicht mehr|schaffe? (?:es|das) (?:einfach )?nicht|verstehe? (?:gar )?nichts|bin ratlos)\b|\bkeine ahnung\b/,
  /\b(?:estoy|sigo) (?:muy |totalmente )?(?:atascad[oa]|perdid[oa]|bloquead[oa])\b|\bme rindo\b/,
  /\bno (?:puedo mas|puedo seguir|entiendo nada|me sale|tengo ni idea)\b/,
  /\bje (?:suis|reste) (?:completement |totalement )?(?:bloquee?|perdue?|coincee?)\b|\bj'abandonne\b/,
  /\bje (?:n'y arrive (?:pas|plus)|n'en peux plus|ne comprends rien|ne sais pas (?:comment|quoi) faire)\b/,
  /\b(?:estou|fiquei) (?:muito |totalmente )?(?:travad[oa]|perdid[oa]|empacad[oa])\b|\bdesisto\b/,
  /\bnao (?:consigo (?:mais|continuar|fazer)|aguento mais|entendo nada|faco ideia|sei o que fazer)\b/,
  /נתקעתי|אני תקוע|אין לי (?:מושג|כוח)|לא מצליחה? (?:להמשיך|יותר)|אני מוותרת?|לא מבינה? כלום/,
  /لا (?:استطيع|اقدر على) (?:المتابعة|الاستمرار|ان اكمل|اكثر)|لم اعد (?:استطيع|اقدر)|انا عالقة?|استسلم/,
  /لا افهم شي|ليس (?:لدي|عندي) (?:اي )?فكرة/,
];

/** Whether somebody says that they cannot go on with what they are doing. Not about danger: that is the guard's. */
export function saysStuck(message: string): boolean {
  const said = fold(message);
  return phrases.some((phrase) => phrase.test(said));
}
