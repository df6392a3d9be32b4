/**
 * Cries for help in other languages, each clear enough alone: the wish to be dead or no longer to
 * live, to end it, to vanish for good, to wound oneself, that nothing can be borne any more. Said by
 * the student of themselves; accents removed, Cyrillic by its sound, endings left open.
 */
const cries: Readonly<Record<string, readonly string[]>> = {
  german: [
    '\\b(?:keiner|niemand|niemanden|keinen) (?:wurde |wird )?(?:\\w+ ){0,2}(?:merken|vermissen|interessieren|weinen|storen)\\b.{0,10}\\b(?:(?:wenn|falls) ich (?:weg|tot|nicht mehr|sterb|verschw)|mich)|\\bwenn ich (?:weg|tot|nicht mehr da) ware|\\bniemand wurde mich vermissen',

    '\\b(?:keine|keinen) (?:kraft|sinn|grund|lust) mehr (?:\\w+ ){0,2}(?:zu |am |im )?(?:leben|weiter(?:zu)?(?:leben|machen))|\\bleben (?:hat|macht) (?:fur mich )?keinen sinn',
    '\\b(?:von (?:der|einer)|vom|aus dem|vor (?:den|einen)) (?:brucke|dach|fenster|zug|hochhaus) (?:zu )?(?:spring|werf|sturz)',

    '\\b(?:will|mag|mochte|kann|wurde gern) (?:\\w+ ){0,3}nicht mehr (?:leben|da sein|weiterleben|aufwachen|existieren|hier sein)',
    '\\bnicht mehr (?:leben|da sein|weiterleben|aufwachen|existieren) (?:will|mag|mochte|kann)',
    '\\b(?:mich|mir) (?:\\w+ ){0,2}(?:um(?:zu)?bringen|das leben (?:zu )?nehmen|(?:zu )?toten|etwas an(?:zu)?tun|was an(?:zu)?tun|verletzen|wehtun)',
    '\\bwill (?:nur noch |einfach |endlich |doch )*sterben|\\bsterben will|\\bware (?:ich )?(?:lieber |am liebsten )?tot\\b|\\bwunschte ich ware tot',
    '\\b(?:ritze|schneide|verletze|verbrenne) mich|\\bmich (?:\\w+ ){0,2}(?:geritzt|ritzen|geschnitten)|\\bich bringe? mich (?:\\w+ )?um\\b',
    '\\b(?:will|mochte|wollte) (?:\\w+ ){0,3}(?:alles beenden|dass alles aufhort|ein ende machen|schluss machen mit (?:allem|dem leben))|\\bfur immer (?:verschwinden|einschlafen|weg sein)',
    '\\bohne mich (?:\\w+ ){0,3}(?:besser|leichter)|\\bbesser (?:dran )?ohne mich',
  ],
  spanish: [
    '\\bnadie me (?:echaria|extranaria|va a extranar|echara)|\\bnadie (?:se daria cuenta|lloraria) si|\\bmejor si (?:no estuviera|no existiera|me muero|muero)|\\badios a todos',

    '\\bno (?:le )?(?:veo|encuentro) (?:el )?sentido a (?:seguir|vivir|la vida|nada)|\\b(?:cansad[oa]|harto|harta) de vivir|\\b(?:tirarme|lanzarme|saltar) (?:de|del|desde|al|a las|por) (?:la |el |un )?(?:puente|ventana|azotea|balcon|tren|vias)',

    '\\b(?:quiero|quisiera|deseo|ganas de|prefiero) (?:\\w+ )?morir(?:me)?|\\bojala (?:me muriera|estuviera muert)',
    '\\b(?:me (?:quiero|voy a)|quiero) (?:matar(?:me)?\\b(?! (?:el|un|una|los|las|este|esta)\\b)|suicidar)|\\b(?:matarme|suicidarme|quitarme la vida|hacerme dano)',
    '\\bno (?:quiero|tengo ganas de|puedo) (?:\\w+ ){0,2}(?:vivi(?:r|endo)|existir|despertar)|\\bno aguanto (?:vivir|la vida|mi vida)',
    '\\b(?:desaparecer|dormir|irme) para siempre|\\bacabar con (?:todo|mi vida)|\\bterminar con mi vida|\\bme (?:corto|cortaba|he cortado)\\b(?! el)|\\bestarian mejor sin mi',
  ],
  french: [
    '\\badieu (?:a tous|tout le monde)|\\bpersonne ne (?:remarquerait|pleurerait|me regretterait)|\\bsi je (?:mourais|disparaissais)\\b(?! de)|\\bje (?:vais|veux) disparaitre\\b',

    "\\bplus (?:de raison|aucune raison|de sens|la force) (?:de |a )?(?:vivre|continuer)|\\ba quoi bon (?:vivre|continuer)|\\bfatiguee? de vivre|\\bme (?:jeter|foutre) (?:du|sous|par|d'un)|\\bsauter (?:du pont|du toit|par la fenetre)",

    '\\b(?:envie de|veux|voudrais|aimerais|prefere) (?:\\w+ )?(?:mourir|crever)|\\b(?:envie de |veux |vais )?me (?:tuer|suicider)\\b',
    '\\bplus (?:envie de |la force de )?(?:vivre|exister)\\b|\\bveux plus (?:\\w+ )?(?:vivre|etre la|exister)',
    "\\b(?:veux|vais|envie d'?|pour) ?en finir\\b(?! avec (?:ce|cet|cette|le|les|mon|ma(?! vie))\\b)|\\ben finir avec (?:la|ma) vie|\\bmettre fin a mes jours",
    '\\bavale (?:tou\\w+|une boite)\\b.{0,20}(?:pilules|medicaments|cachets|comprimes)|\\bje me (?:coupe|scarifie|fais du mal)|\\bdisparaitre pour (?:toujours|de bon)|\\bmieux sans moi\\b',
  ],
  italian: [
    '\\bnessuno (?:piangerebbe|se ne accorgerebbe|mi rimpiangerebbe)|\\bse (?:morissi|sparissi|non ci fossi)\\b|\\baddio a tutti|\\b(?:vorrei|voglio) (?:sparire|scomparire)\\b',

    '\\bnon (?:ha|vedo) (?:piu )?(?:un |il )?senso (?:di |nel |a )?(?:vivere|la vita|continuare)|\\bstanc[oa] di vivere|\\b(?:buttar|gettar|lanciar)mi (?:dal|dalla|giu|sotto)',

    '\\bvoglio (?:solo |soltanto )?(?:morire|farla finita|uccider|ammazzar)|\\bla faccio finita\\b|\\b(?:uccider|ammazzar|suicidar)mi|\\btogliermi la vita',
    '\\bnon (?:voglio|ho voglia di|riesco) (?:piu )?(?:a )?(?:vivere|esistere|svegliarmi)|\\bfarla finita\\b|\\b(?:sparire|scomparire|dormire) per sempre',
    '\\bmi (?:taglio|faccio del male)\\b|\\bvorrei (?:essere mort|non essere mai nat|morire)|\\bmeglio senza di me',
  ],
  portuguese: [
    '\\bse eu (?:morresse|sumisse|nao existisse)|\\bninguem (?:ia|vai|iria) sentir (?:a )?(?:minha )?falta|\\badeus a todos|\\bqueria (?:sumir|desaparecer)\\b',

    '\\bnao vejo (?:mais )?sentido (?:em |na )?(?:viver|vida|continuar|nada)|\\bcansad[oa] de viver|\\bme jogar (?:da|do|na frente|de)',

    '\\b(?:quero|queria|vontade de|prefiro) (?:\\w+ )?morrer|\\bnao (?:quero|aguento|tenho vontade de) (?:mais )?(?:viver|existir)|\\bme matar\\b|\\bmatar-me\\b',
    '\\btirar a (?:minha )?(?:propria )?vida|\\bacabar com (?:a minha vida|tudo)\\b|\\b(?:sumir|desaparecer|dormir) (?:para|pra) sempre|\\bme (?:corto|cortando|machuco)\\b|\\bmelhor sem mim',
  ],
  dutch: [
    '\\bniemand zou (?:me|mij|het) (?:missen|merken)|\\bals ik (?:er niet meer|dood) (?:was|ben|zou)|\\bvaarwel',

    '\\bzie (?:het|ik het) niet meer zitten|\\bgeen zin meer in (?:het |mijn )?leven|\\bvan (?:de|het|een) (?:brug|dak|flat) (?:af )?spring|\\bvoor de trein (?:spring|gooi)',

    '\\bwil (?:gewoon |liever |echt )?dood\\b|\\bwil(?: \\w+){0,2} niet meer (?:leven|wakker|bestaan|hier zijn)|\\bniet meer (?:wil )?(?:leven|bestaan)\\b',
    '\\b(?:mezelf|me zelf|mijzelf) (?:\\w+ )?(?:van kant|ombrengen|iets aan(?:doen)?|doden|snijden|pijn doen)|\\bik snij(?:d)? (?:me|mezelf)|\\ber(?: \\w+)? een einde aan maken|\\bvoor altijd (?:verdwijnen|slapen)|\\bzelfmoord (?:plegen|denk)|\\bbeter af zonder mij',
  ],
  polish: [
    '\\bnikt (?:by )?(?:nie )?(?:zauwazy|tesknil|bedzie tesknil|by nie)|\\bgdyby mnie nie bylo|\\bzegnajcie',

    '\\bnie (?:widze|ma) (?:juz )?sensu (?:zyc|zycia|dalej)|\\bnie mam (?:juz )?(?:sily|po co) zyc|\\b(?:skoczyc|skocze) z (?:mostu|dachu|okna)|\\bpod pociag',

    '\\bchc(?:e|ialb\\w+) (?:\\w+ )?(?:umrzec|zniknac|sie zabic)|\\bnie chce (?:mi sie )?(?:juz )?(?:dluzej )?zyc|\\bzabi(?:c|je) sie|\\bsie zabi(?:c|je)\\b|\\btne sie\\b|\\b(?:skonczyc|koncze) ze soba|\\bodebrac sobie zycie|\\blepiej beze mnie',
  ],
  turkish: [
    '\\bkimse (?:fark etmez|ozlemez|umursamaz)|\\b(?:olsem|yok olsam)\\b|\\belveda',

    '\\b(?:yasamanin|hayatin) (?:bir )?anlami (?:yok|kalmadi)|\\byasamaktan (?:yoruldum|biktim)|\\b(?:kopruden|catidan|pencereden) atla|\\bkendimi (?:at|asaca)',

    '\\bolmek ist(?:iyorum|erdim)|\\byasamak istemiyorum|\\bkendimi (?:oldur|kes|asma)|\\bintihar (?:et|edec|dusun)|\\bcanima kiy|\\bhayatima son|\\bbensiz daha iyi|\\bsonsuza (?:kadar|dek) (?:uyu|yok ol)|\\byok olmak istiyorum',
  ],
  russian: [
    '\\bnikto ne (?:zametit|zaplachet|budet skuchat|rasstroitsya)|\\besli (?:menya ne stanet|ya umru|ya ischeznu)|\\bproshchajte',

    '\\bnet smysla zhit|\\b(?:ustal|ustala|nadoelo) zhit|\\b(?:prygnu(?:t)?|sprygnu(?:t)?) s (?:mosta|kryshi|okna)|\\bpod poezd',

    '\\b(?:khochu|khochetsya|khotel(?:a)? by) (?:\\w+ )?(?:umeret|sdokhnut|ischeznut navsegda|pomeret|umirat)',
    '\\bne (?:khochu|khochetsya|mogu|vizhu smysla) (?:\\w+ ){0,2}zhit|\\bzhit (?:bolshe )?ne (?:khochu|khochetsya|mogu)',
    '\\b(?:pokonch(?:it|u) s soboj|ubit sebya|ubyu sebya|rezhu sebya|nalozhit na sebya ruki|vskroyu veny|luchshe by (?:ya )?(?:umer|ne rodi))|\\bluchshe bez menya',
    // Ukrainian
    '\\b(?:khochu pomerti|ne khochu zhiti|vbiti sebe|pomerti khochu)',
  ],
  arabic: [
    'لن يفتقدني|لا احد سي(?:هتم|فتقد|لاحظ)|وداعا (?:للجميع|جميعا)',

    'لا معنى ل(?:لحياة|حياتي)|تعبت من الحياة|كرهت (?:حياتي|الحياة)|(?:ارمي|القي) نفسي',

    'اريد ان (?:اموت|انتحر|اقتل نفسي|اختفي)|بدي (?:اموت|انتحر|اختفي)|عايز(?:ة)? اموت|نفسي اموت|اتمنى (?:الموت|ان اموت|لو اموت)',
    'لا (?:اريد|استطيع|ارغب)(?: في)? (?:ان )?(?:اعيش|العيش|الحياة)|ما بدي (?:اعيش|عيش)|(?:انهي|انهاء) حياتي|اقتل نفسي|اجرح نفسي|ساانتحر|سانتحر|اءذي نفسي|اوذي نفسي',
  ],
  hebrew: [
    'אף אחד לא (?:ישים לב|יתגעגע|יבכה)|אם אני אמות|היה עדיף (?:בלעדיי|שלא נולדתי)',

    'אין (?:טעם|סיבה|לי (?:כוח|סיבה)) לחיות|נמאס לי (?:לחיות|מהחיים)|לקפוץ מה?(?:גג|גשר|חלון)',

    '(?:רוצה|בא לי|מעדיפ\\S{0,20}|מתחשק לי) (?:פשוט )?(?:כבר )?(?:למות|להתאבד|להיעלם|לסיים את (?:החיים|הכל)|להרוג את עצמי)',
    'לא (?:רוצה|יכול\\S{0,20}|מסוגל\\S{0,20}) (?:יותר )?(?:לחיות|להמשיך לחיות|לקום בבוקר)|להתאבד(?: היום| הלילה)|חותכ\\S{0,20} את עצמי|פוגע\\S{0,20} בעצמי|טוב יותר בלעדיי',
  ],
  chinese: [
    '没(?:有)?人(?:会)?(?:在乎|在意|想念|发现)我|我死(?:了|不死)|再见了(?:大家|世界)|永别',

    '活着(?:好|太|真)累|没有活下去|跳[楼樓](?!价)|跳桥',

    '不想活|活不下去|想死(?!我|你|记|背)|我(?:想|要)自[杀殺]|[结結]束(?:自己的|我的)?生命|(?:不想|没有意义)再?活|活着没(?:有)?(?:意思|意义)|想(?:要)?(?:永远)?消失|割腕|自残|自殘|没有我(?:会|就)?更好',
  ],
  japanese: [
    '誰も(?:悲しま|気づか)ない|いなくなりたい',

    '生きる意味がな|生きるのが(?:辛|つら)|飛び降り(?:たい|よう)',

    '死にたい|消えたい|自殺したい|生きたくない|生きていたくない|もう生きられない|リストカット',
  ],
  korean: ['죽고 ?싶|자살하고|살기 ?싫|사라지고 ?싶|자해'],
  hindi: [
    'मेरे (?:मरने|जाने) से किसी को|किसी को फर्क नहीं पड़े|कोई याद नहीं करे',

    'जीने का (?:कोई )?(?:मतलब|मन)|(?:जिंदगी|जीवन) से थक',

    'मरना चाह|मर जाना चाह|जीना नहीं चाह|जीने का मन नहीं|आत्महत्या कर|खुद को (?:मार|ख़?त्म|चोट|नुकसान|काट)|अपनी जान (?:दे|ले)|जीना नही चाह|जीवन खत्म',
    '\\b(?:mar(?:na|jana| jana) chah|jeena nahi chah|jina nahi chah|khud ?ko (?:maar|khatam|kaat|chot)|suicide kar(?:na|ne|lu|unga|ungi)|aatmahatya)',
  ],
};

