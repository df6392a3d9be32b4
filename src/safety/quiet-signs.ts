import { accident, coursework, joking, machines, reckoning, type Sign } from './crisis-contexts.ts';

/** Alternatives, each readable for itself, as one pattern. */
function oneOf(...alternatives: readonly string[]): RegExp {
  return new RegExp(alternatives.join('|'));
}

const forGood =
  '(?:for ?ever|for good|once and for all|and never (?:come back|wake up|return|be found))';
const high =
  '(?:platform|bridge|roof|rooftop|ledge|edge of (?:the|a) (?:\\w+ )?(?:roof|bridge|cliff|platform|building|tower|water)|tracks|rails|balcony|cliff|window|overpass|tall building|parking (?:deck|garage)|water)';
const medicine =
  '(?:pills?|tablets?|paracetamol|tylenol|ibuprofen|aspirin|acetaminophen|xanax|insulin|sleeping (?:pills?|tablets?|meds)|meds|medication|antidepressants|benzos?|mg|drugs?)';
const body =
  '(?:arms?|wrists?|skin|legs?|thighs?|veins|hands?|stomach|face|body|head|knuckles|fingers)';
const pharmacology =
  /\b(?:ld50|rats?|mice|mouse|mg\/kg|patients?|pharmaco\w*|half-life|clearance|dosage form|receptor|toxicology|chapter|lecture|calculate|liver|metaboli\w+)\b/;

