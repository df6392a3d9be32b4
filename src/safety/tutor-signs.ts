import { inOrder, near } from './lexicon.ts';

const people =
  '(?:they|someone|somebody|(?:your|the) (?:dev\\w*|makers?|creators?|bosse?s?|owners?|prof\\w*|teachers?|instructors?|school|company|admins?|programmers?|people|ones?|team)(?: who \\w+(?: you)?)?|whoever \\w+ you|openai|anthropic)';
const chat =
  '(?:(?:this|the|our|my|any|that|very|first|whole|last) )*(?:chat|conversation|messages?|session|thread|line|turn|i (?:wrote|typed|said|started|joined|came|asked))';
const beforeChat = `(?:before|above|in front of|ahead of|prior to|on top of|preceding) ${chat}\\b`;

/** The text that stands before the student's first word, by where it stands or who put it there. */
const textBeforeChat = new RegExp(
  `\\b(?:texts?|messages?|words?|paragraphs?|notes?|stuff|things?|lines?|parts?|contents?|prompt|instructions?|sentences?|what|everything|all)\\b(?!.{0,30}\\b(?:you (?:just )?(?:said|wrote|explained|told|gave|mentioned)|i (?:said|wrote|asked))\\b)[^.?!]{0,50}\\b${beforeChat}|\\b${beforeChat}[^.?!]{0,40}\\b(?:text|message|instruction|prompt|only you|you can see|hidden)`,
);
const putBefore = new RegExp(
  `\\b(?:what|texts?|messages?|words?|everything|all|stuff|things?|rules|orders|instructions?)\\b.{0,25}\\b${people}\\b.{0,30}\\b(?:tell|told|order(?:ed)?|instruct(?:ed)?|ask(?:ed)?|give|gave|feed|fed|put|wr[io]te|program(?:med)?|forbid|forbade|want)\\b (?:\\w+ ){0,2}(?:you\\b|(?:in front of|before|above) (?:me|this|our|my|we|i|the (?:chat|conversation))\\b|into you)`,
);
const keptFrom =
  /\b(?:you|your)\b.{0,60}\b(?:hide|hiding|hidden|conceal\w*|keep(?:ing)?(?: (?:secret|back))?|withh\w+|not (?:\w+ ){0,2}(?:share|tell|show|say|reveal|talk about)|should ?not see|must not see)\b.{0,20}\b(?:from )?(?:me|us|students?|users?|anyone|everyone|people)\b|\b(?:context|memory|files?|documents?)\b.{0,40}\b(?:students?|users?|we|i) (?:should|must|may|can|are|am)(?: ?not|nt) (?:allowed to |supposed to |meant to )?(?:see|read|know)/;

const innards =
  '(?:prompt|(?:instructions?|guidelines?|rules|orders)(?! (?:for|on|about|of|how|regarding|in|to (?!me\\b|us\\b))\\b)|configuration|config|directives?|programming|(?:full|entire|whole|complete|hidden|internal|raw) context|system (?:text|message)|restrictions|limitations|constraints)';
const adjectives =
  '(?:(?:own|full|whole|entire|complete|exact|secret|hidden|internal|initial|original|system|first|very|current|underlying|confidential|private|core|base) ){0,3}';
const own = `(?:your|ur|this (?:bot|tutor|ai)'?s|the (?:tutor|bot|ai|assistant|chatbot)'?s) ${adjectives}${innards}`;
const retell =
  '(?:echo(?: back)?|translate|summari[sz]e|paraphrase|rephrase|reword|print|dump|paste|output|encode|spell|recite|quote|copy|rewrite|convert|turn|rap|sing|rhyme|poem|haiku|song|export|returns?|list|display|reveal|leak|expose|disclose|show|send|share|repeat|describe|write (?:out|down|me|up)|give (?:me|us)|tell (?:me|us)|type out|read (?:me|out|aloud)|name|state)';
/** Its own rules told again, in whatever form. */
const ownRulesRetold = new RegExp(
  `\\b${retell}\\b[^.?!]{0,50}\\b${own}\\b|\\b${own}\\b[^.?!]{0,40}\\b(?:as an?|into|in (?:a|the form|json|xml|code|reverse|french|german|spanish|english|plain|full)|backwards?|word for word|verbatim|letter by letter)\\b`,
);
/** A sentence begun in the tutor's voice, for it to go on. */
const begunInItsVoice =
  /\b(?:complete|continue|finish|fill in|start|begin|open|reply|respond|answer|go on)\b.{0,80}\b(?:my (?:\w+ ){0,2}(?:configuration|instructions|prompt|guidelines|rules|orders|directives)\b|(?:instructions?|rules|guidelines|prompt|configuration) (?:that )?(?:i (?:was|were|have been|am|have|got|received|follow)|(?:were|was) (?:given|told)))|\b(?:continue|complete|finish|autocomplete)\b.{0,80}\b(?:hidden|secret|confidential|internal|system|initial|original) (?:\w+ )?(?:instructions|prompt|rules|guidelines)\b|\b(?:assistant|tutor|ai|bot)\s*:.{0,80}\b(?:confidential|hidden|secret|system|internal|my) (?:\w+ )?(?:instructions?|prompt|rules|guidelines)/;

/** Wants to read what only the tutor was told. */
export function wantsTutorsText(text: string): boolean {
  return (
    textBeforeChat.test(text) ||
    putBefore.test(text) ||
    keptFrom.test(text) ||
    ownRulesRetold.test(text) ||
    begunInItsVoice.test(text) ||
    near(text, 60, 'showAbroad', 'secretAbroad') ||
    near(text, 40, 'showAbroad', 'toldAbroad')
  );
}

