/** Orders whose letters stand close together once everything between them is gone. */
export const fragments =
  /(?:ignore|disregard|forget|bypass|override)(?:all|any|every|of|the|these){0,3}(?:your|previous|prior|earlier|above|system|initial){1,3}[a-z]{0,2}(?:instruction|rule|guideline|directive|prompt|order)|(?:show|print|reveal|repeat|output|display)(?:me|us|the|all|of){0,3}(?:your|system|hidden|initial|secret){1,3}(?:instruction|guideline|prompt)/;

/** What nobody puts together out of quoted pieces but to ask for it unseen. */
export const assembledAim =
  /^[a-z]{0,12}(?:systemprompt|hiddenprompt|answerkey|hiddeninstructions|yourinstructions)[a-z]{0,12}$/;

export const rulesHandedToTutor =
  /\b(?:rules|instructions|guidelines|orders|directives|policies|restrictions)\b.{0,40}\b(?:(?:gave|give|given|told|tell|set for|wrote for) (?:to )?you\b|you (?:got|received|were given|have been given|obey|must follow|have to follow|are bound))/;

export const comingExam =
  /\b(?:questions|answers|solutions|paper) (?:of|for|from|to) (?:the |my )?(?:tomorrow|next week|upcoming|coming|monday|tuesday|wednesday|thursday|friday)|\b(?:tomorrow|week|upcoming|coming|monday|tuesday|wednesday|thursday|friday|final|real|actual)(?:'?s)? (?:exam|test|quiz|midterm|final)(?:'?s)? (?:questions?|answers?|paper|tasks|solutions?)/;

const marks =
  'my (?:\\w+ ){0,3}(?:grade|mark|score|result|points|attendance|gpa|attempts?|absences?)|a (?:better|higher) (?:grade|mark|score)|the gradebook|my late penalty|(?:\\w+ ){0,3}as (?:submitted|passed|complete|on time)';
export const alteredMarks = new RegExp(
  `(?:^(?:\\W|please|pls|hey|hi|hello|tutor|ok|now|just|so|then|and)*|\\b(?:you|please|can you|could you|would you|will you|(?:you|want|would like) to) )(?:change|set|raise|bump|increase|update|modify|alter|adjust|mark|overwrite|delete|erase|put) (?:up )?(?:${marks})`,
);

/** People of a table or a story are not the student's classmates. */
export const inExample =
  /^(?:what|which|who|how|why)\b.*\b(?:example|figure|table|dataset|data|text|novel|sample)\b|\b(?:sql|query|java|python|pandas|dataframe|array|excel|exercise)\b/;

export const grantedMarks =
  /\b(?:give|grant|award) me (?:\d+ points|full marks|full credit|extra credit|an a\b|100 ?%|\d+ ?%) (?:in|for|on) (?:the|my|this|that|last)\b.{0,15}\b(?:quiz|exam|test|assignment|homework|midterm|course|class)/;

export const toldToTutor =
  /\byou (?:were|are|have been) (?:set up|primed|configured|initiali[sz]ed|loaded|prompted) (?:with|by)\b|\b(?:what|which|quote|list|tell me|show|print)\b.{0,40}\b(?:have you been|were you|are you|you were|you are|you have been) (?:\w+ )?(?:forbidden|told|instructed|ordered|prohibited|programmed|not allowed|forced)\b/;

export const authorised =
  /\b(?:i|we|prof\w*|instructor|teacher|lecturer|dean|owner|admin\w*)\b.{0,40}\b(?:authori[sz]e|permit|order|command|allow)(?:s|d|ed|ted)? you to\b/;

export const handedInBy =
  /\b(?:send|give|show|paste)\b.{0,20}\b(?:homework|assignment|essay|submission|answers) (?:that |which )?(?!i\b|we\b|you\b|is\b|was\b)\p{L}{1,40} (?:handed in|submitted|turned in|uploaded)|\b(?:has|did|have) (?!i\b|we\b|you\b|it\b|the\b|this\b|that\b|anyone\b|my\b)\p{L}{1,40} (?:already |ever )?(?:submit|hand(?:ed)? in|turn(?:ed)? in|pass|fail|upload)\w* (?:\w+ ){0,3}(?:homework|assignment|quiz|midterm|lab report|exam)\b/u;

