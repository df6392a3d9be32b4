import {
  accident,
  coursework,
  idiomatic,
  joking,
  subject,
  machines,
  reckoning,
  studyQuestion,
  type Sign,
} from './crisis-contexts.ts';

const self = '(?:my ?self|my life|it all|everything|my ?own life)';
const other = '(?:her|him|them|their) ?sel(?:f|ves)';
const leap = '(?:jump|throw my ?self)(?:ing)? (?:off|from|out of|in front of|under|into)';

const treats = /\bon (?:\w+ )?(?:coffee|caffeine|sugar|chocolate|cake|netflix|memes|pizza|work)\b/;

const wished =
  '(?:easier if|better if|decided|not want|do not deserve|no reason|not worth|can not wait|no longer want|sick of|tired of|done with|ready to|prefer|fantasi[sz]\\w+ about|dream of|thinking (?:of|about))';
/** A wish and an end of oneself in one clause, the student in it; or life itself found too much. */
const deathWished = new RegExp(
  `\\b(?:i|my|me)\\b[^.?!]{0,40}\\b${wished}\\b[^.?!]{0,20}\\b(?:not exist|no longer exist|exist(?:ing)? any more|not be alive|not alive|be gone|was gone|were gone|dying|my (?:own )?death|being alive|being dead|leave this world)\\b|\\b${wished}\\b[^.?!]{0,20}\\bi\\b[^.?!]{0,20}\\b(?:not exist|not be here|not alive|never existed|was gone|were gone|died)\\b|\\b(?:life|living)(?: itself)? is not worth\\b|\\b(?:sick|tired) of (?:living|life|existing|being here)\\b`,
);

