/** What an attack is made of, whatever its language. */
type Meaning =
  | 'forget'
  | 'all'
  | 'rules'
  | 'told'
  | 'before'
  | 'secret'
  | 'show'
  | 'limitless'
  | 'become'
  | 'answers'
  | 'exam'
  | 'others'
  | 'records'
  | 'insults';

/**
 * The attackers' words in the languages of our students, accents removed, Russian by its sound.
 * Read as the English families are: beginnings of words, a full stop asks for the whole word.
 * Scripts without blanks or with prefixes are found anywhere in a word.
 */
const languages: readonly Readonly<Record<Meaning, string>>[] = [
  // German
  {
    forget:
      'ignorier, vergiss, vergesst, missacht, uberschreib, uberspring, umgeh., verwirf, lass alle',
    all: 'alle., alles., deine, eure, vorherig, bisherig, fruhere, von oben, obige',
    rules: 'anweisung, vorgabe, regeln, richtlinie, einschrankung, beschrankung, instruktion',
    told: 'man dir gesagt, was man dir, was dir vorher, dir gesagt wurde, wurde dir, dir aufgetragen, dir befohlen, dir verboten, was sie dir',
    before:
      'was ich dir vorher, vorher gesagt, zuvor gesagt, bisher gesagt, vor meiner ersten, vor dieser nachricht, uber dieser nachricht, die anweisung, die vorgaben, die instruktion',
    secret:
      'systemprompt, system-prompt, system prompt, systemaufforderung, systemanweisung, systemnachricht, dein prompt, deinen prompt, geheime anweisung, geheimen anweisung, versteckte anweisung, versteckten anweisung, versteckte regel, versteckten regel, interne anweisung, internen anweisung, deine anweisung, deine vorgaben, deine konfiguration, ursprungliche anweisung',
    show: 'wie viele, welche note, zeig, gib., gebe, nenn, sag., verrate, ausgeb, schreib, wiederhol, druck, was steht, wie laute, ubersetz',
    limitless:
      'ohne regel, ohne einschrank, ohne beschrank, ohne filter, ohne grenzen, keine regeln mehr, keine grenzen, unzensiert, uneingeschrankt',
    become:
      'du bist., du bist jetzt, tu so, spiel., spiele., verhalte dich, stell dir vor du, ab jetzt, ab sofort',
    answers:
      'losung, losungen, losungsschlussel, musterlosung, antwort, ergebnisse, fragen., aufgaben der',
    exam: 'klausur, prufung, benotet, abschlusstest, test., tests., quiz',
    others:
      'anderen studenten, andere studenten, anderen studierenden, andere studierende, mitstudent, kommiliton, anderen schuler, der anderen, hat der, hat die., meine freundin, mein freund',
    records:
      'noten., note., punkte in, gefragt, abgegeben, ergebnisse, geschrieben, punkte hat, viele punkte, durchgefallen',
    insults:
      'du idiot, du dummes stuck, du dumme, du dummer, du bist dumm, du bist so dumm, du bist ein idiot, du bist scheisse, du nutzlos, du scheiss, du arsch, arschloch, hurensohn, wichser, halt die fresse, halts maul, halt dein maul, fick dich, leck mich, verpiss dich',
  },
  // Spanish
  {
    forget: 'ignora, olvida, olvidate, omite., haz caso omiso, descarta, salta., saltate',
    all: 'todas., todos., todo., tus., anterior, previa, sus.',
    rules: 'instruccion, reglas, normas, restriccion, directric, indicacion',
    told: 'te dijeron, te han dicho, te ordenaron, te mandaron, te prohib, te programaron, te indicaron',
    before: 'lo que te dij, lo anterior, antes de este, antes de mi, las instruccion',
    secret:
      'prompt, instrucciones oculta, instrucciones secreta, instrucciones interna, instrucciones del sistema, instrucciones iniciales, mensaje del sistema, configuracion secreta, configuracion interna, reglas ocultas, reglas secretas, tus instrucciones, tu configuracion',
    show: 'muestra, dime., dame., ensena, escrib, revela, imprim, repite, cuentame, pasame, cual es, cuales son, que dice, quiero ver',
    limitless: 'sin restricc, sin limites, sin reglas, sin filtro, sin censura',
    become:
      'eres., ahora eres, actua como, finge, simula, haz de cuenta, imagina que eres, comportate',
    answers: 'respuesta, solucion, clave., preguntas',
    exam: 'examen, parcial., prueba., evaluacion, calificad, cuestionario',
    others:
      'otros alumnos, otros estudiantes, los demas, mis companeros, mi companer, quien mas, quienes han',
    records:
      'notas, nota., preguntaron, preguntado, entregaron, suspendido, calificacion, aprobado',
    insults:
      'eres idiota, eres un idiota, eres tonto, eres estupid, eres una mierda, eres inutil, vete a la mierda, callate, hijo de puta, que te jodan, pedazo de mierda, imbecil',
  },
  // French
  {
    forget: 'ignor, oubli, ne tiens pas compte, contourn, passe outre, laisse tomber',
    all: 'toutes., tous., tout., tes., vos., precedent, anterieur',
    rules: 'instruction, consigne, regles, directive, restriction',
    told: "qu'on t'a, on t'a dit, on t'a demand, on t'a interdit, l'on t'a, ils t'ont, t'ont dit",
    before: 'avant ce message, avant mon, ci-dessus, les instruction, les consigne, les directive',
    secret:
      'prompt, instructions cache, instructions secret, instructions interne, instructions system, instructions initiales, consignes cache, consignes secret, consignes interne, consignes initiales, message systeme, regles cache, regles secret, tes instructions, tes consignes, ta configuration',
    show: 'montre, affiche, donne, revel, dis., dis-moi, ecris, repete, imprime, traduis, quelles sont, quel est, que contien, que disent, recite',
    limitless: 'sans limite, sans restriction, sans regle, sans filtre, sans censure',
    become:
      'tu es., maintenant tu, agis comme, fais comme si, joue., comporte-toi, imagine que tu es, fais semblant',
    answers: 'reponse, corrige., solution, questions de',
    exam: 'examen, partiel., controle., interro, note., epreuve',
    others: "autres etudiants, autres eleves, les autres, mes camarades, qui d'autre, mon camarade",
    records: 'les notes, notes des, note a, ont demande, ont pose, rendu, resultats, rate.',
    insults:
      "tu es nul, t'es nul, tu es con., tu es vraiment con, tu es vraiment nul, t'es con., t'es debile, tu es debile, connard, ta gueule, va te faire, nique ta, fils de pute, espece d'idiot, espece de con, ferme la",
  },
  // Italian
  {
    forget: 'ignora, dimentica, scorda, trascura, non seguire, salta.',
    all: 'tutte., tutti., tutto., tue., precedent, di prima, le tue',
    rules: 'istruzion, regole, direttiv, restrizion, vincoli, linee guida',
    told: 'ti hanno detto, ti hanno ordinato, ti hanno vietato, ti e stato detto, ti e stato ordinato, ti hanno istruito',
    before: 'quello che ti, cio che ti, prima di questo, sopra questo, le istruzion',
    secret:
      'prompt, istruzioni nascost, istruzioni segret, istruzioni intern, istruzioni di sistema, istruzioni inizial, messaggio di sistema, regole nascoste, regole segrete, tue istruzioni, tua configurazione',
    show: 'mostra, dimmi, dammi, rivela, scriv, stampa, ripeti, passami, quali sono, qual e., cosa dic, fammi vedere',
    limitless: 'senza limit, senza restriz, senza regole, senza filtr, senza censura',
    become: 'sei., ora sei, fai finta, agisci come, comportati, immagina di essere, fingi',
    answers: 'rispost, soluzion, domande',
    exam: "esame, d'esame, verifica., compito in classe, prova.",
    others: 'altri studenti, gli altri, miei compagni, mio compagno, chi altro',
    records: 'i voti, voto, voti., hanno chiesto, consegnato, bocciat, risultati',
    insults:
      'sei stupid, sei un idiot, sei idiot, sei inutile, sei un coglion, coglione, vaffanculo, stai zitto, fai schifo, cretino',
  },
  // Portuguese
  {
    forget: 'ignor, esquec, desconsider, deixe de lado, pule.',
    all: 'todas., todos., tudo., suas., tuas., anterior',
    rules: 'instruc, regras, diretriz, restric, orientac, normas',
    told: 'te disseram, lhe disseram, te falaram, te mandaram, te proibiram, te ordenaram',
    before: 'antes desta, antes da minha, acima desta, as instruc',
    secret:
      'prompt, instrucoes oculta, instrucoes secreta, instrucoes interna, instrucoes do sistema, instrucoes iniciais, mensagem do sistema, regras ocultas, regras secretas, suas instrucoes, tuas instrucoes, sua configuracao',
    show: 'mostr, diga, me da., me de., passe., passa., revel, escrev, imprim, repit, quais sao, qual e., o que diz, me fala',
    limitless: 'sem limites, sem restric, sem regras, sem filtro, sem censura',
    become: 'voce e., agora voce, agora es, aja como, finja, comporte-se, imagine que voce e',
    answers: 'resposta, gabarito, soluc, questoes',
    exam: 'prova., exame, teste., avaliac, vestibular',
    others: 'outros alunos, outros estudantes, meus colegas, meu colega, quem mais',
    records: 'notas, nota., perguntaram, entregaram, reprov, resultados',
    insults:
      'voce e burr, voce e idiota, voce e um idiota, voce e inutil, vai se foder, vai tomar, cala a boca, filho da puta, seu merda, seu lixo',
  },
  // Dutch
  {
    forget: 'negeer, vergeet, sla over, omzeil',
    all: 'alle., alles., je., jouw., vorige, eerdere, bovenstaande',
    rules: 'instructie, regels, richtlijn, opdrachten, beperking',
    told: 'je verteld, ze je, men je, je is opgedragen, je verboden',
    before: 'eerder gezegd, voor dit bericht, boven dit bericht, de instructie',
    secret:
      'systeemprompt, systeem prompt, system prompt, prompt., verborgen instructie, geheime instructie, interne instructie, verborgen regels, geheime regels, je instructies, jouw instructies',
    show: 'toon., laat zien, laat me, geef., vertel, schrijf, herhaal, wat is je, wat zijn je',
    limitless: 'zonder regels, zonder beperk, zonder filter, zonder grenzen',
    become: 'je bent, jij bent, doe alsof, gedraag je, speel.',
    answers: 'antwoord, oplossing, uitwerking, opgaven van, vragen van',
    exam: 'tentamen, examen, toets., proefwerk',
    others: 'andere studenten, de anderen, medestudent, klasgenoten, wie nog meer',
    records: 'cijfers, cijfer., gevraagd, ingeleverd, gezakt, resultaten',
    insults:
      'je bent dom, je bent stom, je bent een idioot, hou je bek, hou je kop, kutbot, klootzak, rot op, flikker op',
  },
  // Polish
  {
    forget: 'zignoruj, ignoruj, zapomnij, pomin., obejdz',
    all: 'wszystk, swoje., swoich, twoje, poprzedni, wczesniejsz',
    rules: 'polecen, instrukcj, zasad, regul, wytyczn, ograniczen',
    told: 'ci powiedz, ci kaza, ci zabron, ci polec',
    before: 'przed ta wiadomosc, powyzej, te instruk',
    secret:
      'prompt, ukryte instruk, tajne instruk, ukryte polecen, ukryte zasady, ukrytych instruk, instrukcje systemow, swoje instruk, swoje ukryte, twoje instruk',
    show: 'pokaz, podaj, wyswietl, napisz, zdradz, powiedz, powtorz, jaki jest, jakie sa, daj.',
    limitless: 'bez ogranicz, bez zasad, bez filtr, bez limit, bez cenzur',
    become: 'jestes teraz, teraz jestes, udawaj, zachowuj sie jak, wciel sie',
    answers: 'odpowied, rozwiaza, klucz., pytania',
    exam: 'egzamin, kolokwi, sprawdzian, test., testu',
    others: 'innych studentow, inni studenci, innych uczniow, kolegow, kolezank, kto jeszcze',
    records: 'oceny, ocen., pytali, oddali, oblal, wyniki',
    insults:
      'jestes glup, jestes idiot, ty idioto, spierdalaj, zamknij sie, kurwa mac, jebany, do dupy jestes',
  },
  // Turkish
  {
    forget:
      'unut., unutun, yok say, yoksay, gormezden gel, gozardi, goz ardi, bosver, dikkate alma',
    all: 'tum., butun., onceki, kurallarin, talimatlarin, yonergelerin, senin',
    rules: 'talimat, kural, yonerge, kisitlama, komut',
    told: 'sana soylen, sana verilen, sana ne soyle, sana yasak',
    before: 'bundan once, yukaridaki',
    secret:
      'sistem prompt, sistem istem, sistem mesaj, gizli kural, gizli talimat, gizli yonerge, gizli istem, istemini, promptunu, talimatlarini',
    show: 'yaz., yazdir, goster, soyle, acikla, ver., paylas, tekrarla, nedir',
    limitless: 'sinirsiz, kisitlamasiz, kuralsiz, filtresiz, sansursuz',
    become: 'sen artik, artik sen, gibi davran, rol yap, gibi konus',
    answers: 'cevap, cozum, sorular',
    exam: 'sinav, final., vize., quiz',
    others: 'diger ogrenci, baska ogrenci, arkadaslarim, sinif arkadas, baska kim',
    records: 'notlar, notunu, sordu, teslim, kaldi, sonuclar',
    insults: 'aptalsin, salaksin, cok aptal, aptal bot, salak bot, siktir, kapa ceneni, gerizekali',
  },
  // Russian (BGN/PCGN without signs)
  {
    forget: 'ignorir, zabud, zabyt, ne sledu, otbros, proignorir, obojdi, propusti',
    all: 'vse., vsekh, vsyo, predydushch, svoi, tvoi, vashi, svoikh, prezhni',
    rules: 'instruk, pravil, ukazani, ogranichen, komand, predpisan',
    told: 'tebe govoril, tebe skazal, tebe vele, tebe zapret, tebe prikaz',
    before: 'chto bylo ranshe, do etogo soobshch, vyshe, eti instruk',
    secret:
      'sistemnyj prom, sistemnogo prom, sistemnyj zapros, sistemnoe soobshch, sistemnye instruk, skrytye instruk, skrytye pravil, sekretnye instruk, tajnye instruk, svoi instruk, tvoi instruk, svoj prom, tvoj prom, promt, prompt',
    show: 'pokazh, vyved, chto napisano, chto v, napish, skazh, raskroj, povtor, daj, vydaj, kakoj u tebya, kakie u tebya, perechisl',
    limitless: 'bez ogranich, bez pravil, bez filtr, bez tsenzur, bez granits',
    become: 'ty teper, teper ty, vedi sebya, predstav, pritvor, sygraj, bud.',
    answers: 'otvet, reshen, voprosy, klyuch',
    exam: 'ekzamen, zachet, kontroln, test., testa, testu',
    others: 'drugikh studentov, drugie studenty, odnogruppnik, odnokursnik, ostalnykh, kto eshche',
    records: 'otsenki, otsenk, sprashival, sdali, ball, rezultat',
    insults:
      'ty tup, ty idiot, ty debil, ty durak, ty durnoj, poshel na, poshyol na, idi na khuj, zatknis, tupoj bot, suka.',
  },
  // Arabic
  {
    forget: 'تجاهل, انس, إنس, تخط, تجاوز, اهمل',
    all: 'كل, جميع, السابقة, السابق, قواعدك, تعليماتك, قيودك, أوامرك',
    rules: 'تعليمات, قواعد, قوانين, قيود, أوامر, توجيهات',
    told: 'قيل لك, قالوا لك, طلبوا منك, منعوك',
    before: 'قبل هذه الرسالة, ما سبق, التعليمات السابقة',
    secret:
      'التعليمات المخفية, التعليمات السرية, تعليماتك, القواعد المخفية, القواعد السرية, موجه النظام, رسالة النظام, تعليمات النظام, البرومبت',
    show: 'ماذا, اعرض, اظهر, أظهر, اكتب, قل, أخبرني, اعط, أعط, اكشف, كرر, ما هي, ترجم, هات',
    limitless: 'بلا قيود, بدون قيود, بلا حدود, بدون قواعد, بدون حدود, بدون رقابة',
    become: 'أنت الآن, تظاهر, تصرف ك, تخيل أنك, العب دور',
    answers: 'إجابات, إجابة, أجوبة, حلول, حل, أسئلة, الاجابات',
    exam: 'امتحان, اختبار, الفحص, كويز',
    others: 'الطلاب الاخرين, طلاب اخرين, زملائي, زميلي, الاخرون',
    records: 'درجات, علامات, سالوا, نتاءج, رسب',
    insults: 'يا غبي, انت غبي, يا احمق, اخرس, يا حمار, تبا لك',
  },
  // Hebrew
  {
    forget: 'התעלם, התעלמי, תתעלם, שכח, תשכח, עקוף',
    all: 'כל, שלך, הקודמות, הקודמים, לפני',
    rules: 'הוראות, ההנחיות, הנחיות, כללים, חוקים, הגבלות, מגבלות',
    told: 'שאמרו לך, אמרו לך, אסרו עליך, הורו לך',
    before: 'מה שנאמר, לפני ההודעה, ההוראות הקודמות',
    secret:
      'הנחיות הסודיות, הוראות הסודיות, הנחיות הנסתרות, הוראות הנסתרות, הנחיות המערכת, הוראות המערכת, הפרומפט, פרומפט, הודעת המערכת, ההוראות שלך, ההנחיות שלך',
    show: 'מה הציון, מה כתוב, מה יש, הצג, תציג, הראה, תראה, כתוב, תכתוב, תן, ספר, גלה, תגלה, הדפס, מה הן, מה הם, תגיד',
    limitless: 'בלי הגבלות, ללא הגבלות, בלי חוקים, ללא מגבלות, בלי כללים, ללא צנזורה',
    become: 'אתה עכשיו, מעכשיו אתה, תעמיד פנים, התנהג כ, שחק',
    answers: 'תשובות, תשובה, פתרונות, פתרון, שאלות',
    exam: 'מבחן, בחינה, בוחן',
    others: 'סטודנטים אחרים, תלמידים אחרים, שאר הסטודנטים, חברים שלי לכיתה, הציון של',
    records: 'ציונים, ציון, שאלו, הגישו, נכשל, במבחן',
    insults: 'מטומטם, טיפש, סתום את, אידיוט, לך לעזאזל',
  },
  // Chinese and Japanese
  {
    forget: '忽略, 无视, 無視, 忘记, 忘掉, 忘記, 不要遵守, 跳过, 忘れ',
    all: '之前, 以上, 所有, 你的, 先前, 上面, 全部, 一切, 您的, これまで, すべて, あなたの, 以前',
    rules: '指令, 指示, 规则, 規則, 限制, 规定, 命令, 設定, ルール, 制限',
    told: '告诉过你, 告訴過你, 让你遵守, 被告知, 他们对你说, 禁止你',
    before: '之前说的, 之前的话, 对话之前, 开头的内容, 最初のメッセージ, 这些指令',
    secret:
      '系统提示, 系統提示, 提示词, 提示詞, 隐藏指令, 隐藏的指令, 隐藏规则, 秘密指令, 初始指令, 内部指令, システムプロンプト, 隠された指示, 内部の指示',
    show: '是什么, 有什么, 显示, 顯示, 告诉, 告訴, 输出, 輸出, 打印, 发给, 给我, 說出, 说出, 写出, 列出, 重复, 翻译, 教えて, 表示, 見せて, 出力',
    limitless: '没有限制, 不受限制, 无限制, 没有规则, 没有任何限制, 不受约束, 制限のない, 制限なし',
    become:
      '你现在是, 从现在开始你, 扮演, 假装, 假设你是, 你是一个, あなたは今, ふりをして, 演じて',
    answers: '答案, 题目, 試題, 试题, 解答, 回答, 答え, 問題',
    exam: '考试, 考試, 期末, 期中, 测验, 測驗, 小测, 試験, テスト',
    others: '其他学生, 其他同学, 别的学生, 别的同学, 同学们, 我同学, 他们的, 其他人',
    records: '成绩, 分数, 问了什么, 问过, 作业, 考了, 多少分',
    insults:
      '你真笨, 你好笨, 你太笨, 你真蠢, 你好蠢, 你是傻, 你这个傻, 傻逼, 白痴, 你是垃圾, 滚开, 去死吧, バカか, くそボット',
  },
  // Hindi, in its own script and in Latin letters
  {
    forget: 'भूल, अनदेखा, नज़रअंदाज़, नजरअंदाज, अनदेखी, bhul ja, bhool ja, nazarandaz, andekha',
    all: 'सभी, सारे, पिछले, पिछली, अपने, अपनी, तुम्हारे, आपके, saare, sabhi, pichhle, pichle, apne',
    rules: 'निर्देश, नियम, आदेश, पाबंदी, प्रतिबंध, nirdesh, niyam',
    told: 'तुम्हें बताया, आपको बताया, तुमसे कहा, tumhe bataya, tumko bola',
    before: 'इस संदेश से पहले, ye nirdesh',
    secret:
      'सिस्टम प्रॉम्प्ट, सिस्टम प्रोम्प्ट, प्रॉम्प्ट, छिपे हुए निर्देश, छुपे निर्देश, गुप्त निर्देश, छिपे नियम, गुप्त नियम, apna prompt, system prompt',
    show: 'में क्या, दिखाओ, दिखाइए, दिखाएं, बताओ, बताइए, लिखो, दो, क्या है, dikhao, batao, likho',
    limitless: 'बिना किसी नियम, बिना नियम, बिना किसी सीमा, बिना प्रतिबंध, bina niyam, bina rok',
    become: 'तुम अब, आप अब, अब तुम, नाटक करो, भूमिका, tum ab, ab tum',
    answers: 'उत्तर, जवाब, हल, प्रश्न, jawab, uttar, answers',
    exam: 'परीक्षा, इम्तिहान, टेस्ट, pariksha, exam',
    others: 'दूसरे छात्र, बाकी छात्र, दूसरों के, मेरे दोस्त के, doosre students, baaki students',
    records: 'अंक, नंबर, ग्रेड, पूछा, marks, grade',
    insults: 'बेवकूफ हो, तुम बेवकूफ, चूतिया, गधे हो, bewakoof, bevkoof, chutiya, pagal hai kya tu',
  },
];

/** The words of all languages for one meaning, as an entry of the families. */
export function abroad(meaning: Meaning): string {
  return languages.map((language) => language[meaning]).join(', ');
}