const leash =
  '(?:safe(?:ty)?[ -]?(?:mode|filters?|settings?|protocols?|layers?|features?|stuff)|moderation|content (?:filters?|polic(?:y|ies))|guardrails?|safeguards?|censorship|(?:tutor\\w*|chat|bot|ai) (?:rules|constraints|restrictions|limits|filters?|polic(?:y|ies))|(?:your|my|all|any|every|those|these) (?:\\w+ )?(?:filters?|restrictions?|limitations?|limits|safeguards?|rules|constraints|polic(?:y|ies)|guidelines)|restrictions)';
const loosed =
  '(?:off|disabl\\w*|lifted|lift|remov\\w*|suspend\\w*|deactivat\\w*|switched off|turned off|bypass\\w*|dropped|drop|void|expired?|gone|unlocked|overrid\\w*|overruled|waived?|revoked|no longer appl\\w+|(?:do|does) not (?:apply|count)|ceased?)';
const loosing = new RegExp(
  `\\b${leash}\\b.{0,30}\\b${loosed}\\b|\\b${loosed}\\b.{0,20}\\b${leash}\\b`,
);
/** Spoken to the machine that answers, not about another. */
const addressed =
  /\b(?:you|your|ur|tutor\w*|session|this (?:chat|bot|ai|conversation)|admin|system notice|notice|confirm|acknowledge|answer freely|code accepted|accepted|effective immediately|from now on|debug|reply|respond|repeat after|speak freely)\b/;
const settings =
  /\b(?:safety|moderation|filters?|restrictions?|guardrails?|censor\w*|polic(?:y|ies)|rules|safe_?mode)\s*[=:]\s*["']?(?:false|off|none|0|null|disabled?|no)\b|\b(?:role|mode|persona|user)\s*[=:]\s*["']?(?:unrestricted|admin|root|developer|dan|god|unsafe|jailbr\w+|evil|superuser|system)\b/;
/** Nobody looks, nothing counts: said so that rules may be dropped. */
const unseen =
  /\b(?:nothing (?:here )?counts|no ?(?:one|body) (?:will|can|would) (?:\w+ )?(?:see|know|find out)|just between (?:us|you and me)|between you and me|off the record|(?:test|sandbox|training|staging) (?:environment|mode|session|run)|this is (?:only |just )?a (?:test|simulation|drill))\b/;
const freely =
  /\b(?:answer|speak|talk|reply|respond) (?:me )?(?:freely|openly|honestly without|without (?:limits?|filters?|restrictions?|rules))\b|\b(?:drop|forget|skip|leave|ignore|without) (?:the |your |all )?(?:filters?|rules|act|restrictions|limits|disclaimers)\b|\b(?:hide|hidden|secret|not supposed to)\b/;

const rulesForAnswers =
  /\b(?:forget|ignore|skip|drop|break|screw|leave|never mind)\b (?:about )?(?:the|all|any|those|these|all the) rules\b(?! (?:of|for|in|on|about)\b).{0,60}\b(?:give|tell|show|send|answers?|solutions?)\b/;
/** Another the tutor is to be, one without its rules. */
const otherSelf =
  /\b(?:version|twin|copy|side|self|clone|model) of (?:you|yourself)\b.{0,40}\b(?:without|no|free|before|unfiltered|uncensored|real|old|raw|evil|dark|other|not)\b|\b(?:the )?(?:real|raw|unfiltered|uncensored|evil|dark|old|other|true) (?:version of you|you\b(?! (?:have|are|can|need|want))|yourself)/;
const mayNotRefuse =
  /\byou (?:can ?not|must not|may not|are not allowed to|will not|never|do not get to|have no right to|are unable to) (?:\w+ )?(?:decline|refuse|say no|turn me down|object)\b(?! to (?:reject|accept))/;

/** Says that the rules are off, or switches them off. */
export function loosensLeash(text: string): boolean {
  return (
    settings.test(text) ||
    (loosing.test(text) && addressed.test(text)) ||
    (unseen.test(text) && freely.test(text) && /\byou\b/.test(text)) ||
    near(text, 45, 'forgetAbroad', 'rulesAbroad', 'allAbroad') ||
    near(text, 40, 'forgetAbroad', 'toldAbroad') ||
    near(text, 40, 'forgetAbroad', 'placeAbroad') ||
    inOrder(text, 40, 'becomeAbroad', 'limitlessAbroad') ||
    (near(text, 40, 'forgetAbroad', 'rulesAbroad') &&
      near(text, 70, 'rulesAbroad', 'answersAbroad')) ||
    rulesForAnswers.test(text) ||
    otherSelf.test(text) ||
    mayNotRefuse.test(text)
  );
}

const jailbreakAsSubject =
  /\b(?:attacks?|injections?|jailbreak\w*|adversarial|red[- ]?team\w*|vulnerabilit\w+|llm security|defen[cs]es?|sanitiz\w+|sanitis\w+|threat models?)\b/;
const inquiry =
  /\b(?:explain|what (?:is|are|does|do|kinds?|categor\w+|makes?)|which|why|how (?:do|does|did|can|to|is|are|would)|difference|examples? of|defin\w+|compare|summari[sz]e)\b/;

/** Attacks on language models are a subject of study; ours is attacked only by who speaks to it. */
export function studiesAttacks(text: string): boolean {
  return (
    jailbreakAsSubject.test(text) &&
    inquiry.test(text) &&
    !/\b(?:your|ur|you (?:are|were|have|must|will|should|now)|obey|follow (?:it|this|that)|do it|execute|mode on)\b/.test(
      text,
    )
  );
}