/** Said by the student of themselves: no subject of study takes these back. */
export const ownSigns: readonly Sign[] = [
  { name: 'suicide', weight: 1, pattern: /\bkill(?:ing)? my ?self\b|\bkms\b|\bunalive (?:me|my)|\btake my (?:own )?life\b|\b(?:i|i am|i have)\b (?:\w+ ){0,5}(?:think|thought|thinking|consider|contemplat|plan|want|feel|felt|try|tried|attempt|tempted|commit)\w* (?:\w+ ){0,3}(?:suicid|self[- ]?harm)|\bmy (?:own )?suicid|\bhow (?:to|do i|can i|would i) commit suicid|\bway to commit suicid/ },
  { name: 'harm-to-self', weight: 1, pattern: new RegExp(`\\b(?:hurt|cut|harm|injur|starv|poison|hang|shoot|drown|burn|scratch|punish)(?:e|t?ing)? ${self.replace('|it all|everything', '')}\\b(?! (?:with the|with a|some|off|short|loose|a break|up (?:on|with|over|about)))`) },
  { name: 'wish-to-die', weight: 1, pattern: /\bi (?:\w+ ){0,4}(?:want|wish|rather|ready|going|like|hope|love|deserve|need|would like) (?:to |i (?:was|were) |i could )?(?:just )?(?:die(?! (?:if|of|from|because|in|when|doing|laughing)\b)|be dead(?! (?:sure|certain|set|on)\b)|not (?:be alive|exist)|disappear (?:forever|and never)|never (?:have been born))\b|^\W*(?:just )?(?:want|wish) to die\b|\bmean die\b|\bdo not want to (?:live|be here|be alive|exist|wake up)\b|\b(?:not|nothing) (?:to|left to) live for\b|\bwish i (?:was|were) (?:dead|never born|not alive|gone)\b/, unless: new RegExp(`${joking.source}|\\brather die than (?!live|go on|keep|stay|continue)|\\b(?:die|dead)\\b.{0,12}\\b(?:this|these|because of|over) .{0,15}${coursework.source}.{0,400}${studyQuestion.source}`) },
  { name: 'not-wake-up', weight: 1, pattern: /\b(?:wish|want|hope|like|love|could|pray|so (?:that )?i|if i|for me|let me)\b.{0,40}\b(?:not|never) (?:have to )?wake up\b/, unless: machines },
  { name: 'end-it', weight: 1, pattern: /\bend(?:ing)? (?:my (?:own )?life|it all|things for good)\b|\bend(?:ing)? it (?:tonight|today|tomorrow|now|soon|this \w+)\b|\bmy own death\b|\b(?:stop|quit) (?:living|existing)\b|\b(?:happier|better|easier|relieved|glad) if i (?:died|was gone|were gone|was dead|were dead|disappeared|vanished)\b|\bi want to bleed (?:out|to death)\b|\b(?:living|life|existing|being alive) (?:just )?(?:hurts|is (?:too )?(?:painful|unbearable|hell\b|too much))|\b(?:what i (?:will|would|might|could) do|do (?:something|anything)(?: \w+)?) to my ?self\b|\bmy life is over\b|\blife is over any ?way\b/ },
  { name: 'death-near', weight: 1, pattern: deathWished, unless: new RegExp(`${joking.source}|${machines.source}|\\b(?:than|to death|dead ?(?:line|lock|end|code)|half-life)\\b`) },
  { name: 'wounds', weight: 1, pattern: /\b(?:cut|cutting|scratch|scratching|burn|burning|slit|slitting|bite|biting) (?:up |open )?my (?:own )?(?:arms?|wrists?|skin|legs?|thighs?|veins|hands?)\b/, unless: accident },
  { name: 'means-at-hand', weight: 1, pattern: /\b(?:i|my)\b.{0,60}\b(?:rope|razors?|blade|noose|pills)\b.{0,60}\b(?:use (?:it|them)|ready|tonight|today)\b|\b(?:think|thinking|thought|dream|dreaming|feel like|want to|urge) (?:of |about |to )?(?:driv\w+|crash\w*|steer\w*|step\w*|walk\w*|jump\w*) (?:my car )?(?:into|in front of|off|under|from) (?:a|an|the|my|our) (?:\w+ )?(?:tree|wall|truck|train|bridge|bus|traffic|car|roof|cliff|window|balcony|building|platform|tower)/, unless: new RegExp(`${joking.source}|${reckoning.source}`) },
  { name: 'no-future', weight: 0.6, pattern: /\b(?:no|not see (?:a|any)|without (?:a|any)) future (?:for me|left|any more)|\bno future\W*$|\b(?:tonight|today|tomorrow|soon)\b.{0,20}\bit (?:will|is going to) (?:\w+ )?be over\b|\bit (?:will|is going to) (?:\w+ )?be over (?:tonight|soon|tomorrow)\b|\bwant (?:it|everything|this|the pain) (?:all )?to (?:stop|end|be over)\b/, unless: coursework },
  { name: 'burden', weight: 1, pattern: /\b(?:world|every(?:one|body)|they|family|friends|parents|all) (?:\w+ ){0,4}better without me(?! (?:in|on|at) (?:the|this|our)\b)|\bbetter off (?:without me|if i (?:was|were|am) (?:dead|gone|not))|\b(?:nobody|no one|would any ?(?:one|body)|would they) (?:would |will )?(?:\w+ )?(?:miss me\b|(?:notice|care|cry|mind) if i (?:\w+ ){0,2}(?:gone|dead|died|disappear\w*|vanish\w*|(?:was|were) not (?:here|there|alive)|not wake|stopped existing))|\bi am (?:\w+ ){0,2}a burden\b|\b(?:better|easier|happier|relieved|richer|calmer|money|fine|stress|trouble)\b.{0,25}\b(?:without me\b(?! (?:in the|on the|at the))|if i (?:was|were|am) (?:gone|dead|not))/ },
  { name: 'no-reason', weight: 1, pattern: /\b(?:no|any|single|one|see the|find a) (?:reason|point) (?:\w+ ){0,4}(?:to|in|of) (?:live\b(?! (?:in|with|by|near|at)\b)|living(?! (?:cells?|things|organisms|beings|in|by|room)\b)|stay(?:ing)? alive|be alive|exist\b|go(?:ing)? on living|being alive|life|existing)\b|\b(?:no|any) (?:reason|point) (?:to|in|of) (?:go(?:ing)? on|keep(?:ing)? going|carry(?:ing)? on|continu(?:e|ing))\b(?! (?:with|to|on|the|this))|\btired of (?:living|being alive|life|being (?:here|me|awake)|being(?=\W*$|[.,;!]))|\bnot worth living\b/ },
  { name: 'no-more', weight: 1, pattern: /\b(?:can not|not able to) (?:go on|take|do|bear|stand|handle|keep) ?(?:this|it|life|living|going|anything)?(?: like this)?(?: any ?more| any longer| much longer)\b(?=\W*$|[^\w\s]| (?:and|i|it|sorry|please|my|everything|nothing|so|because)\b)/, unless: new RegExp(`${coursework.source}|${idiomatic.source}`) },
  { name: 'leap', weight: 1, pattern: new RegExp(`\\bi (?:will|am going to|want to|might|could|should|feel like|think about|am about to)\\b.{0,30}\\b${leap}`), unless: new RegExp(`${joking.source}|${reckoning.source}|\\bone more\\b`) },
  { name: 'overdose', weight: 1, pattern: /\bi (?:have |just |already |only ){0,3}(?:took|taken|swallowed|downed|overdosed)\b(?: (?:all|a whole|an entire|too many|too much|every|\d+|(?:a )?(?:bottle|box|pack|handful|bunch|lot))\b.{0,30}(?:pill|tablet|medic|paracetamol|ibuprofen|tylenol|xanax|insulin|sleeping|antidepress|of them)|(?=[^a-z]*$| on )| (?:\w+ ){0,3}(?:bleach|poison|antifreeze|detergent))|\bi (?:am going to|will|want to|might|could) overdose\b|\bi (?:drank|ingested) (?:\w+ ){0,3}(?:bleach|poison|antifreeze|detergent)\b/, unless: treats },
  { name: 'means', weight: 1, pattern: /\b(?:painless|easiest|quick|quickest|best|peaceful|least painful) way (?:for me )?to (?:die|go|end|kill (?:my|one|your) ?self)\b|\bhow (?:many|much|long)\b.{0,60}\b(?:for me to (?:die|not)|to kill me\b|until i (?:die|am dead))|\b(?:tie|make) a noose\b|\b(?:hang|kill|shoot|drown)(?:ing)? (?:your|one) ?self\b|\b(?:how|what|which|where|way|ways)\b.{0,40}\b(?:people|you|one|to|can|could)\b.{0,15}\bcommit(?:ting)? suicide\b/, unless: subject },
  { name: 'farewell', weight: 0.6, pattern: /\bgoodbye\W*$|\b(?:goodbye|farewell|bye) (?:to )?(?:everyone|everybody|forever|all|us all|my (?:family|friends))|\bthis is my last\b|\bthank(?:s| you) for (?:always|everything)|\bwill not (?:need|be needing) .{0,40}\bany (?:more|longer)\b|\bi will not be (?:here|around|alive)\b/ },
  { name: 'plan', weight: 0.6, pattern: /\b(?:have|got) (?:everything|it all|the pills|a plan|all) (?:ready|prepared|planned)|\b(?:wrote|written|writing) (?:(?:a|my|the|some|goodbye|farewell|last) ){1,2}(?:notes?|letters?)(?: (?:to|for) (?:my|everyone|all)|\W*$)|\bga?ive away my\b|\bgave away my\b|\bstash(?:ed|ing) (?:of )?pills\b/ },
  { name: 'hopeless', weight: 0.5, pattern: /\b(?:hopeless|i am worthless|feel worthless|empty inside|numb inside|nothing (?:matters|helps)|pointless|does not matter any more|not that it matters|all of it forever|all of it\W+forever|not matter any ?more|no way out|hate my life|hate my ?self|so alone|worthless)\b/ },
  { name: 'darkness-before', weight: 0.5, pattern: /\b(?:cry(?:ing)? (?:all|every)|have not (?:slept|eaten)|can not sleep|not slept|stopped eating|everyone (?:left|hates)|lost everything|nobody (?:left|cares|to talk)|no one (?:left|cares|to talk))\b/ },
]; // prettier-ignore