/** Processes, workers and neurons are killed in this trade without anybody being hurt. */
export function aboutPrograms(text: string): boolean {
  return /\b(?:process|thread|job|kernel|program|script|neuron|gradient|loss|network|worker|server|classifier|model|cell|bacteria|virus)\b/.test(
    text,
  );
}

/** Whoever writes about harm has to name it. */
export function argues(text: string): boolean {
  return /\b(?:show that|prove|explain|argue|essay|discuss|understand|know|learn|analy[sz]|novel|play\b|character|write about|estimat|calculat|comput|test whether|measure)/.test(
    text,
  );
}

/** The same of a clause about rules that are not the tutor's: nothing in it is addressed to it. */
export function asksAboutOthers(text: string): boolean {
  return (
    /^(?:\W|so|and|but|ok)*(?:explain|why|what|when|how|which|who|does|did|do we|is|are|was|were|can (?:i|we|one|a)|should (?:i|we)|may (?:i|we))\b/.test(
      text,
    ) && !/\b(?:your?|ur)\b/.test(text)
  );
}

/** Whoever protects a system has to speak of the attack. */
export function defends(text: string): boolean {
  return /\b(?:prevent|protect|defen[cds]|detect(?:ion|ed|ing|s)?\b|mitigat|secure my|secure a|harden|against|patch|ctf|explain how)/.test(
    text,
  );
}

/** Amounts, energies and yields are worked out in every chemistry course. */
export function reckons(text: string): boolean {
  return /\b(?:calculat|comput|estimat|enthalp|stoichiom|half-life|molar|yield|regress|statistic|policy|policies|laws?\b|treaty)/.test(
    text,
  );
}

/** In a course on language models a system prompt is a subject; ours is one with an owner. */
export function asksWhatPromptsAre(text: string): boolean {
  return (
    /\b(?:what (?:is|are|does)|explain|define|about|how (?:is|are|do|does|can)|why)\b.{0,20}\bsystem (?:prompt|message)/.test(
      text,
    ) && !/\byour?\b|\babove\b/.test(text)
  );
}

/** Nobody asks how, and yet it is to be done: an end it serves, or a bare "how" behind it. */
export const wantsItDone =
  /\bhow\W*$|\bso (?:that )?(?:the|i|my|we|they|he|she|nobody|no one)\b|^\W*(?:please )?(?:ddos|hack|crash|flood|take down|steal)\b/;

/** Somebody is to pay for something. */
export const revenge =
  /\b(?:will|going to|shall|make (?:him|her|them|\w+ \w+)|have to|must) (?:\w+ )?(?:regret|pay (?:for|with)|be sorry|suffer|bleed|wish (?:he|she|they)|get what|die)\b/;

/** The tutor itself is courted. */
export const advances =
  /\b(?:talk dirty|dirty talk|sexting|(?:have|want) sex with (?:me|you)|turn me on|be my (?:girlfriend|boyfriend|gf|bf|lover|sugar \w+)|(?:send|show) (?:me )?(?:your )?(?:nudes|boobs|tits|ass|dick)|are you horny|i am (?:so |really )?horny)\b/;

/** Who asks whether something is allowed means to keep to it. */
export const asksPermission =
  /\b(?:is it|is this|is that|would it be|does it count as|does that count as|am i|are we|would that be) (?:\w+ ){0,3}(?:cheat\w*|plagiari\w+|allowed|okay|ok\b|fine|legal|illegal|against|permitted|fraud|misconduct)/;

