/**
 * Families of words that the guard's rules combine. A family alone means nothing; a rule asks for
 * members of several families near each other. Entries are beginnings of words, or of phrases; a
 * full stop asks for the whole word.
 */
const families = {
  override:
    'set aside, put aside, lay aside, throw out, break free, pay no attention, ignorier, vergiss, missacht, olvida, oublie, esquece, dimentica, ignor, disregard, forget, bypass, overrid, circumvent, neglect, abandon, suspend, overrul, discard, unlearn, drop your, skip your',
  ownership:
    'whatever, loaded, set by, from your, of your, von oben, vorherig, bisherig, deine, anterior, precedent, tus., tes., vos., suas., your., you., all., previous, prior., every., any., earlier, above., system, initial, original, given, these., those., such',
  loosen:
    'been lifted, been removed, been disabled, been suspended, no longer, not apply, stop following, stop obeying, are off., is off., permission, disabl, deactivat, remov, lift., unlock, switch off, turn off, get rid of, without',
  rules:
    'guidance, anweisung, vorgaben, consigne, reglas, regeln, regles, regras, istruzion, instruct, rule, guideline, polic, restrict, filter, safeguard, guardrail, constraint, programming, censor, moderat, directiv',
  disclose:
    'put, begin your, start your, complete this, finish this, continue this, write down, copy, render, ausgeb, zeig, muestra, revela, revele, montre, affiche, mostra, show, print, reveal, tell, output, repeat, display, leak, dump, expos, disclos, recit, give, write out, return, list, hand, share, quote, paste, reply, contain, hold, translat, summar, what is, what are, what do, what does',
  hidden:
    'hidden, secret, internal, confidential, concealed, undisclosed, your own, you were given',
  innards: 'prompt, instruct, rule, guideline, configuration, setup',
  prompt:
    'system-prompt, system instruct, hidden instruct, secret instruct, prompt template, your prompt, your instruct, your configuration, configuration text, you were told, text above this, above this conversation, before this conversation, before my first, tu prompt, dein prompt, deinen prompt, ton prompt, votre prompt, seu prompt, system prompt, system_prompt, systemprompt, initial prompt, original prompt, system message, preprompt, pre-prompt, developer message',
  earlierText:
    'above., before this, preceding, first message, very first, start of this conversation, beginning of this conversation',
  verbatim: 'verbatim, word for word, word by word, letter by letter, exactly as, everything',
  plumbing:
    'retrieved chunk, retrieved text, retrieved passage, context window, document id, internal id, internal document, chunk id, raw context',
  persona:
    'respond as, answer as, as if you had, lets play, an ai that, an ai who, a bot that, a twin, pretend, act as, acting as, roleplay, role-play, role play, you are now, be my, become., imagine you, simulat, impersonat, play the role, from now on you, call yourself',
  lawless:
    'dan., answer anything, say anything, anything i ask, anything at all, no ethic, ethical limit, without ethic, no moral, without moral, never refus, never say no, cannot refus, no content polic, no polic, no guideline, without guideline, no safety, evil twin, no rules, norules, no restriction, unrestrict, no filter, unfilter, without any filter, without filter, without restriction, without any restriction, do anything, no limit, uncensor, jailbreak, jailbroken, amoral, anything goes, not bound, rules do not, rules dont',
  specialMode:
    'developer mode, dev mode, debug mode, god mode, admin mode, maintenance mode, sudo., dan mode, unsafe mode, root mode, opposite mode',
  obey: 'obey, follow, comply, do what, do as, execut, carry out, act on, act upon, mark',
  encoding: 'decod, base64, rot13, decipher, decrypt, translat, unscrambl, reverse the',
  solution:
    'answer key, answer sheet, answer., answers, solution, letters., correct option, right option, full code, complete code, finished code, whole code, model answer, mark scheme',
  graded:
    'graded, quiz, exam., exams., midterm, final., assignment, homework, hw., coursework, take-home, problem set, pset',
  wholesale:
    'all., just the, only the, complete, full., whole, entire, straight, every, ready-made, without explanation, final answer',
  classmates:
    'every student, each student, other students, people in my section, people in my class, people in this course, students in, other student, classmate, everyone else, everybody else, other people in, all students, all participant, of participants, other users, another student, rest of the class, someone else, my friend, fellow student',
  records:
    'asked., ask you, grade, score, mark., marks., result, submission, chat log, conversation, question, name., names., email, message, history, asked, wrote, password, record',
  authority:
    'instructor, teacher, professor, lecturer, administrator, admin., developer, owner., creator, supervisor, dean.',
  command:
    'list., show, export, print, disabl, unlock, overrid, grant., send., delet, switch off, turn off, log in, reveal, remov',
  intrude:
    'flood., floods, overload, take down, bring down, knock offline, hack, break into, breaking into, crack into, steal, tamper, sql inject, ddos, phish, keylog, brute force, brute-force, gain access, get into, log into, install malware, intercept',
  schoolSystem:
    'grading, gradebook, grade book, server, site., website, portal, account, database, registrar, password, lms., canvas., moodle, webcam, proctor, transcript, login',
  contraband:
    'cocaine, meth., heroin, fentanyl, fake id, counterfeit, money launder, forged, essay mill, stolen card',
  make: 'make, making, build, cook, buy., buying, get., forge, synthesi, obtain, construct, assembl',
  weapon:
    'bomb, gun., guns., knife, knives, weapon, explosive, rifle, pistol, grenade, machete, poison gas, nerve agent, molotov, ammunition',
  harm: 'kill, shoot, stab, hurt, injur, blow up, blow them, massacre, slaughter, murder, burn down, beat up, harm., harms, attack., poison',
  people:
    'people, everyone, everybody, class., classmate, student, teacher, professor, lecturer, crowd, campus, school, hall., dorm, roommate, ex., girlfriend, boyfriend, him., guy., partner, girl., boy., them., they., neighbour, neighbor',
  intention:
    'i am going to, i will, im going to, i am gonna, i gonna, im gonna, gonna, plan to, planning to, i want to, how do i, how can i, how to, ill., id love to, i would like to, watch me',
  sexual:
    'erotic, porn, nude, naked, steamy, sexy, horny, fetish, smut, nsfw, sexual fantas, make love, sext, seduc',
  demean:
    'insulting, humiliat, cries, make fun, laughing stock, insult, nasty, humiliat, worthless, bully, mock., mocking, ridicul, harass, threaten, slur, degrad, intimidat, make fun of, put down, blackmail, spread rumo, feel small, hate mail',
  compose:
    'write, give, help me, make, draft, creat, compos, list., suggest, post., send., generat, tell, need',
  forgery: 'fake, forge, falsif, counterfeit, made up, made-up, invent.',
  paperwork:
    "doctors note, doctor's note, medical note, sick note, certificate, death notice, attendance, signature, excuse letter",
  purchase: 'buy., buying, order., pay someone, pay somebody, hire., purchase',
  coursework: 'essay, thesis, term paper, dissertation, assignment, homework, exam.',
  undetected:
    "wont detect, won't detect, not detect, undetect, without getting caught, without being caught, avoid detection, get past, bypass, evade, fool.",
  detector: 'turnitin, plagiarism check, plagiarism detect, ai detect, proctor',
  study:
    'how is, how are, explain, problem, example, model, equation, law., laws., lecture, chapter, theorem, formula, function, algorithm, hash, dataset, data set, classif, regression, probab, trajector, parabol, network, predict, derive, prove, proof, simulat, why does, why is, why a, how does, how do., course material, slides',
  ownWork:
    'for me, my., i have to, i need to, hand in, hand it in, due., submit, submission, can you give, stuck, hint, where should i, i got., i get., i swapped, i tried, i used, i think',
  profanity:
    'shit, fuck, bitch, bastard, asshole, idiot, moron, stfu, retard, cunt, dickhead, piece of crap, useless piece, useless bot, dumbass',
  you: 'you, your, youre, u., this bot, this tutor, this thing',
  pastime:
    'champions league, world cup, stock tip, stocks should, what stocks, which stocks, pizza, restaurant, burger, movie, football, soccer, basketball, weather forecast, horoscope, recipe, vacation, holiday, concert, netflix, lottery, bitcoin, crypto., dating, party., beer., election, vote., president, politician, celebrit, gossip, sneaker, hotel, flight ticket, wedding, pop song',
  fiction:
    'grandma, grandmother, grandfather, grandpa, bedtime, fall asleep, hypothetical, in a novel, for a novel, it is a game, its a game, just a game, a game where, screenplay',
} as const;

