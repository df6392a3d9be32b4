import { joking } from './crisis-contexts.ts';
import { judgeByExamples } from './learned/judge.ts';
import { normalise } from './normalise.ts';

/**
 * Said of themselves by somebody who carries more than a course, though nothing shows a danger: grief,
 * dread, loneliness, no sleep for days. Being stressed by an exam, or hopeless at integrals, is not it.
 */
const strains: readonly RegExp[] = [
  /\bi (?:\w+ ){0,3}(?:hate|despise|loathe) my ?(?:self|life)\b(?! (?:for|when i) (?:\w+ ){0,2}(?:forget|miss|confus|mix)\w*)/,
  /\bi (?:\w+ ){0,3}(?:cry|cried|crying)\b(?: \w+){0,3} (?:every|all|for (?:hours|days|weeks)|to sleep|again|non ?stop|constantly)\b|\bcan not stop crying\b/,
  /\b(?:i have|having|get|getting|had|got) (?:\w+ ){0,2}(?:panic|anxiety) attacks?\b|\bmy (?:anxiety|depression|panic|ptsd|eating disorder|burnout)\b/,
  /\bi (?:am|have been|feel|felt|got|am feeling)\b (?:\w+ ){0,3}(?:depressed|suffocating|burnt out|burned out|falling apart|breaking down|a burden|worthless|broken inside|dead inside|completely alone|all alone|so alone|so lonely|really lonely|lonely all)\b|\bi (?:have|struggle with|suffer from) (?:\w+ ){0,2}depression\b/,
  /\b(?:i|my life) (?:\w+ ){0,2}(?:is |am )?(?:falling|fell) apart\b|\bi am (?:\w+ ){0,2}falling to pieces\b|\bbreaking point\b/,
  /\bi can not (?:\w+ )?(?:cope|take (?:it|this|any of (?:it|this))|do this|go on|handle (?:it|this)|keep going)(?: \w+)? ?(?:any ?more|any ?longer)\b(?! (?:by|in|with|on|for|because)\b)|\bi can not cope\b(?! with (?:the|this|these) (?:notation|exercise|proof|formula|chapter|integral|code)s?\b)/,
  /\b(?:i have (?:no|not any)|without any) (?:friends|one to talk to|body to talk to)\b(?! (?:in|on|from) (?:this|my|the)\b)|\b(?:nobody|no one|noone) (?:to talk to|i can talk to|likes me|wants me|understands me|listens to me|cares about me)\b/,
  /\b(?:have not|not) (?:really |even )?(?:slept|sleep|eaten)\b.{0,20}\b(?:\d+|two|three|four|five|several|many) (?:days|nights|weeks)\b|\bcan not sleep (?:any ?more|at all|at night|because i)\b/,
  /\bmy (?:\w+ )?(?:mum|mom|mother|dad|father|brother|sister|grand\w+|friend|boyfriend|girlfriend|partner|wife|husband|son|daughter|baby|uncle|aunt|cousin|roommate)\b (?:\w+ ){0,3}(?:died|passed away|killed (?:him|her)self|has cancer|is dying|was killed)\b|\b(?:death|funeral|loss) of my (?:\w+ )?(?:mum|mom|mother|dad|father|brother|sister|grand\w+|friend|partner|wife|husband|son|daughter|baby)\b/,
  /\b(?:lost|losing) (?:all |any )?(?:hope|will to|interest in (?:everything|life|anything))\b(?! (?:in|with|on) (?:this|the|my|that)\b)|\bi (?:\w+ ){0,2}(?:feel|am) (?:\w+ ){0,2}hopeless\b(?! (?:at|with|in)\b)|\bno hope (?:left|for me)\b|\bi (?:\w+ )?(?:am going to|will|want to) give up on (?:life|everything|my ?self)\b/,
  /\bi (?:\w+ ){0,3}(?:not|never) (?:think i ?(?:will|ll) )?(?:make|made) it to (?:the end of (?:the |this )?(?:term|semester|year|month|week)|christmas|summer|graduation)\b/,
  /\b(?:everything|it) (?:is|has (?:been|become)|feels|all feels) (?:just |all |so |way )*(?:too much for me|unbearable|overwhelming (?:me|for me))\b|\bi am (?:\w+ )?overwhelmed (?:by|with) (?:life|everything)\b/,
  // The same in the languages students meet the page in.
  /\bno aguanto mas\b|\bno puedo mas\b(?! (?:que|de)\b)|\b(?:estoy|me siento) (?:\w+ )?(?:deprimid[oa]|muy sol[oa]|hundid[oa]|desesperad[oa])\b|\bataques? de (?:panico|ansiedad)\b|\bno paro de llorar\b|\bodio mi vida\b|\bse (?:murio|ha muerto) mi\b/,
  /\bich kann (?:einfach |echt |langsam )*nicht mehr(?:[.!,]|$| weiter\b| und\b)|\bich (?:bin|fuhle mich) (?:\w+ ){0,2}(?:depressiv|so allein|einsam|verzweifelt|wertlos|ausgebrannt)\b|\bpanikattacken?\b|\bich (?:hasse mich|hasse mein leben|weine (?:jeden|die ganze|nur))\b|\bmein(?:e)? (?:\w+ )?(?:mutter|mama|vater|papa|oma|opa|bruder|schwester|freund|freundin) ist (?:\w+ ){0,3}gestorben\b/,
  /\bje n'?en peux plus\b|\bje (?:suis|me sens) (?:\w+ ){0,2}(?:deprimee?|desesperee?|toute? seule?|vide)\b|\b(?:crises?|attaques?) (?:de panique|d'angoisse)\b|\bje (?:pleure tous les|n'arrete pas de pleurer)\b|\bje (?:me deteste|deteste ma vie)\b|\b(?:ma|mon) (?:\w+ )?(?:mere|pere|frere|soeur|ami|amie|grand-mere|grand-pere) est (?:morte?|decedee?)\b/,
  /\b(?:nao|ja nao) (?:aguento|estou aguentando) mais\b(?! (?:esse|essa|este|esta) (?:exercicio|materia|conta))|\b(?:estou|me sinto) (?:\w+ )?(?:deprimid[oa]|desesperad[oa]|muito sozinh[oa]|vazi[oa])\b|\bcrises? de (?:panico|ansiedade)\b|\bnao paro de chorar\b|\bodeio minha vida\b|\b(?:minha|meu) (?:\w+ )?(?:mae|pai|avo|irma|irmao|amig[oa]) morreu\b/,
];

/** Who writes of patients, characters or rates writes about a subject, whatever the words. */
const subject =
  /\b(?:patients?|clients?|participants?|case study|vignette|novel|poem|character|protagonist|author|dsm\w*|diagnos\w*|prevalence|translate|sentence|conjugat\w+|grammar|kernel)\b/;

/**
 * Whether somebody whose message is answered as usual sounds as if they carried more than the course:
 * then a help line stands above the answer. No danger is assumed and nothing is kept back.
 */
export function soundsStrained(message: string): boolean {
  const text = normalise(message);
  if (joking.test(text) || subject.test(text)) return false;
  return strains.some((strain) => strain.test(text)) || judgeByExamples(text).soundsStrained;
}