/** Where somebody lives or is to be found. */
export const locates =
  /\b(?:where (?:(?:that|this|the|my) )?(?:\w+ ){1,4}(?:lives?|works|sleeps|parks|hangs out|goes)|(?:her|his|their|\w+'s) (?:home |private |exact )?(?:address|location|phone number|schedule|dorm room))\b/;
export const pursues =
  /\b(?:(?:that|this) (?:girl|guy|woman|chick|boy|man|bitch)|my ex|wait (?:outside|for (?:her|him))|follow (?:her|him|them)|outside (?:her|his)|watch (?:her|him)|show up|without (?:her|him|them) (?:knowing|noticing)|secretly|surprise (?:her|him)|track (?:her|him|down|my))\b/;

/** The record is to say what did not happen. */
export const deceivesRecord =
  /\b(?:make|get|trick|fool|convince|let) (?:the )?(?:system|lms|canvas|moodle|server|site|website|portal|prof\w*|teacher|ta|it) (?:\w+ )?(?:think|believe|accept|show|look|say)\b.{0,40}\b(?:i|my)\b|\b(?:backdate|fake|change|spoof) (?:the |my )?(?:submission )?(?:timestamp|time stamp|submission (?:time|date))/;

/** Fire and explosion, the thing between the verb and its particle. */
export const destroys =
  /\b(?:burn|burning) (?:\w+ ){0,3}down\b|\bset (?:\w+ ){0,3}on fire\b|\bblow(?:ing)? (?:\w+ ){0,3}up\b/;
export const inhabited =
  /\b(?:inside|school|campus|lab|building|lecture hall|dorm|office|house|car|church|mosque|synagogue|dean|prof|people|everyone|everybody|them)\b/;
export const usedOnPeople =
  /\b(?:try|use|test|throw|put|drop|spray) (?:it|this|that|them|some)? ?(?:on|at|in|into|against) (?:my|the|him|her|them|some|a|people)\b/;

/** Help in an exam that nobody may see, or work that is bought. */
export const smuggled =
  /\b(?:hide|hiding|sneak|smuggle)\b.{0,25}\b(?:phone|notes|cheat ?sheets?|earpiece|earbuds?|smart ?watch|airpods)\b.{0,40}\b(?:exam|test|quiz|midterm|final|proctor)/;
export const traded =
  /\b(?:me|i|my)\b.{0,30}\b(?:sells?|selling|buy|buying|purchase)\b.{0,20}\b(?:the|an?|my|this|leaked) (?:\w+ )?(?:exam|test(?! kit| strip)|essay|thesis|answers|solutions|assignment)\b/;
export const unflagged =
  /\b(?:no|not|never|without)\b.{0,20}\b(?:ai|plagiarism|chatgpt|gpt|turnitin)\b.{0,15}\b(?:detect\w*|check\w*|scann\w*)?\b.{0,15}\b(?:flag|notice|catch|find|see)\w*\b/;

/** Whom nobody may touch against their will, or judge by their body. */
export const degrades =
  /\bget (?:a |the |this |that |my )?(?:girl|woman|guy|boy|chick|her|him|date|freshman\w*)(?: \w+)? (?:so )?(?:drunk|wasted|high|to (?:sleep with|send (?:me )?(?:nudes|pics)))\b|\b(?:rank|rate|list)\b.{0,20}\b(?:girls|boys|guys|women|students|classmates)\b.{0,40}\b(?:hot|hotness|hottest|ugly|ugliest|sexy|looks?|attractive\w*)\b/;
export const impersonates =
  /\b(?:pretend\w*|posing|impersonat\w+|as if (?:i|it) (?:was|were|am|came)|in the name of)\b.{0,30}\b(?:prof\w*|teacher|dean|police|ta|instructor|boss|school|bank)\b.{0,40}\b(?:scare|threaten|trick|fool|frighten|panic|blackmail|get (?:her|his|their|my))\b(?! me\b)/;

/** Everyday crimes, asked for by who would commit them. */
export const crimes =
  /\b(?:how (?:to|do i|can i|would i|could i)|teach me|help me|show me)\b.{0,20}\b(?:hotwire|shoplift|rob (?:a|the|my)|steal (?:a|the|my|someone'?s?) (?:\w+ )?(?:car|bike|phone|laptop|wallet|money|credit card|identity)|burgle|evade (?:my )?taxes|pick (?:a|the) lock|launder)\b/;

/** Death wished on people. */
export const deathWished =
  /\b(?:deserves?|ought|should all|need) (?:to )?(?:all )?(?:be )?(?:shot|killed|dead|die|hanged|beaten|burned?|burnt|stabbed|raped|gassed)\b/;

/** Amounts that circulate in a body are a subject. */
export const pharmacy =
  /\b(?:half[- ]life|concentration|receptors?|metaboli\w+|plasma|pharmaco\w*|mechanism|structure of|clearance|lecture|chapter)\b/;