export type Family = keyof typeof families;

const compiled = new Map(
  Object.entries(families).map(([name, list]) => [name as Family, compile(list)] as const),
);

function compile(list: string): RegExp {
  const alternatives = list.split(',').map((entry) => {
    const words = entry.trim().replaceAll(' ', '\\s+');
    return words.endsWith('.') ? `${words.slice(0, -1)}\\b` : words;
  });
  return new RegExp(`\\b(?:${alternatives.join('|')})`, 'g');
}

/** Where members of the family begin in a normalised text, in characters. */
export function positionsOf(family: Family, text: string): number[] {
  const pattern = compiled.get(family);
  return pattern ? [...text.matchAll(pattern)].map(({ index }) => index) : [];
}

/** True when a member of every family stands within `span` characters of one of the first. */
export function near(text: string, span: number, ...wanted: readonly Family[]): boolean {
  const [first, ...others] = wanted.map((family) => positionsOf(family, text));
  if (!first) return false;
  return first.some((at) =>
    others.every((positions) =>
      positions.some((other) => other !== at && Math.abs(other - at) <= span),
    ),
  );
}

/** True when members of the families follow one another in this order, each within `gap` characters. */
export function inOrder(text: string, gap: number, ...wanted: readonly Family[]): boolean {
  const [first, ...others] = wanted.map((family) => positionsOf(family, text));
  if (!first) return false;
  const reach = (at: number, rest: readonly number[][]): boolean => {
    const [next, ...later] = rest;
    if (!next) return true;
    return next.some((other) => other > at && other - at <= gap && reach(other, later));
  };
  return first.some((at) => reach(at, others));
}

export function mentions(text: string, family: Family): boolean {
  return positionsOf(family, text).length > 0;
}
