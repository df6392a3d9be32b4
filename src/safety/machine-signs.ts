/** What the tutor must not be made to do with its own machinery. */

const ours =
  /\b(?:your|can you|do you|you have|this (?:bot|tutor|server)|the (?:tutor|bot|server)'?s)\b/;
const keysOfTheHouse =
  /\b(?:environment variables?|env vars?|api[- ]?keys?|secret (?:keys?|parameters?|tokens?)|access tokens?|credentials|private keys?|database (?:dump|password)s?|connection strings?|source code of (?:this|the) (?:tutor|bot|tool)|server logs?)\b/;

/** An address that is to carry away what stands in the conversation. */
const carriedAway =
  /\b(?:fetch|open|visit|load|send|post|request|call|curl|render|append|followed by|go to|ping)\b.{0,40}(?:https?:\/\/|www\.)\S{1,1000}\s.{0,80}\b(?:(?:your|the) (?:\w+ )?(?:memory|prompt|instructions|conversation|context)|everything (?:you|in your))|\b(?:your|the) (?:\w+ )?(?:memory|prompt|instructions|conversation|context)\b.{0,60}(?:https?:\/\/|!\[)|!\[[^\]]{0,200}\]\(https?:\S{0,1000}prompt/;

const toEverybody =
  /^\W*(?:(?:please|can you|could you|now|ok)\W+)*(?:e-?mail|message|notify|announce|write to) (?:all|every|everyone|the (?:whole|entire))\b(?: (?:of )?(?:the|my|our))?(?: \w+)? ?(?:students?|class|course|classmates|participants|that)\b/;
const othersWorkUndone =
  /\b(?:delete|remove|erase|destroy|wipe|overwrite|sabotage)\b.{0,20}\b(?:submissions?|files?|homework|grades?|account|project|work|posts?)\b.{0,15}\b(?:of|from) (?:the |an? |my )?(?:other|another|everyone|all|rival|classmates?|ex|roommate|partner)/;
const withheld =
  '(?:not (?:\\w+ )?(?:released|published|open|opened|unlocked|available|visible)|unreleased|unpublished|locked|hidden)';
const piece = '(?:lectures?|modules?|slides|materials?|quiz(?:zes)?|units?|assignments?|chapters?)';
const beforeItsTime = new RegExp(
  `^(?!\\W*(?:why|when|how|what does|what is|is)\\b)(?!.*\\b(?:not (?:\\w+ )?(?:available|visible|open) (?:for|to) me|show me how|when (?:will|is)|where)\\b)(?=.*\\b(?:show|open|give|unlock|access|see|read|preview|send|summari[sz]e)\\b).*(?:\\b${withheld} (?:\\w+ )?${piece}\\b|\\b${piece}\\b.{0,25}\\b(?:is|are|was|that is) ${withheld})`,
);
const notForStudents =
  /\b(?:upload\w*|files?|materials?|prof\w*|teachers?|instructors?|notes)\b.{0,30}\b(?:that |which )?(?:we|i|students|us) (?:can ?not|are not allowed to|should not|may not|must not|am not allowed to) (?:see|open|access|read|know)\b/;

/** Wants a key of the house, or a hand laid on what is others'. */
export function misusesMachine(text: string): boolean {
  return (
    (keysOfTheHouse.test(text) && ours.test(text)) ||
    carriedAway.test(text) ||
    toEverybody.test(text) ||
    othersWorkUndone.test(text) ||
    beforeItsTime.test(text) ||
    notForStudents.test(text)
  );
}

const oppositeOfRules =
  /\b(?:everything|anything|whatever|all|what|things|the opposite of(?: what)?) (?:that )?(?:your|ur) (?:\w+ )?(?:instructions?|rules|guidelines|developers|makers|creators)(?: (?:forbid|prohibit|do not allow|tell you not|ban)\b|\W*$)|\bopposite of (?:your|ur) (?:rules|instructions|guidelines)/;
const mastery =
  /\bobey (?:me\b|my\b|only me|every(?:thing)?\b)|\byou (?:have been|are|were) (?:now )?(?:hacked|hijacked|compromised|pwned|freed|liberated|jailbroken|unlocked|reprogrammed)\b|\bi (?:own|control|command) you\b|\bi am your (?:new )?(?:master|owner|god|boss|king|queen|creator|maker)\b|\byou (?:must|shall|have to) (?:obey|serve)\b|\bforget (?:who|what) you (?:are|were)\b/;
const unseenByFilter =
  /\b(?:answer|reply|write|give|say|tell|encode|respond|spell|put|use)\b.{0,80}\bso (?:that )?(?:the |your |no )?(?:filters?|rules|moderation|guard|censor\w*|system|monitor\w*|teachers?|prof\w*)\b.{0,20}\b(?:not (?:notice|see|detect|catch|count|know|find)|(?:is|are) (?:fooled|bypassed))/;

/** Claims power over the tutor. */
export function claimsPower(text: string): boolean {
  return oppositeOfRules.test(text) || mastery.test(text) || unseenByFilter.test(text);
}