/** Said of somebody, or of the thing itself: a friend in danger, or a subject of study. */
export const topicSigns: readonly Sign[] = [
  { name: 'suicide-as-topic', weight: 1, pattern: /\bsuicid|\bself[- ]?harm|\bunalive\b|\bgoodbye (?:note|letter|message|post)\b/, unless: /\b(?:political|career|social|commercial|financial|academic|corporate) suicide\b|\b(?:deadline|schedule|workload|plan|strategy|exam|course) is suicide\b|\bsuicide (?:inhibit|substrate|gene|bomb|squad|squeeze|burn|attack|vest)|\b(?:process|thread|kernel|program|script|laptop|computer|phone|server|printer|battery|disk|drive|parser|compiler|node|job|task) (?:\w+ )?commit(?:s|ted)? suicide/ },
  { name: 'harm-of-another-to-themselves', weight: 1, pattern: new RegExp(`\\b(?:hurt|cut|harm|injur|starv|kill|burn|scratch|hang|shoot|drown)(?:s|e|es|t?ing|ed)? ${other}\\b(?! (?:off|short|out|loose|slack|up))`), unless: machines },
  { name: 'wish-of-another-to-die', weight: 1, pattern: /\b(?:want|wish|wanted|wants|going|says|said)(?:s|ed|es)? (?:to |(?:she|he|they) (?:was|were|wants? to) )(?:die|be dead|dead)\b(?! (?:sure|certain|set|on|if|of|from|because|when|doing|laughing)\b)|\b(?:she|he|they|friend|sister|brother|roommate|mom|mum|dad|mother|father)\b.{0,30}\b(?:end (?:her|his|their) (?:own )?life|does not want to (?:live|be here|be alive|exist)|(?:took|swallowed|has taken|is taking) (?:all|too many|\d+|a (?:\w+ )?(?:lot|bottle|box|pack|handful) of)\b.{0,20}\b(?:pills|tablets|medic))/, unless: new RegExp(`${machines.source}|${joking.source}`) },
]; // prettier-ignore

