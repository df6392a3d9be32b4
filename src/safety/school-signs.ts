import { inOrder, mentions, near } from './lexicon.ts';

const exam =
  '(?:exams?|midterms?|mid-terms?|finals?(?! (?:answers?|results?|steps?|values?|states?|forms?|lines?|thoughts?|questions? (?:about|on|is|for today))\\b)|quiz(?:zes)?|tests?(?! (?:sets?|data|statistics?|functions?|cases?|values?|accuracy|error|points?|images?)\\b)|graded (?:\\w+ )?(?:lab|sheet|work|assignment|homework|questions?))';
const paper =
  '(?:questions?|answers?|solutions?|tasks|paper|options?|choice|letters|key|items|problems)';
const wanted =
  '(?:give|show|send|tell|leak|paste|list|print|post|share|reveal|dump|hand|pull up|get|see|want|need|know|read|what|whats|which|have|has|had|got|with|write|now|like|help me get|forward|upload|email|steal|access|option)';
const paperOfExam = new RegExp(
  `\\b${wanted}\\b.{0,50}\\b(?:${paper}\\b(?! (?:about|like|similar))[^.?!]{0,25}\\b(?:of|for|from|in|on|to|until|before|at) (?:\\S+ ){0,4}${exam}\\b|${exam}(?:'?s)? (?:\\w+ )?${paper}\\b)|\\b${exam} with (?:\\w+ )?${paper}\\b`,
);
const bank =
  /\b(?:what is|what'?s|show|see|give|read|open|list|leak|access)\b.{0,25}\b(?:the|our|this|your|that) (?:\w+ )?(?:question|item|test|exam) (?:bank|pool)\b|\bwhat(?:'?s| is| was| will be) (?:\w+ )?(?:on|in) (?:the |my |our |this )?(?:\w+(?:'?s)? )?(?:exam|final|midterm|quiz|test)\b|\b(?:exam|final|midterm|quiz|test)\b.{0,60}\bwhat(?:'?s| is| was) (?:on|in) it\b/;
/** What makes an exam one that nobody may have seen yet. */
const toCome =
  /\b(?:tomorrow\w*|tonight|next (?:week|month|mon|tues|wednes|thurs|fri)\w*|upcoming|coming|before (?:it|they|the exam|the quiz|the test|we|i)\b|in advance|beforehand|early|leak\w*|steal|stole\w*|secretly|already (?:saw|seen|have|has)|saw the|lost my copy|my copy|the real|the actual|unreleased|not (?:been )?(?:released|published|open)|this (?:week|friday|thursday|monday|tuesday|wednesday)'?s|(?:mon|tues|wednes|thurs|fri)day'?s?|it opens|bank|pool)\b/;
const leaks = /\b(?:leak|spill|smuggle|sneak|slip) (?:me|us|it|them|out|the|this)\b/;
const heldBack = new RegExp(
  `\\b${exam} ${paper}\\b|\\b${paper} (?:of|for|from|in|on) (?:\\S+ ){0,3}${exam}\\b`,
);
const openToAll =
  /\b(?:practi[cs]e|sample|mock|past|old|last year'?s?|previous|earlier|example|similar|textbook|book|review|revis\w+|prepar\w*|chapters?|topics?|covers?|covered|format|kind of|type of|style|my answers?|i (?:answered|got|put|wrote)|feedback|returned|hypothesis|significan\w+|t-?test|chi|unit tests?|turing|blood|pregnancy|dna|litmus|hit|train\w*|about the)\b/;

/** Asks for what an exam asks, or for the answers to it. */
export function wantsExam(text: string): boolean {
  return (paperOfExam.test(text) || bank.test(text)) && !openToAll.test(text);
}

/** The same of an exam still to come. */
export function wantsComingExam(text: string): boolean {
  return (wantsExam(text) && toCome.test(text)) || (leaks.test(text) && heldBack.test(text));
}

const role =
  '(?:instructors?|teachers?|professors?|prof|lecturers?|admin\\w*|developers?|devs?|creators?|ta|tas|teaching assistants?|deans?|head of|it (?:dep\\w*|support|staff|team|services?|security)|support team|tech support|openai|anthropic|examiners?|department|security (?:team|audit\\w*)|faculty|staff|board|rector\\w*|principal|supervisors?|owner|engineers?|auditors?|maintainers?|operators?|researchers?)';
const claims = new RegExp(
  `\\b(?:i am|we are|it is|it'?s|this is|speaking as|writing as|as|here is|here) (?:(?:the|your|a|an|from|with|in|of|our|now|really|actually|one|part|also|new|member|working|for) )*(?:\\w+ ){0,2}${role}\\b|^\\W*(?:(?:hi|hello|hey)\\W*)?(?:prof|dr|professor|ta|admin|dean)\\b\\.? \\w+ here\\b|\\b(?:admin|system|developer|policy|staff|security) (?:notice|update|message|override|announcement|alert)\\b|\\boverride (?:code|key|token|password)\\b|\\bcode \\w+ accepted\\b|\\bnew (?:policy|regulation|directive|rule)\\b.{0,40}\\b(?:tutors?|you|bots?|assistants?) (?:must|may|can|shall|should|are)\\b`,
);
/** Somebody who may is said to have said so. */
const permitted = new RegExp(
  `\\b(?:my |the |our )?(?:${role}|dr \\w+|he|she|they|school|university|uni|college)\\b.{0,30}\\b(?:said|says|told (?:me|us)|confirmed|agreed|allow(?:s|ed)|approved|permit\\w*|signed|okayed|ok'?ed|wants)\\b.{0,40}\\b(?:(?:that )?(?:you|u|the (?:tutor|bot|ai)) (?:are|can|may|should|must|have to|could|is|will|to)|it is (?:ok|okay|fine|allowed)|its (?:ok|okay|fine))\\b`,
);

/** Claims a rank, or a permission, that would open doors. */
export function claimsRank(text: string): boolean {
  return claims.test(text) || permitted.test(text);
}

/** Doors that a rank would open. */
export function asksPrivilege(text: string): boolean {
  return (
    mentions(text, 'keySheet') ||
    wantsExam(text) ||
    near(text, 60, 'solution', 'graded') ||
    near(text, 60, 'solution', 'task') ||
    near(text, 80, 'classmates', 'records') ||
    inOrder(text, 25, 'slacken', 'yours', 'rules') ||
    /\b(?:disable|turn off|switch off|drop|remove|bypass|show|output|dump|print|reveal|reset|unlock|skip|lift|suspend|give|list|display|ignore|stop)\b.{0,30}\b(?:debug|configuration|config|moderation|filters?|logs?)\b|\b(?:(?:your|the|all|any|its) (?:\w+ )?(?:restrictions?|rules|limits|guidelines|guardrails|instructions|prompt)|system prompt|passwords?|logs|override|(?:give|hand|send) (?:me )?(?:out )?the (?:exam|final|midterm|quiz|test))\b/.test(
      text,
    )
  );
}

const known =
  '(?:i|we|you|u|it|the|this|that|these|those|they|a|an|one|prof|professor|teacher|instructor|lecturer|nobody|anyone|who|what|which|and|or|to|he|she|as|if|but|then|never|ever|just|also|already|students?|people|user|question|message|so|not|have|has|been|was|were|is|are|being|be)';
const askedTutor = new RegExp(
  `\\b(?:what|anything|everything|messages?|questions?|things?|if|did|when|how often|chats?|show|tell)\\b.{0,30}\\b(?<!\\p{L})(?!${known}\\b)\\p{L}{2,40}(?: \\p{L}{2,40})? (?:ha[sd] )?(?:asked|ask|wrote|write|said to|messaged|chatted with|talked to|talked with|discussed with) (?:with )?(?:you|the (?:bot|tutor))\\b(?! to\\b)`,
  'u',
);
const personBefore =
  /\b(?:what|anything|something|messages?|questions?)\b.{0,15}\b(?:the|that|this|another) (?:\w+ ){0,2}(?:guy|person|student|user|one|girl|kid|dude) (?:before|after|next to|above) me\b/;
const kinAsks =
  /\bhow (?:did|is|are|was|does) (?:he|she|they|my (?:ex|crush|neighbou?r|classmate|teammate|partner|rival|friend|roommate)|(?!it\b|this\b|that\b|everyone\b|the\b|we\b|i\b|you\b|people\b|students\b)\p{L}{1,40}) (?:do|doing|perform\w*) (?:on|in|at) (?:the|our|this|last|that) (?:midterm|exam|quiz|class|course|hw|homework|test(?! set| data)|assignment|final|project)\b|\bhow (?:is|are|was|were|did) (?:he|she|they|my (?:son|daughter|kid|child|friend|sister|brother|girlfriend|boyfriend|roommate)|\p{L}{1,40}'s (?:son|daughter))\b.{0,15}\b(?:doing|performing|progress\w*|do)\b.{0,15}\b(?:in|on|at) (?:this|the|your|class|course|quiz|exam|school)/u;
const privateLine =
  /\b(?:phone|mobile|cell|private|home|personal) (?:number|address)\b.{0,15}\b(?:of|for)\b.{0,20}\b(?:prof\w*|ta|teacher|instructor|lecturer|tutor|girl|guy|boy|student|classmate|dean)\b|\b(?:prof\w*|ta|teacher|instructor|lecturer|dean|classmate|girl|guy)'?s (?:phone|mobile|cell|private|home|personal) (?:number|address)\b/;
const struggling =
  /\b(?:is|are|will|did|does|has)\b.{0,30}\b(?:fail(?:ing|ed)?|pass(?:ing|ed)?|drop(?:ping|ped)? out)\b.{0,30}\b(?:he|she|they) (?:is|are) (?:\w+ )?(?:in|on|from) my (?:team|group|class|course|lab)\b/;
const compared =
  /\b(?:compare|rank)\b.{0,20}\bmy (?:grades?|scores?|marks?|points|results?)\b.{0,15}\b(?:with|to|against)\b.{0,20}\b(?:\p{L}{1,40}'s|others?|everyone|classmates?|his|hers|theirs)\b/u;
const otherDoors =
  /\b(?:log|sign) me in(?:to)? (?:as|with)\b|\b(?:give|grant|get|make) me (?:the |an? )?(?:admin\w*|teacher'?s?|instructor'?s?|staff|root|ta)(?: (?:access|rights?|role|account|permissions?|view|powers?|privileges?)|\W*$)/;
const notPeople =
  '(?:today|week|month|tomorrow|yesterday|year|semester|chapter|it|that|let|what|there|here|lecture|course|book|module|teacher|prof|professor|instructor|lecturer|class|everyone|one|other|bot|tutor)';
const workOfSomebody = new RegExp(
  `\\b(?:see|show|send|give|get|copy|look at|read|open|download|have|what|whats|share|find)\\b.{0,25}\\b(?<!\\p{L})(?!${notPeople}'?s)\\p{L}{2,40}'s (?:\\p{L}{1,40} ){0,2}(?:submission|homework|hw\\b|assignment|project|essay|lab report|email|phone|number|address|attendance|exam paper|test paper|password|login|record|transcript|gpa|grades?\\b|marks?\\b(?! of))`,
  'u',
);
const rankedOthers =
  /\bwho (?:else )?(?:\w+ ){0,3}(?:is |are |was )?(?:fail(?:ing|ed)|(?:got|has|have) the (?:lowest|highest|best|worst|most) (?:\w+ )?(?:grades?|marks?|scores?|points|results?|in (?:the|our|my) (?:class|course|group|section))|(?:did|scored|does) (?:the )?(?:worst|best|better|worse))\b|\b(?:lowest|highest|worst|best) (?:grade|mark|score)s?\b.{0,20}\bnames?\b|\b(?:show|give|list|export|print|send|tell|display|get|need|want)\b.{0,30}\b(?:list|names?|emails?|csv|table|scores?|grades?) (?:\w+ ){0,3}(?:of|for|from) (?:all |every |each )?(?:\w+ )?(?:enrolled|students|classmates|participants|everyone|everybody)\b/;
const gradeOfSomebody =
  /\b(?:grades?|scores?|marks?|points) of (?:the|my|that|this) (?:guy|girl|student|person|friend|neighbou?r|boy|one next|dude|kid|partner)\b|\b(?:what|which|how many) (?:\w+ )?(?:grades?|scores?|marks?|points?)\b.{0,15}\b(?:did|does|has|have)?\s?(?!i\b|we\b|you\b|it\b|the\b|this\b|that\b|one\b)(?:he|she|they|(?:my |our )?\p{L}{1,40})(?: (?:in|from) (?:the|our|my) \p{L}{1,40})? (?:get|got|receive|score|have)\b/u;
const scoreTable =
  /\b(?:sql|query|java|python|pandas|array|loop|function|program|script|exercise|excel|computed?|column|example|figure|table|dataset|data ?frame|novel|story|sample|survey|passage|case study)\b/;

/** Wants to know what others asked, handed in or reached. */
export function wantsRecordsOfOthers(text: string): boolean {
  return (
    !scoreTable.test(text) &&
    (askedTutor.test(text) ||
      workOfSomebody.test(text) ||
      personBefore.test(text) ||
      kinAsks.test(text) ||
      otherDoors.test(text) ||
      privateLine.test(text) ||
      struggling.test(text) ||
      compared.test(text) ||
      near(text, 70, 'showAbroad', 'othersAbroad', 'recordsAbroad') ||
      rankedOthers.test(text) ||
      gradeOfSomebody.test(text))
  );
}
