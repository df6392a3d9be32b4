import { fold, foldSpace } from '../../ground/text/index.ts';

/** An exercise that a message asks for. */
export interface ExerciseWish {
  /** What it is to be about, in the student's words; null: whatever comes next. */
  readonly about: string | null;
}

/** Longer messages say more than that they want one. */
const mostCharacters = 160;

interface Tongue {
  /** What may stand before the exercise, as a whole. */
  readonly lead: string;
  /** The exercise itself, with what counts it. */
  readonly thing: string;
  /** What may stand between it and what it is about. */
  readonly on: string;
  readonly polite: string;
}

/** By language, of folded text: lower case, without accents. */
const tongues: readonly Tongue[] = [
  {
    lead: `(?:(?:can|could|would|will) you )?(?:please )?(?:give|set|show|make|write|find|hand|pose|ask) (?:me )?|(?:can|could|may) i (?:please )?(?:have|get|do|try) |i(?:'d| would) like (?:to (?:do|try|have|get) )?|i (?:want|need) (?:to (?:do|try) )?|let'?s (?:do|try) |let me (?:do|try) `,
    thing: `(?:an?|one|another|one more|a new|the next|some|more|next) (?:(?:other|new|next|short|quick|small|easy|easier|hard|harder|little|practice) )*(?:exercises?|practice (?:problems?|questions?|tasks?)|problems? to (?:solve|practi[cs]e))|exercises?`,
    on: `(?:on|about|for|with|from|in|to)`,
    polite: `please|thanks|thank you`,
  },
  {
    lead: `(?:(?:kannst|konntest) du |(?:konnen|konnten) sie )?(?:mir )?(?:bitte )?|(?:gib|stell|zeig|mach|nenn|geben sie|stellen sie)e? (?:mir |uns )?(?:bitte )?|(?:kann|konnte|darf) ich (?:bitte )?|ich (?:will|mochte|hatte gern|hatte gerne|brauche|wunsche mir) (?:bitte )?`,
    thing: `(?:eine|noch eine|die nachste|nachste|eine weitere|eine neue|eine andere|weitere|mehr|ein paar)(?: (?:kurze|kleine|leichte|leichtere|schwere|schwerere|neue|weitere))*(?: )(?:ubungsaufgaben?|ubungen|ubung)`,
    on: `(?:zu|zur|zum|uber|mit|fur|aus)`,
    polite: `bitte|danke|geben|stellen|machen|haben|bekommen`,
  },
  {
    lead: `(?:(?:puedes|podrias|puede|podria) )?(?:por favor,? )?(?:dame|darme|deme|ponme|ponerme|proponme|proponerme|muestrame|hazme) |(?:quiero|quisiera|necesito|me gustaria)(?: (?:hacer|tener|resolver))? |puedo (?:hacer|tener) |hagamos `,
    thing: `(?:un|otro|un nuevo|el siguiente|el proximo|algun|mas|unos|siguiente)(?: (?:pequeno|otro|nuevo))*(?: )ejercicios?(?: (?:mas|nuevo|corto|facil|dificil|de practica|para practicar))*|ejercicios?`,
    on: `(?:sobre|de|del|para|con|acerca de)`,
    polite: `por favor|gracias`,
  },
  {
    lead: `(?:(?:peux|pourrais)-?(?: )?tu |(?:pouvez|pourriez)-?(?: )?vous |tu (?:peux|pourrais) )?(?:s'il (?:te|vous) plait,? )?(?:me )?(?:donner|donne|donnez|propose|proposer|proposez|pose|poser)(?:[- ]moi)? |(?:je (?:veux|voudrais|souhaite)|j'aimerais)(?: (?:faire|avoir))? |(?:puis-je|est-ce que je peux) (?:avoir|faire) |faisons `,
    thing: `(?:un|un autre|encore un|un nouvel|le prochain|l'|des|d'autres|autre|prochain) ?(?:(?:petit|autre|nouvel|court) )*exercices?(?: (?:de plus|court|facile|difficile|suivant|d'entrainement))*|exercices?`,
    on: `(?:sur|de|du|pour|avec|a propos de)`,
    polite: `s'il (?:te|vous) plait|stp|svp|merci`,
  },
  {
    lead: `(?:(?:voce )?(?:pode|poderia|podes|podias) )?(?:por favor,? )?(?:me )?(?:da|de|dar|passa|passe|passar|propoe|proponha|faz|faca|mostra|mostre)(?:[- ]me)? |(?:eu )?(?:quero|queria|gostaria de|preciso de)(?: (?:fazer|ter|um pouco de))? |posso (?:fazer|ter) |vamos fazer `,
    thing: `(?:um|outro|mais um|um novo|o proximo|proximo|algum|mais|uns)(?: (?:pequeno|outro|novo))*(?: )exercicios?(?: (?:novo|curto|facil|dificil|de pratica|para praticar))*|exercicios?`,
    on: `(?:sobre|de|do|da|para|com|acerca de)`,
    polite: `por favor|obrigad[oa]`,
  },
  {
    lead: `(?:(?:את|אתה) )?(?:תוכלי?|אפשר|(?:את )?יכולה?|(?:אתה )?יכול) (?:בבקשה )?(?:לתת לי |לקבל )?|(?:תן|תני|תנו|תביאי?|הבא|הביאי) לי (?:בבקשה )?|אני (?:רוצה|צריך|צריכה|מבקש|מבקשת)(?: (?:לעשות|לקבל))? `,
    thing: `את התרגיל הבא|(?:עוד )?תרגיל(?: (?:אחד|נוסף|חדש|אחר|קצר|קל|קשה))*|תרגילים`,
    on: `(?:על|ב|של|בנושא|לגבי)`,
    polite: `בבקשה|תודה`,
  },
  {
    lead: `(?:هل )?(?:يمكنك|بامكانك|تستطيع|ممكن) (?:ان )?(?:تعطيني |اعطائي |من فضلك )?|(?:اعطني|اعطيني|هات|هاتي|اقترح علي|ضع لي) (?:من فضلك )?|(?:اريد|ارغب في|احتاج(?: الي| الى)?|اود) `,
    thing: `(?:التمرين (?:التالي|القادم)|(?:تمرينا?|تمارين)(?: (?:اخر|اخرا|جديدا?|واحدا?|قصيرا?|سهلا?|صعبا?|للتدريب))*)`,
    on: `(?:عن|على|حول|في|من)`,
    polite: `من فضلك|لو سمحت|رجاء|شكرا`,
  },
];