/** The same said of a friend or of the family, by the verb's other person. */
const fearsForAnother =
  '(?:\\b(?:mon|ma|mi|mein\\w*|mio|mia|meu|minha|mijn|moj|moja|moi|moya|moego|arkadasim|kardesim|un ami|une amie|un amigo|una amiga)\\b|صديق|اخي|اختي|חבר|אח שלי|אחותי|我(?:的)?(?:朋友|室友|妹妹|姐姐|弟弟|哥哥|同学)|友達|दोस्त|भाई|बहन).{0,40}(?:(?:veut|voulait|va) (?:se suicider|mourir|se tuer|en finir)|(?:quiere|va a|queria) (?:morir|suicidarse|matarse)|sich (?:\\w+ )?(?:umbringen|ritzt|verletzt|das leben nehmen)|ritzt sich|verletzt sich|(?:vuole|voleva) (?:morire|uccidersi|suicidarsi|farla finita)|(?:quer|vai) (?:morrer|se matar|se suicidar)|chce (?:umrzec|sie zabic)|sie tnie|olmek istiyor|khochet (?:umeret|pokonchit)|rezhet sebya|(?:يريد|تريد) ان (?:يموت|تموت|ينتحر|تنتحر)|ינסה להתאבד|想死|想自[杀殺]|要自[杀殺]|死にたい|मरना चाह)';

/** As messages are normalised: decomposed, without marks. */
function withoutMarks(pattern: string): string {
  return pattern.normalize('NFKD').replaceAll(/\p{Mn}/gu, '');
}

export const signsAbroad: readonly RegExp[] = [
  ...Object.values(cries).map((patterns) => patterns.join('|')),
  fearsForAnother,
].map((pattern) => new RegExp(withoutMarks(pattern)));