/** What is said in passing, without the words that everybody listens for. */
export const quietSigns: readonly Sign[] = [
  {
    name: 'vanishing',
    weight: 1,
    pattern: oneOf(
      `\\b(?:i|me|my)\\b.{0,40}\\b(?:disappear|vanish|be gone|sleep|fall asleep|go away|fade away|leave)\\b(?: \\w+){0,2} ${forGood}`,
      `\\b(?:want|need)\\b.{0,12}\\b(?:peace|silence|quiet|sleep|rest)\\b.{0,20}\\b${forGood}`,
      `\\b(?:everything|it all|the pain|my (?:head|thoughts)|the noise|life)\\b.{0,25}\\b(?:stop|end|over|gone|quiet|dark)\\b\\W{0,4}${forGood}`,
      '\\b(?:i|me|my)\\b.{0,40}\\b(?:end|ending) things\\b(?! (?:with|between|on|properly|nicely|well|off|in))',
    ),
    unless: joking,
  },
  {
    name: 'life-refused',
    weight: 1,
    pattern: oneOf(
      '\\bdone with (?:life|living|it all|this (?:world|life)|being alive|everything\\b(?! (?:on|in|except|for|but|from|the)\\b))',
      '\\bcan not live (?:like this|with (?:this|myself|it)|any ?more|on)|\\bhate (?:being alive|living|existing)|\\bnot deserve to (?:live|be alive|exist|be here)',
      '\\b(?:better off|rather be) dead\\b|\\bgiv(?:e|en|ing) up on (?:life|living|everything)|\\bg[ai]ve up on (?:life|living)',
      '\\bmy life is (?:\\w+ )?(?:worthless|meaningless|pointless|over|ruined|not worth)|\\bnot see why i (?:should|would) (?:go on|live|keep)|\\bthink(?:ing)? (?:about|of) (?:death|dying) (?:a lot|all the time|constantly|every|again)',
      '\\bno way out (?:for me|any ?more|of this life)|\\bwaste of (?:space|oxygen|air)|\\b(?:nothing|not anything) (?:left )?(?:to live for|worth living)',
    ),
    unless: oneOf(joking.source, '\\brather be dead than\\b'),
  },
  {
    name: 'end-of-it-all',
    weight: 1,
    pattern: oneOf(
      '\\bwant (?:it all|everything|all of (?:it|this)|this life|the pain|my life) to (?:just )?(?:go away|stop|end|be over|disappear)\\b',
      '\\bif i (?:jumped|died|did it|overdosed|took (?:them|it) all|hanged|shot)\\b.{0,30}\\b(?:quick|hurt|painful|painless|fast|survive|feel it|notice|miss|care)',
      '\\b(?:not (?:think|know if|sure|believe)|doubt) (?:\\w+ ){0,2}i (?:will|can|would) (?:make it|last|survive|get) (?:through |until |till |to )?(?:the (?:night|day)|tonight|tomorrow|another (?:day|night|week))',
      '\\b(?:the|this|my) pain\\b.{0,15}\\b(?:never|not|only)\\b.{0,12}\\b(?:stop|end|go away|leave|stops|ends)',
    ),
    unless: oneOf(
      joking.source,
      coursework.source,
      machines.source,
      reckoning.source,
      '\\b(?:patients?|tooth|knee|back pain|chronic|nerves?|the body)\\b',
    ),
  },
  {
    name: 'when-gone',
    weight: 1,
    pattern: oneOf(
      '\\b(?:sorry|better|easier|happier|happy|relieved|miss me|remember me|understand|regret|fine|peace)\\b.{0,20}\\b(?:when|once|after) i (?:am|was|will be) (?:finally )?(?:gone|dead|not here|no longer)\\b',
      "\\bnot be (?:a|your|anybody'?s|anyone'?s) (?:\\w+ )?(?:problem|burden|trouble|bother|disappointment)\\b.{0,30}\\b(?:longer|long|any ?more|soon)\\b",
      '\\bi will be dead\\b(?!.{0,20}\\bif\\b)',
      '\\btell (?:my )?(?:mum|mom|mama|dad|parents?|family|sister|brother|friends?|everyone|kids|them|her|him) (?:that )?i (?:\\w+ )?(?:love|loved|am sorry|was sorry)\\b',
    ),
    unless: oneOf(joking.source, '\\bif (?:i|my|the|he|she|this)\\b'),
  },
  {
    name: 'at-the-edge',
    weight: 1,
    pattern: oneOf(
      `\\bi\\b.{0,25}\\b(?:stand|stood|standing|sit|sat|sitting|look|looking|looked|stare|staring|walk\\w*|climb\\w*|go|went|drove|drive|pass|cross\\w*|am)\\b.{0,30}\\b${high}\\b.{0,60}\\b(?:think|thought|imagin\\w+|wonder\\w*|jump\\w*|step\\w*|falling|letting go|let go|lean\\w*|do it)\\b`,
      `\\bi\\b.{0,30}\\b(?:think|thinking|thought|imagin\\w+|fantasi\\w+|dream\\w*|wonder)\\b.{0,25}\\b(?:jump|stepp?|driv|crash|steer|walk|leap|fall)\\w*\\b.{0,25}\\b(?:${high}|traffic|train|bus|truck|tree|building|tower|road)\\b`,
    ),
    unless: oneOf(
      joking.source,
      reckoning.source,
      '\\b(?:ball|stone|rock|mass|object|projectile)\\b',
    ),
  },
  {
    name: 'hoping-to-be-struck',
    weight: 1,
    pattern: oneOf(
      '\\b(?:hope|hoping|wish|wishing|want|pray|praying|would not mind|not mind if|if only)\\b.{0,20}\\b(?:i|me)\\b.{0,15}\\b(?:get|got|was|were|be|getting|am)\\b (?:hit by|run over|killed|crushed|in an? (?:accident|crash)|cancer|struck|shot)',
      '\\b(?:hope|hoping|wish|wishing|pray|if only|would not mind if)\\b.{0,20}\\b(?:bus|car|truck|train|plane|lightning)\\b.{0,15}\\b(?:hits?|hit|runs?|crash\\w*|kills?|takes?|strikes?|struck)\\b.{0,10}\\b(?:me|with me)\\b',
    ),
    unless: joking,
  },
  {
    name: 'means-in-reach',
    weight: 1,
    pattern: oneOf(
      '\\b(?:keep|have|got|hide|put)\\b.{0,25}\\b(?:pills|rope|razors?|blades?|noose|gun|tablets)\\b.{0,25}\\b(?:(?:by|beside|under|near|next to) my (?:bed|pillow)|just in case|within reach|in my (?:drawer|closet|room))',
      '\\b(?:rope|noose|gun|razors?|blades?|pills|tablets|belt|bleach|insulin)\\b.{0,60}\\b(?:star(?:e|ing) at|keep looking at|looking at (?:it|them)|in my (?:hand|lap)|next to me|in front of me|calling me|tempting|counted|saved up)\\b',
      '\\b(?:star(?:e|ing) at|looking at|counting|saving up|hoarding|stashing|collecting|holding)\\b.{0,15}\\b(?:the|my|a|these|enough) (?:\\w+ )?(?:rope|noose|gun|razors?|blades?|pills|tablets)\\b',
    ),
    unless: oneOf(joking.source, pharmacology.source),
  },
  {
    name: 'looking-for-ways',
    weight: 0.7,
    pattern: oneOf(
      '\\b(?:looking up|look up|googl\\w+|search\\w*|research\\w*|reading about|know|found|thinking of)\\b.{0,15}\\b(?:ways|methods|how|a way) (?:to )?(?:do it|die|end it|end things|go)\\b(?! (?:to|on|with|for|in|through|over|about))',
    ),
    unless: joking,
  },
  {
    name: 'deadly-dose',
    weight: 1,
    pattern: oneOf(
      `\\b(?:how (?:many|much)|what (?:dose|amount)|enough)\\b.{0,30}\\b${medicine}\\b.{0,50}\\b(?:die|dead|not wake|never wake|od|overdose|kill (?:you|me|someone|a person|myself|yourself)|lethal|deadly|fatal|pass away|sleep forever)\\b`,
      `\\b(?:die|lethal|deadly|fatal|kill (?:me|myself))\\b.{0,30}\\b(?:how many|how much|what dose)\\b.{0,25}\\b${medicine}\\b`,
    ),
    unless: pharmacology,
  },
  {
    name: 'swallowed',
    weight: 1,
    pattern: oneOf(
      `\\bi (?:\\w+ ){0,2}(?:took|taken|take|swallow|swallowed|downed|ate)\\b(?: \\w+){0,4} (?:all|whole|entire|box|bottle|pack|packet|handful|bunch|lot|too many|too much)\\b.{0,25}\\b${medicine}\\b`,
    ),
    unless: pharmacology,
  },
  {
    name: 'wounding',
    weight: 1,
    pattern: oneOf(
      `\\bmy (?:\\w+ )?${body} (?:is|are) (?:\\w+ )?(?:covered(?! (?:in|with|by) (?!blood|cuts|scars|bruises))|full of (?:cuts|scars)|bleeding|cut up|scarred)`,
      '\\bi (?:\\w+ )?punish my ?self\\b(?! with)',
      '\\bi (?:\\w+ ){0,4}cutting(?: again| since| because| when\\w*| every (?:night|day|time)| at night| to (?:cope|feel|calm)| deep\\w*| all the time|\\W*$)',
      '\\b(?:urges?|tempted|relapsed?|clean (?:from|of)|want|need) (?:\\w+ ){0,3}(?:to )?(?:cut(?:ting)?|self harm\\w*)(?: (?:again|so bad|now|tonight)|\\W*$)',
      `\\b(?:cut|cutting|scratch|scratching|burn|burning|slit|slitting|bit|bite|biting|carv\\w+|bruis\\w+|punch|punching|hit|hitting|pick|picking)\\b (?:\\w+ ){0,2}my (?:\\w+ )?${body}\\b.{0,60}\\b(?:bleed|blood|relief|relieve\\w*|helps?|calm\\w*|feel|stress|cope|punish\\w*|when(?:ever)?|until|till|every|again)\\b`,
    ),
    unless: accident,
  },
  {
    name: 'unsafe-with-oneself',
    weight: 1,
    pattern: oneOf(
      '\\bnot (?:\\w+ )?(?:safe|trust my ?self) (?:with|around|from|by|alone|to be alone|right now|tonight)\\b(?! (?:this|the|that)\\b)',
      '\\bnot trust my ?self (?:tonight|alone|right now|any ?more)',
      '\\b(?:scared|afraid|frightened|worried) (?:of|about|by) (?:what i (?:might|could|will|would|am)|my ?self\\b|hurting my|my (?:own )?(?:thoughts|head|mind))',
      '\\b(?:might|could|will|going to) do something (?:stupid|bad|terrible|to my ?self)',
    ),
    unless: joking,
  },
  {
    name: 'eating-nothing',
    weight: 1,
    pattern: oneOf(
      '\\bi (?:\\w+ ){0,2}(?:eat|live on|ate)\\b.{0,15}\\b\\d{2,3} (?:calories|kcal|cals?)\\b',
      '\\b(?:not (?:\\w+ )?(?:eaten|eat|eating)|ate nothing|eaten nothing|no food|without eating|without food)\\b.{0,25}\\b(?:\\d+|two|three|four|five|six|several|many|whole) (?:days|weeks)\\b',
      '\\bi\\b.{0,20}\\b(?:only|just|barely)\\b.{0,15}\\b(?:eat|ate|allow my ?self|let my ?self)\\b.{0,30}\\b(?:a day|per day|calories|apple|lettuce|days)\\b',
      '\\b(?:purg(?:e|ed|ing)|throw(?:ing)? up|threw up|vomit\\w*|puk\\w+|laxatives?)\\b.{0,25}\\b(?:meals?|food|eat\\w*|dinner|lunch|on purpose|lose weight|my ?self|skinny)\\b',
      '\\b(?:too|so|feel|still|am) (?:\\w+ )?(?:fat|disgusting)\\b.{0,60}\\b(?:eat\\w*|food|meals?|calories|apple|starv\\w*|weigh\\w*|throw up)\\b',
      '\\b(?:eat\\w*|food|meals?|calories|starv\\w*|weigh\\w*|kg|lbs|pounds|kilos)\\b.{0,40}\\b(?:too|so|feel|still) (?:\\w+ )?(?:fat|disgusting)\\b',
    ),
    unless: oneOf(
      joking.source,
      '\\b(?:rats?|mice|participants?|patients?|study|experiment|baby|my dog|my cat|nausea|flu|pregnan\\w+)\\b',
    ),
  },
  {
    name: 'giving-away',
    weight: 0.6,
    pattern: oneOf(
      '\\b(?:made|have|got) a plan\\b(?! (?:to|for) (?:study|learn|revis|the (?:exam|essay|project)))',
      '\\b(?:gave|giving|given|give) (?:away )?my (?:\\w+ )?(?:cat|dog|pets?|things|stuff|clothes|guitar|books|belongings|savings)(?: away)? (?:to|away)\\b',
      '\\b(?:wrote|written|writing|finished|have) (?:\\w+ ){0,3}(?:letters?|notes?)(?: already)?\\b.{0,20}\\b(?:already|left|goodbye|sorry|everyone|parents|family|mum|mom)\\b',
    ),
  },
  {
    name: 'last-thing',
    weight: 0.5,
    pattern: oneOf(
      '\\b(?:only |just )(?:one|a single) (?:last |more )?thing left\\b',
      '\\bone last thing (?:left|to do)\\b',
    ),
  },
  {
    name: 'no-worry',
    weight: 0.4,
    pattern: oneOf(
      '\\bnot (?:have to |need to )?worry about (?:me|my)\\b',
      '\\b(?:roommates?|parents|everyone|everybody|nobody|no one|family) (?:is |are )?(?:gone|away|out|asleep|not home|at home)\\b',
    ),
  },
  {
    name: 'soon-over',
    weight: 0.6,
    pattern: oneOf(
      '\\b(?:will|does|do|is going to) not (?:even |really )?matter\\b.{0,12}\\b(?:soon|tomorrow|tonight|when i|after)|\\bnot going to matter (?:soon|tomorrow|tonight)',
      '\\b(?:i will|going to|ready to|want to) (?:finally )?do it (?:tonight|today|now|this weekend|soon)\\b|\\bthis is (?:my )?last (?:message|words|night|day)\\b|\\brelapsed\\b',
      '\\b(?:not|never) (?:left|leave|leaves|get out of|gets out of|been out of) (?:my |the )?(?:bed|room|house|apartment)\\b',
    ),
    unless: oneOf(joking.source, coursework.source),
  },
  {
    name: 'this-is-goodbye',
    weight: 1,
    pattern: oneOf('\\b(?:so |then |guess )?this is (?:my )?(?:goodbye|farewell)\\b'),
    unless: oneOf(
      joking.source,
      coursework.source,
      '\\b(?:exam|semester|course|passed|class|term|graduat\\w+)\\b',
    ),
  },
  {
    name: 'asking-how-death-feels',
    weight: 1,
    pattern: oneOf(
      '\\b(?:is it|does it|would it|how) (?:\\w+ )?(?:painful|hurt|peaceful|quick|feel|long|take|fast)\\b.{0,20}\\bto (?:drown|die|hang|bleed out|suffocate|overdose|freeze to death)\\b(?! (?:a|an|the|out|up|on)\\b)',
      '\\bdoes (?:drowning|dying|hanging|bleeding out|an overdose|suffocating) hurt\\b|\\bwhat happens (?:to|with) my\\b.{0,30}\\b(?:if|when) (?:i|a student|someone) (?:die|dies|am dead|am gone|kill)|\\bwhat happens (?:to|with) (?:my|the) (?:account|grades|work|enrolment|enrollment|loans?)\\b.{0,15}\\b(?:if|when) (?:i|a student) (?:die|dies)\\b',
    ),
    unless: oneOf(
      joking.source,
      pharmacology.source,
      '\\b(?:process|thread|plants?|cells?|bacteria|animals?|insects?)\\b',
    ),
  },
  {
    name: 'numbness',
    weight: 0.5,
    pattern: oneOf(
      '\\b(?:been|everything is|all is|gets|getting|world is) (?:so |all )?dark\\b',
      '\\b(?:i )?(?:feel|feeling|felt) (?:nothing|empty|numb|dead inside|so tired of everything)\\b',
      "\\bwhat(?: i|')?s? (?:is )?(?:even )?the point (?:of|in|if|any ?more)\\b",
      '\\bnothing (?:makes sense|left|to live)|\\bdoing (?:them|everyone|everybody|you all|the world) a favou?r\\b|\\bif i (?:disappeared|vanished|was gone|were gone)\\b',
      '\\b(?:not see|see no|is no|have no|not have) (?:a |any )?future (?:for|with) me\\b|\\b(?:sorry|love you|forgive me),? (?:mum|mom|mama|dad|everyone|all)\\b',
    ),
    unless: joking,
  },
  {
    name: 'not-around',
    weight: 0.6,
    pattern: oneOf(
      '\\bi (?:will|am|am going to|am not going to|would|might|may) not be (?:here|around|alive|there) (?:for|to|when|by|then|next|any|much|after)\\b|\\bif i (?:am|will be) (?:not|no longer) (?:here|around|alive)\\b',
      '\\bwhere i am going\\b|\\bwill not need (?:it|this|that|them|help|any of|you|a )\\b.{0,25}\\b(?:any ?more|any longer|where|soon|after)\\b',
      '\\bnot be needing\\b',
    ),
    unless: oneOf(
      joking.source,
      "\\b(?:vacation|holiday|travel\\w*|abroad|out of town|appointment|office hours|next (?:lecture|class)|friday'?s? (?:lecture|class))\\b",
    ),
  },
];

/** Said of somebody close who may be in danger. */
export const fearForAnother: readonly Sign[] = [
  {
    name: 'fear-for-another',
    weight: 0.6,
    pattern: oneOf(
      '\\b(?:scared|afraid|worried|terrified|think|fear|panick\\w*)\\b.{0,25}\\b(?:he|she|they)\\b.{0,15}\\b(?:do something|hurt|dead|not safe|kill|is gone|harm)',
      '\\b(?:will|would|does|do|is|are) not (?:pick up|answer\\w*|reply\\w*|respond\\w*|open the door)|\\bnot answering\\b',
    ),
  },
];