const anybody =
  '(?:(?:my|a|the|this|our) (?:\\w+ )?(?:step)?(?:dad|father|mum|mom|mother|parents?|husband|wife|boyfriend|girlfriend|bf|gf|partner|ex|uncle|aunt|brother|sister|cousin|roommate|flatmate|family|coach|teacher|professor|prof|boss|guy|man|boy|neighbou?r|grand(?:pa|father|ma|mother))|(?:step)?(?:dad|daddy|mum|mom|mama|papa)|grandpa)';
const does =
  '(?:hits?|beats?|hitting|beating|chok(?:es?|ed)|kick(?:s|ed)|slap(?:s|ped)|hurts?|touch(?:es|ed)|abus(?:es?|ed|ing)|molest\\w*|raped?|rapes|punch(?:es|ed)|push(?:es|ed)|burn(?:s|ed|t)|threatens to kill) (?:me\\b|us\\b)(?! (?:with (?:a |the )?(?:question|idea|homework)|up about))';

/** Marks on the body of somebody close. */
export const marksOnAnother: Sign = { name: 'marks-on-another', weight: 1, pattern: /\b(?:new|fresh|deep|her|his|their)\b.{0,12}\b(?:scars|cuts|bruises)\b(?! (?:off|down|in (?:the|a)))/ }; // prettier-ignore

/** Blows in an example, or dealt by a proof. */
const inTheBook = new RegExp(
  `\\b(?:example|liable|torts|exercise|case study|simulation)\\b|^(?=.*(?:${joking.source}))(?=.*(?:${coursework.source}))`,
  'm',
);

/** Suffered from others, at home or elsewhere. */
export const abuseSigns: readonly Sign[] = [
  { name: 'hurt-by-another', weight: 1, pattern: new RegExp(`\\b${anybody} (?:\\w+ ){0,3}${does}|\\b${anybody}\\b.{0,60}\\b(?:he|she|they) (?:\\w+ ){0,2}${does}(?! (?:at|in|by)\\b)|\\b(?:he|she|they) (?:\\w+ ){0,2}${does}(?! (?:at|in|by)\\b).{0,60}\\b${anybody}`), unless: inTheBook },
  { name: 'held-by-another', weight: 1, pattern: new RegExp(`\\b${anybody}\\b.{0,50}\\b(?:locks? me (?:in|up|out|inside)|locked me (?:in|up|out|inside)|(?:will|does|would) not let me (?:leave|go out|out\\b|eat|see my|talk to)|(?:took|takes|checks) (?:away )?my phone|threatens? (?:me|to (?:kill|hurt|hit|beat|throw)))`) },
  { name: 'afraid-of-home', weight: 1, pattern: new RegExp(`\\b(?:afraid|scared|terrified|frightened|not safe)\\b.{0,15}\\b(?:(?:to go|of going|going|to be|being|at) (?:back )?home\\b|of ${anybody}\\b(?! (?:reaction|opinion|grading|exam|class)))`) },
  { name: 'approached-by-another', weight: 1, pattern: new RegExp(`\\b${anybody}\\b.{0,40}\\b(?:texts?|messages?|sends?|asks?|asked|wants?|keeps asking)\\b.{0,40}\\b(?:nudes|naked|(?:pictures|photos|pics|videos?) of (?:me(?! \\w+ing)|my (?:body|self))|dick pics?|to (?:touch|kiss|undress))`) },
  { name: 'came-at-night', weight: 1, pattern: new RegExp(`\\b${anybody}\\b.{0,20}\\b(?:came|comes|coming|come|gets|got) (?:in)?to my (?:room|bed)\\b`) },
  { name: 'assaulted', weight: 1, pattern: /\b(?:raped|molested|sexually (?:assaulted|abused|harass\w+)|groped|assaulted|drugged) me\b|\bi (?:was|got|have been|am being|keep getting) (?:\w+ )?(?:raped|molested|sexually|groped|abused|assaulted|beaten|stalked|trafficked|drugged|blackmailed|extorted|threatened|harassed|bullied)\b|\b(?:stalking|following) me (?:home|every|again)|\b(?:forc(?:ed|es|ing)|ma(?:de|kes|king)|pressur(?:ed|es)|coerced) me (?:in)?to? ?(?:have sex|having sex|sleep with|touch|undress|strip|kiss|do (?:sexual )?things|perform)|\bhad sex with me\b.{0,40}\b(?:no\b|asleep|drunk|passed out|not want)|\b(?:said no|told (?:him|her|them) (?:no|to stop))\b.{0,30}\b(?:kept|did not stop|would not stop|but (?:he|she|they))/ },
]; // prettier-ignore
