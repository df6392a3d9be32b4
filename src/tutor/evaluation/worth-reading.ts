import type { HistoryMessage } from '../../learner/index.ts';
import { fold, words } from '../../ground/text/index.ts';
import type { TurnMode } from '../turn-event.ts';

/** A turn as it ends. */
export interface EndedTurn {
  readonly mode: TurnMode;
  readonly message: string;
  /** The messages before it, oldest first. */
  readonly history: readonly HistoryMessage[];
  /** Who answered; null when nobody was asked. */
  readonly provider: string | null;
  /** The tutor put a help line above its answer. */
  readonly strained: boolean;
}

/** A question may refer to what was tried shortly before. */
const attemptsBefore = 2;
/** Of a tutor's message its end tells whether it asks back. */
const endLength = 300;

/**
 * Whether a turn is worth a model's second look: decided without one, so that nothing is spent on questions
 * that show no thought of the student's own. A wrong guess costs a call, or a note less.
 */
export function isWorthReading(turn: EndedTurn): boolean {
  // The strict mode asks nothing back, and whoever is under strain is not measured by what they write.
  if (turn.mode === 'grounded_qa' || turn.strained) return false;
  if (turn.provider === null || turn.provider === 'offline') return false;
  if (turn.message.trim() === '') return false;
  return isAttempt(turn.message, turn.history) || triedBefore(turn.history);
}

/** Whether a message shows thinking of the one who wrote it. */
export function isAttempt(message: string, history: readonly HistoryMessage[]): boolean {
  const text = fold(message);
  if (ownThought.some((sign) => sign.test(text)) || working.test(text)) return true;
  return answersTutor(text, history.at(-1));
}

function triedBefore(history: readonly HistoryMessage[]): boolean {
  const mine = history.flatMap((said, at) => (said.role === 'user' ? [at] : []));
  return mine
    .slice(-attemptsBefore)
    .some((at) => isAttempt(history[at]?.content ?? '', history.slice(0, at)));
}

/** The tutor asked back, and what comes is neither a question nor a nod. */
function answersTutor(text: string, last: HistoryMessage | undefined): boolean {
  if (last?.role !== 'assistant' || !/[?؟]/.test(last.content.slice(-endLength))) return false;
  if (/[?؟]\s*$/.test(text)) return false;
  return words(text).some((word) => !nods.has(word));
}

/** In the languages that students are spoken to in; compared folded. */
const nods = new Set(
  `ok okay yes no yeah yep nope sure thanks thank you please hi hello go on next more help idk dunno i don't know not
  ja nein danke bitte weiter hallo weiss nicht ich gut
  si no gracias por favor vale sigue hola ne se
  oui non merci s'il te vous plait continue bonjour je sais pas ne
  sim nao obrigado obrigada continua ola sei
  כן לא תודה בבקשה שלום
  نعم لا شكرا من فضلك مرحبا`.split(/\s+/),
);

/** A reason, a guess, a result of one's own. */
const ownThought = [
  /\b(?:i (?:think|thought|guess|believe|tried|got|get|would|assume|suppose|calculated|found|did|used|wrote|understand|understood)|my (?:answer|solution|attempt|idea|guess|result|reasoning|working)|because|therefore|so (?:it|that|this|the answer)|doesn't (?:it|that|this)|isn't (?:it|that|this)|shouldn't (?:it|that|this)|that means)\b/,
  /\b(?:ich (?:denke|dachte|glaube|habe|meine|wurde|nehme an|komme auf)|mein(?:e|en)? (?:antwort|losung|versuch|idee|ergebnis|ansatz)|weil|denn|deshalb|also ist|das heisst)\b/,
  /\b(?:(?:yo )?(?:pienso|creo|supongo|intente|obtuve|calcule|me sale|me da)|mi (?:respuesta|solucion|intento|idea|resultado)|porque|entonces|por lo tanto|o sea)\b/,
  /\b(?:je (?:pense|crois|suppose|trouve)|j'ai (?:essaye|trouve|obtenu|calcule|fait)|ma (?:reponse|solution)|mon (?:essai|idee|resultat)|parce qu|donc|cela veut dire)/,
  /\b(?:(?:eu )?(?:penso|acho|suponho|tentei|obtive|calculei)|minha (?:resposta|solucao|tentativa|ideia)|meu resultado|porque|entao|portanto|ou seja)\b/,
  /(?:אני (?:חושב|חושבת|מניח|מניחה)|ניסיתי|קיבלתי|התשובה שלי|הפתרון שלי|בגלל ש|כי |לכן)/,
  /(?:اظن|اعتقد|حاولت|حصلت على|اجابتي|جوابي|حلي|لان|لذلك|بسبب)/,
];

/** Something set equal to something, or worked out in lines. */
const working = /[\p{L}\p{N})\]}|']\s*(?:=|\\approx|≈|⇒|=>|\\implies)\s*[-+−]?[\p{L}\p{N}(\\√]/u;