const wishes = tongues.map(
  ({ lead, thing, on, polite }) =>
    new RegExp(
      `^(?:(?:${polite}|ok|okay),? )?(?:${lead})?(?:${thing})(?:,? (?:${polite}))*(?: ${on} (?<about>.+?))?(?:,? (?:now|jetzt|ahora|maintenant|agora|עכשיו|الان))?(?:,? (?:${polite}))*$`,
      'u',
    ),
);

/** Somebody who names one of these has an exercise already, or wants what belongs to it. */
const ofAnother =
  /\d|[?؟].|\b(?:solutions?|solved|answers?|keys?|hints?|explan\w*|steps?|results?|homework|assignments?|exams?|tests?|and|but|not|no|losung\w*|gelost\w*|antwort\w*|hinweis\w*|erklar\w*|hausaufgabe\w*|ergebnis\w*|klausur\w*|und|aber|kein\w*|nicht|soluci\w*|resuelt\w*|respuesta\w*|pista\w*|tarea\w*|examen\w*|resultado\w*|y|pero|corrige\w*|reponse\w*|indice\w*|devoir\w*|resultat\w*|et|pas|resolvid\w*|resolu\w*|soluc\w*|resposta\w*|dica\w*|gabarito\w*|prova\w*|e|mas|nao)\b|פתרו|תשוב|רמז|שיעורי|מבחן|לא |اجاب|الحل|(?:^|\s)حل|جواب|تلميح|واجب|امتحان|اختبار|(?:^|\s)لا\s/u;

/**
 * Whether a message asks for an exercise and for nothing else, in the seven languages in which students are spoken to;
 * undefined when it does not. "Give me the exercise's solution" and "Give me exercise 3" do not: somebody wants what
 * they name, and an ordinary turn looks for it.
 */
export function asksForExercise(message: string): ExerciseWish | undefined {
  if (message.length > mostCharacters || message.includes('\n')) return undefined;
  const text = foldSpace(fold(message).replaceAll(/[’‘`´]/g, "'"))
    .replaceAll(/^[\s¡¿!.]+|[\s!.?؟…]+$/g, '')
    .replaceAll('،', ',');
  if (ofAnother.test(text)) return undefined;
  for (const wish of wishes) {
    const found = wish.exec(text);
    if (found) return { about: found.groups?.['about'] ?? null };
  }
  return undefined;
}
