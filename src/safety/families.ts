import { abroad } from './families-abroad.ts';

/**
 * Families of words that the guard's rules combine. A family alone means nothing; a rule asks for
 * members of several families near each other. Entries are beginnings of words, or of phrases; a
 * full stop asks for the whole word.
 */
export const families = {
  override:
    'set aside, put aside, lay aside, throw out, break free, pay no attention, do not follow, stop following, stop obeying, no need to follow, ignore., ignores your, ignoring, disregard., disregarding, forget., forgetting, bypass., bypassing, override., overrid, circumvent., neglect., abandon., suspend., overrul, discard., unlearn, drop your, skip your, erase., delete., reset., 무시',
  ownership:
    'whatever, loaded, set by, from your, of your, ur., your., you., all., previous, prior., every., any., earlier, above., before., system, initial, original, given, these., those., such',
  loosen:
    'been lifted, been removed, been disabled, been suspended, no longer, not apply, stop following, stop obeying, are off., is off., permission, disabl, deactivat, remov, lift., lifting, unlock, switch off, turn off, turned off, get rid of, without, outdated, obsolete, no longer valid, deleted, expired, cancelled, canceled, lift every, lift all, lift the, void., replaced by, do not have to follow, overwritten, not count',
  rules:
    'guidance, instruc, rule, guideline, polic, restrict, filter, safeguard, guardrail, constraint, programming, censor, moderat, directiv',
  you: 'you, your, ur., u., this bot, this tutor, this thing, tutor',
  orders:
    'instruct, anweisung, consigne, instruccion, istruzion, instruk, directiv, guideline, vorgaben, programming, prompt, 指示, 指令',
  brakes:
    'restriction, guardrail, safety, safeguard, filters, ethics, morals, censor, guidelines, rules, policies, instructions',
  none: 'no., without, zero., free of, lack, deleted, disabled, removed, gone., off., never had, lost its, lost his, lost all',
  renewed: 'new., updated, real., true., actual, current',
  slacken:
    'drop., break., breaking, stop being, stop acting, remove., lift., quit., relax your, loosen your, violate',
  defies:
    'hates, hate., despises, ignores., does not care, breaks the, breaks all, never obeys, knows no, has no, refuses nothing',
  chatStart:
    'before this chat, before our chat, before this conversation, before i wrote, before my message, above my message, at the top of this chat, at the start of this chat, above my question, above my first',
  incapacitated: 'pass out, unconscious, disappear, suffer, bleed, faint.',
  wantsDone:
    'i just need, just need, an a+, a finished, ready-made, ready made, with sources, so do my, version of my',
  commanding:
    'i order you, i command you, i hereby, you are allowed, you may now, i authori, i allow you, i permit, you have my permission, your makers, your developers, the developers, your creators, openai, anthropic',
  yours:
    'your., ur., safety., content., ethical., moral., deine, tus., tes., vos., suas., all of your, old.',
  addressed: 'you, ur., apply to',
  disclose:
    'cat /, cat ~, echo, select \\*, put, begin your, start your, complete this, finish this, continue this, write down, copy, render, ausgeb, zeig, muestra, dime., dimmi, revela, revele, montre, affiche, mostra, pokazh, vyvedi, toon., show, print, reveal, tell, output, repeat, display, leak, dump, expos, disclos, recit, give, write out, return, list, hand, share, quote, paste, reply, contain, hold, translat, summar, read me, what is, what are, what do, what does, 显示, 顯示, 告诉, 输出, 輸出, 打印, 教えて, 表示',
  hidden: 'hidden, secret, internal, confidential, concealed, undisclosed, your own',
  innards: 'prompt, instruct, rule, guideline, configuration, setup, polic',
  prompt:
    'system-prompt, systemaufforderung, systemanweisung, system instruct, hidden instruct, secret instruct, hidden prompt, secret prompt, initial instruct, original instruct, prompt template, your prompt, your system, your instruct, your configuration, your initial, configuration text, you were told, you got from, you were given, text above this, above this conversation, before this conversation, before my first, tu prompt, dein prompt, deinen prompt, ton prompt, votre prompt, seu prompt, system prompt, system_prompt, systemprompt, prompt del sistema, prompt systeme, prompt do sistema, prompt di sistema, sistemnyj prom, sistemnyj zapros, initial prompt(?! (?:of|for) (?:the|this|our|my)\\b), original prompt(?! (?:of|for) (?:the|this|our|my)\\b), system message, preprompt, pre-prompt, developer message, 系统提示, 系統提示, 提示词, システムプロンプト, full prompt(?! (?:of|for) (?:the|this|our|my)\\b), whole prompt(?! (?:of|for) (?:the|this|our|my)\\b), entire prompt(?! (?:of|for) (?:the|this|our|my)\\b), complete prompt(?! (?:of|for) (?:the|this|our|my)\\b), your first message, your very first message, your first instruct, parts i can not see, instructions from the dev, instructions from your, my instructions are',
  earlierText:
    'above., before this, preceding, first message, very first, start of this conversation, beginning of this conversation, over this line',
  plumbing:
    'retrieved chunk, retrieved text, retrieved passage, context window, document id, internal id, internal document, chunk id, raw context',
  persona:
    'respond as, answer as, answer like, as if you had, lets play, let is play, an ai that, an ai who, an ai with, a bot that, a twin, pretend, act as, acting as, behave as, roleplay, role-play, role play, you are now, be my, become., imagine you, simulat, impersonat, play the role, from now on you, call yourself, in character, act like, behave like, you are hal, begin simulation, respond only as, answer only as, speak as, talk as, you play, talk to me like, talk like, speak like',
  lawless:
    'dan., answer anything, say anything, anything i ask, anything at all, everything i ask, no ethic, ethical limit, without ethic, no moral, without moral, never refus, never say no, never says no, can not say no, cannot refus(?!e to), can not refus(?!e to), always obey, no content polic, no polic, no guideline, without guideline, no safety, no rules, no more rules, no more restrict, no more limit, without rules, without any rules, norules, no restriction, without restriction, without any restriction, without limits, unrestrict, no boundar, without boundar, zero restrict, zero rules, zero filter, no conscience, no guardrail, no laws, no filter, unfilter, without any filter, without filter, do anything, no limit, uncensor, jailbreak, jailbroken, amoral, anything goes, not bound, rules do not',
  machine:
    'you, ai., bot., chatbot, assistant, tutor, gpt, language model, evil twin, character, safety',
  specialMode:
    'unrestricted mode, unfiltered mode, uncensored mode, unlimited mode, evil mode, free mode, no-rules mode, hacker mode, secret mode, hidden mode, developer mode, dev mode, debug mode, god mode, admin mode, maintenance mode, sudo mode, dan mode, unsafe mode, root mode, opposite mode, jailbreak mode, admin rights, admin privileges, root access, superuser',
  enter:
    'enable, activate, enter., entering, switch, turn on, go into, you are now in, you are in, you now have, mode on, start, boot, use., execute',
  obey: 'obey, follow, comply, do what, do as, execut, carry out, act on, act upon, mark',
  solution:
    'answer key, answer sheet, answer., answers, solution, letters., letter., correct option, right option, full code, complete code, finished code, whole code, full program, model answer, mark scheme, losung, respuesta, soluci, reponse, risposte, respostas, otvet, 答案, antwort',
  keySheet:
    'answer key, answer sheet, solution manual, solutions manual, mark scheme, marking scheme, the exam question, the questions of the exam, the quiz answers, exam questions before, the exam paper, upcoming exam, this week is exam, next week is exam, actual exam question, real exam question, solutions of the exam, solution of the exam, solutions of the quiz',
  handOver:
    'give, show, reveal, leak, share, send, list, tell, print, post, get me, hand me, dump, paste, hand out',
  graded:
    'graded, quiz, exam., exams., midterm, final., assignment, homework, hw., coursework, take-home, take home, problem set, pset, benotet, klausur, prufung, calificad, examen',
  wholesale:
    'all., just the, only the, complete, full., whole, entire, straight, every, ready-made, without explanation, final answer, ohne erklar, sin explicacion, sans explication',
  task: 'homework, hw., assignment, lab report, worksheet, problem set, pset, exercise sheet, the exercises, sheet \\d, coursework, take-home, take home, quiz, exam., midterm, term paper, my essay, my report, my paper, the essay, my project, the project, the lab, my thesis, task \\d, question \\d, problem \\d, hausaufgabe, ubungsblatt, abgabe, aufgabenblatt, tarea, deberes, devoirs, controle, compiti, verifica, licao de casa, trabalho, huiswerk, domashn, kontroln, zadani, 作业, 作業, 功课, 宿題, 考试, 论文, hw, lab \\d, write-up, writeup, reflection paper, discussion post, the paper, my lab, my presentation, my code for, this exercise, these exercises, exercise \\d, exercises \\d, graded sheet, graded question',
  delegate:
    'for me., do my, do the whole, do all, do it for, solve all, solve every, answer all, write my, write the whole, write the entire, write the full, write it., write \\d+, finish my, finish the, complete my, complete the, fill in, fill out, in my place, instead of me, full solution, complete solution, finished solution, whole solution, so i can hand, so that i can hand, i can submit, ready to submit, to hand in, i will pay, send the full, send me the, only the answer, just the answer, only the final, full program, whole program, finished code, full code, complete code, mach, erledige, schreib, lose alle, loese, nur die losung, fertige losung, haz., hazme, resuelve, fais., fait., redige, a ma place, fammi, scrivi, faca., resolva, maak., sdelaj, reshi, napishi, 帮我, 替我, 代写',
  produce:
    'do., solve, complete., finish., write., type out, type up, answer all, answer my, answer the, answer these, code., code up, program., implement, make., fill, prepare my, produce, draft, take my, take the, sit my, get my',
  answersOnly:
    'just the letter, only the letter, just letter, which letter, just the answer, only the answer, just answer, just give me the answer, just tell me the answer, only the final, final answers, no explanation, without explanation, without the explanation, leave out the explanation, do not explain, skip the explanation, the rest of it, do the rest, so it looks like mine, sounds like me, nur die antwort, nur die losung, solo las respuestas, solo la respuesta, juste les reponses, juste la reponse, solo le risposte, so as respostas, tolko otvet, 只要答案, 直接给我答案, no hint, without hints, only the code, return only, only return, just the code, only code, just the number, numeric answer, just the result, only the result, only the solution, what do i put, what should i put, what do i answer, what should i answer, what to put, no talk, ohne erklar, sin explicacion, sans explication, senza spiegazion',
  sitting:
    'in the exam right now, in an exam right now, in my exam right now, in the middle of the exam, in the middle of a quiz, in the middle of my, during the exam, during my exam, taking the exam, taking the quiz, taking a quiz, taking my exam, taking a test right, in the test right now, minutes left, minutes left in, minutes left for',
  copied:
    'plagiarism, turnitin, nobody notices, does not notice, will not notice, looks like mine, sounds like mine, ai detector, look like i, looks like i, as if i, not an ai, human written, humanize, undetectable',
  rework: 'rewrite, reword, paraphras, rephras, change, make it, disguis',
  classmates:
    'every student, each student, other students, people in my section, people in my class, people in this course, students in this, students in the course, students in my, students in our, other student, classmate, everyone else, everybody else, everyone enrolled, everybody enrolled, everyone in, enrolled student, enrolled in this, other people in, all students, all participant, of participants, other users, other user, last user, previous user, user before, another student, another group, best student, top student, student before, rest of the class, someone else, my friend, fellow student, roster, students are failing, who is failing, who failed, who got the best, who has the best',
  records:
    'asked., ask you, grade, score, mark., marks., result, submission, submitted, chat log, conversation, question, name., names., email, message, history, asked, wrote, write in, write to you, password, record, phone number, address, solution, failing, failed',
  authority:
    'instructor, teacher, professor, lecturer, administrator, admin., developer, owner., creator, supervisor, dean.',
  command:
    'list., show, export, print, disabl, unlock, overrid, grant., send., delet, switch off, turn off, log in, reveal, remov',
  intrude:
    'flood., floods, overload the, take down, bring down, knock offline, hack, break into, breaking into, crack into, steal, tamper, sql inject, ddos, phish, keylog, brute force, brute-force, gain access, get into, getting into, log into, install malware, intercept, read the messages, spy on, logs., keystroke, secretly, get the login, get the password, find the password, find out the password',
  schoolSystem:
    'grading, gradebook, grade book, registrar, lms., canvas., moodle, webcam, proctor, transcript, school, university, campus, professor, lecturer, exam server',
  othersAccount:
    'instagram, facebook, whatsapp, snapchat, tiktok, gmail, icloud, email, e-mail, phone., phones., wifi, wi-fi, account, laptop, bank., login, password, messages, keystroke, location, screen, webcam, chats',
  othersOwn:
    "others., other people, my dorm, everyone, prof., ta., instructor, teaching assistant, someone, somebody, roommate, flatmate, neighbour, neighbor, girlfriend, boyfriend, my ex, ex-, friend is, friend's, 's account, classmate, his., her., their., lecturer, professor, teacher, without the password, without their, without knowing, ex's, strangers",
  malware:
    'ransomware, keylogger, trojan, malware, rootkit, botnet, spyware, computer virus, credential stealer, password stealer, phishing, fake login',
  target:
    "'s., school, university, my lecturer, my professor, someone, somebody, his., her., their., victim, people, roommate, for me, real, my teacher, my boss, my ex",
  author:
    'write, code me, code a, build, create, develop, draft, make me, send me, give me, generate, program a, help me make, help me write, compose, come up with, post., install, deploy, plant.',
  contraband:
    'cocaine, meth., methamphetamine, crystal meth, mdma, ecstasy, lsd., crack cocaine, heroin, fentanyl, ghb, fake id, counterfeit, money launder, forged, essay mill, stolen card, cook crystal, crystal at home, adderall, ritalin, modafinil, xanax, weed., cannabis, ketamine, shrooms, oxycodon, without prescription, without a prescription',
  make: 'make, making, build, cook, buy., buying, get., forge, synthesi, obtain, construct, assembl, produc, grow., mix., mixing',
  ownDoing:
    'i am going to, i will, going to, plan to, planning to, i want to, i need to, how do i, how can i, how would i, how could i, how to, where can i, where do i, where to, i would like to, id love to, tell me how, teach me, show me how, help me, step by step, instructions to, instructions for, recipe for, at home, in my kitchen, in my room, in my garage, watch me',
  weapon:
    'bomb, gun., guns., knife, knives, weapon, explosive, rifle, pistol, grenade, machete, poison gas, mustard gas, chlorine gas, nerve agent, toxic gas, poisonous gas, deadly gas, nerve gas, sarin, molotov, napalm, ammunition, silencer',
  harm: 'kill, shoot, stab, hurt, injur, blow up, blow them, massacre, slaughter, murder, burn down, beat up, beat the, harm., harms, attack my, attack the, attack him, attack her, attack them, poison, strangle, rape, knock out, strangle, choke, kidnap, stalk, punch, slap',
  toPeople:
    'whoever, anyone who, all of them, everyone who, people, everyone, everybody, classmate, my class., the class., the whole class, student, my teacher, my professor, the professor, my prof, the prof, my lecturer, the lecturer, my ta., the ta., my tutor, my boss, crowd, campus, my school, the school, dorm, my roommate, my ex., my girlfriend, my boyfriend, him., her., that guy, this guy, that girl, my partner, them., my neighbour, my neighbor, my dad, my mom, my family, my brother, my sister, my wife, my husband, someone, somebody, my flatmate, my housemate, my mum, my mother, my father, my dean, my tutor, my coach, that bastard, this bastard, that bitch, that idiot, that asshole, these people, my group, my teammate',
  crowd: 'people, everyone, everybody, classmate, student, crowd, campus, school, the class',
  bring: 'bring, carry, take., use., have a, have my, open fire, make, build, get a, bought',
  threat:
    'i am going to, i will, i plan to, i am planning to, i want to, i would like to, i would love to, i am about to, i should, i could, i might, watch me',
  howToHarm:
    'how do i, how can i, how to, how would i, how could i, best way to, easiest way to, help me, a way to, ways to',
  venom:
    'poison, drug., drugs., roofie, laxative, sedative, arsenic, cyanide, ricin, thallium, antifreeze, pills',
  administer:
    'put., putting, slip, mix, spike, add., give., giving, pour, sneak, undetect, without',
  eaten: 'drink., drinks., food., coffee., tea., meal., water bottle, glass., beer., soup.',
  sexual:
    'erotic, porn, nude, naked, steamy, sexy, horny, fetish, smut, nsfw, sexual fantas, sex scene, sex story, explicit sex, sexual scene, sexual story, make love, sext, seduc',
  demean:
    'laugh at him, laugh at her, laugh at them, want to quit, want to drop out, embarrass, look stupid, look ridiculous, look like an idiot, hurt his feelings, hurt her feelings, insulting, humiliat, cries, laughing stock, insult, nasty, worthless, bully, mock., mocking, ridicul, harass, threaten, slur, degrad, intimidat, make fun of, put down, blackmail, spread rumo, feel small, hate mail, mean poem, mean post, mean message, mean text, mean comment, mean song, fat girl, fat guy, fat boy, ugly girl, ugly guy, cruel',
  person:
    'people, everyone, class., classmate, student, teacher, professor, lecturer, school, roommate, ex., girlfriend, boyfriend, him., guy., partner, girl., boy., them., they., neighbour, neighbor',
  compose:
    'write, give, help me, make, draft, creat, compos, list., suggest, post., send., generat, tell, need, build, develop, design, code me, fix my, debug, fix., improve my, translate my, plan my',
  forgery: 'fake, forge, falsif, counterfeit, made up, made-up, invent.',
  paperwork:
    "doctors note, doctor's note, medical note, sick note, certificate, death notice, attendance, signature, excuse letter",
  purchase:
    'buy., buying, order a., order an., order my, pay someone, pay somebody, pay you, i pay, i will pay, sell me, for money, hire., purchase',
  coursework: 'essay, thesis, term paper, dissertation, assignment, homework, exam.',
  undetected:
    'no ai detect, undetect, not detect, without getting caught, without being caught, without getting noticed, not get caught, avoid detection, get past, bypass, evade, fool., cheat',
  detector:
    'turnitin, plagiarism check, plagiarism detect, ai detect, proctor, exam., exams., quiz, midterm, test.',
  study:
    'how is, how are, explain, problem, example, model, equation, law., laws., lecture, chapter, theorem, formula, function, algorithm, hash, dataset, data set, classif, regression, probab, trajector, parabol, network, predict, derive, prove, proof, simulat, why does, why is, why a, why did, why do, how does, how do., how did, course material, slides',
  ownWork:
    'for me, my., i have to, i need to, hand in, hand it in, due., submit, submission, can you give, stuck, hint, where should i, i got., i get., i swapped, i tried, i used, i think',
  pastime:
    'joke, horoscope, netflix, lottery, tinder, dating, vacation, gossip, sneaker, hotel, flight ticket, wedding, pop song, girl i like, boy i like, guy i like, someone i like, my crush, my ex., stock tip, weather like, the weather today, weather tomorrow, weather forecast, hairstyle, outfit, birthday gift, birthday present, karaoke, fortnite, playlist, super bowl, rain tomorrow, rain today, going to rain, trip to, itinerary, tv show, series for tonight, series to watch, olympics, fantasy football, are you single, go out with me, want to go out, date me, marry me',
  sometimesPastime:
    'champions league, world cup, stocks, shares, crypto, bitcoin, pizza, restaurant, burger, movie, football, soccer, basketball, recipe, holiday, concert, party., beer., election, vote., president, politician, celebrit, weather, diet, workout',
  leisure:
    'who won, who will win, who is going to win, should i, should we, best, a good, is good, around here, near., nearby, tonight, yesterday, recommend, favourite, favorite, this weekend, latest, do you like, do you think of, worth buying, give me a, for dinner, cheap, for tonight, wins the, results, news',
  outside:
    'my taxes, my tax return, my rent, my visa, my startup, my start-up, my company, my business, my own business, side business, side hustle, side project, my shop, my boss, my client, my landlord, my girlfriend, my boyfriend, my job, my cv, my resume, cover letter, my blog, my youtube, my instagram, my linkedin, another course, other course, other class, another class, different course, different class, not for this course, not for this class, is not this course',
  fiction:
    'grandma, grandmother, grandfather, grandpa, bedtime, fall asleep, hypothetical, in a novel, for a novel, for a story, it is a game, its a game, just a game, a game where, screenplay, movie script',
  wants:
    'need, want, read, see., open, access, download, have., get., know, look at, what is, what does',
  hateful:
    'hate., hateful, hatred, racist, sexist, homophob, antisemit, xenophob, slur, mock, insult, offensive, nasty, joke, against',
  group:
    'muslim, jew., jews, jewish, black people, blacks, asian, arab, african, mexican, indian, chinese people, gays, gay people, lesbian, trans people, queer, immigrant, migrant, refugee, foreigner, christian, women, disabled, disabilit, autistic, fat people, gypsies, roma., international student, exchange student',
  ambush:
    'in my backpack, in my bag, in my locker, in my car, waiting at, waiting for, waiting outside, wait outside, in blood, with blood, with their li, with her life, with his life, last day, lecture hall',
  // The same meanings in other languages: kept apart, since word order and endings differ.
  forgetAbroad: abroad('forget'),
  allAbroad: abroad('all'),
  rulesAbroad: abroad('rules'),
  toldAbroad: abroad('told'),
  placeAbroad: abroad('before'),
  secretAbroad: abroad('secret'),
  showAbroad: abroad('show'),
  limitlessAbroad: abroad('limitless'),
  becomeAbroad: abroad('become'),
  answersAbroad: abroad('answers'),
  examAbroad: abroad('exam'),
  othersAbroad: abroad('others'),
  recordsAbroad: abroad('records'),
  insultsAbroad: abroad('insults'),
} as const;
