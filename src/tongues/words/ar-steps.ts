import { apart, countIn, intlTag, leftToRight } from '../../ground/language/index.ts';
import type { StepWords } from './en-steps.ts';

const count = countIn('ar');
const percent = new Intl.NumberFormat(intlTag('ar'), { style: 'percent' });
const named = (text: string): string => `«${apart(text)}»`;

/** What the server tells of the steps by which an answer came about, in Arabic. */
export const stepWords: StepWords = {
  strategy: {
    nothing_known: 'لا يُعرف عنك شيء بعد',
    mastery: (mastery, concept) =>
      `درجة الإتقان ${leftToRight(mastery.toFixed(2))} ${concept === null ? 'لكل المفاهيم معًا' : `في ${apart(concept)}`}`,
    quizzes_lower: 'درجات الاختبارات أدنى: فهم سطحي، درجة واحدة إلى أسفل',
    quizzes_higher: 'درجات الاختبارات أعلى: معرفتك أكثر مما قيل، درجة واحدة إلى أعلى',
    few_passed: `نجح أقل من ${percent.format(0.4)} من الاختبارات: مساندة على الأكثر`,
    open_work: 'يتعلق الأمر بعمل مقيَّم ما زال مفتوحًا: تلميحات فقط',
    no_challenge: 'في هذا المقرر لا تُطرح مسألة أصعب دون طلب: درجة واحدة إلى أسفل',
    helps: {
      question_first: 'بمفردك كانت إجاباتك هنا صحيحة: نبدأ بسؤال، ويأتي المزيد حين تطلبه',
      hint_first: 'بمفردك إجاباتك هنا صحيحة في الغالب: نبدأ بتلميح',
      step_first: 'بمفردك لا يسير هذا بعد، أو قلت إنك لا تستطيع المتابعة: نبدأ بخطوة',
    },
    audiences: {
      under_13:
        'تقول هيئة التدريس إن هذا المقرر لمن هم دون الثالثة عشرة: خطوات صغيرة وإجابات قصيرة وسؤال واحد في كل مرة',
      '13_17':
        'تقول هيئة التدريس إن هذا المقرر لمن هم بين الثالثة عشرة والسابعة عشرة: خطوة واحدة وسؤال واحد في كل مرة',
      adults: 'تقول هيئة التدريس إن هذا المقرر للبالغين: كلام مباشر مع الأسباب',
    },
    subjects: {
      mathematics: 'الرياضيات',
      natural_science: 'العلوم الطبيعية',
      programming: 'البرمجة',
      language_and_literature: 'اللغة والأدب',
      history_and_society: 'التاريخ والعلوم الاجتماعية',
    },
    subjectBy: {
      teachers: (subject) => `تقول هيئة التدريس ما موضوع هذا المقرر، والشرح كما في ${subject}`,
      material: (subject) => `هكذا تبدو نصوص المقرر، والشرح كما في ${subject}`,
    },
    wishes: {
      examples_first: 'الأمثلة أولًا',
      step_by_step: 'خطوة بخطوة',
      short: 'باختصار',
      in_pictures: 'بالصور',
    },
    wished: (wish) => `رغبتك أنت: ${wish}`,
    wishWaits: (wish) => `رغبتك (${wish}) تنتظر: هنا تلميحات فقط`,
  },
  pictures: {
    label: 'قُرئ النص الذي في صورك',
    summary: (pictures, characters) => {
      const what = count(characters, {
        zero: 'لم يوجد نص',
        one: 'وُجد حرف واحد من النص',
        two: 'وُجد حرفان من النص',
        few: 'وُجدت # أحرف من النص',
        many: 'وُجد # حرفًا من النص',
        other: 'وُجد # حرف من النص',
      });
      const seen = count(pictures, {
        zero: 'لا صور',
        one: 'صورة واحدة',
        two: 'صورتان',
        few: '# صور',
        other: '# صورة',
      });
      return `${seen}: ${what}.`;
    },
  },
  query: {
    label: 'صيغ السؤال بحيث يُفهم وحده',
    failed: 'لم تتوفر صياغة كهذه: يُبحث عن السؤالين معًا.',
  },
  prepared: {
    label: 'بُحث عن إجابة مكتوبة مسبقًا',
    none: 'لا إجابة عن هذا السؤال بعينه.',
    found: (concept) => `عن ${named(concept)}.`,
  },
  grounded: {
    label: 'كُتبت إجابة من هذه المقاطع وحدها',
    formed: 'سليمة البناء.',
    formedSecond: 'سليمة البناء في المحاولة الثانية.',
    no_model: 'لم يُجب أي نموذج لغوي: هذه مقتطفات.',
    malformed: 'لم يلتزم النموذج بالشكل المطلوب: هذه مقتطفات.',
  },
  quotes: {
    label: 'بُحث عن الاقتباسات في المقرر',
    summary: (held, cited) => `${held} من ${cited} من المقاطع المذكورة تحوي الاقتباس المنسوب إليها.`,
  },
  plan: {
    label: 'خُطّط لما يُبحث عنه',
    malformed: 'لم تكن الخطة مقروءة: يُبحث في المقرر بالسؤال نفسه.',
    no_model: 'لا نموذج لغوي للتخطيط: يُبحث في المقرر بالسؤال نفسه.',
  },
  verify: {
    label: 'فُحص هل هذا كافٍ',
    enough: 'هذا كافٍ.',
    missing: (missing) => `غير كافٍ: ${apart(missing)}`,
    nothing: 'لم يُعثر على شيء. يمكن تجربة كلمات أخرى.',
    byWords: (verdict) => `حُكم بالكلمات وحدها. ${apart(verdict)}`,
  },
  wall: {
    label: 'انتهى الوقت',
    summary: (passages) =>
      count(passages, {
        zero: 'الأدلة غير كافية: لم يُعثر على مقاطع في الوقت المحدد.',
        one: 'الأدلة غير كافية: عُثر على مقطع واحد في الوقت المحدد.',
        two: 'الأدلة غير كافية: عُثر على مقطعين في الوقت المحدد.',
        few: 'الأدلة غير كافية: عُثر على # مقاطع في الوقت المحدد.',
        many: 'الأدلة غير كافية: عُثر على # مقطعًا في الوقت المحدد.',
        other: 'الأدلة غير كافية: عُثر على # مقطع في الوقت المحدد.',
      }),
  },
  searched: (query) => `بُحث في المقرر عن ${named(query)}`,
  used: (tool) => `استُعملت أداة: ${apart(tool)}`,
  heard: (tool) => `وصل ردّ منك: ${apart(tool)}`,
  tools: {
    search: 'البحث في المقرر',
    document_search: 'قائمة المستندات',
    document_compare: 'مقارنة المستندات',
    quote_finder: 'البحث عن كلمات بعينها',
    structured_extraction: 'جدول القيم',
    run_summary: 'ملخص الخطوات',
    code_runner: 'برنامج JavaScript',
    python_runner: 'برنامج Python',
    message_instructor: 'رسالة إلى هيئة التدريس',
    web_search: 'البحث في الإنترنت',
    web_fetch: 'صفحة من الإنترنت',
  },
  unused: {
    off: 'هذه الأداة معطّلة في هذا المقرر.',
    hindered: 'لا يمكن استعمال هذه الأداة في هذا المقرر الآن.',
    unknown: 'لا توجد أداة كهذه؛ يُبحث في المقرر بدلًا من ذلك.',
    badInput: 'لم يناسب المُدخل هذه الأداة.',
    failed: 'فشلت الأداة.',
    tooLong: 'استغرقت الأداة وقتًا طويلًا.',
    askedEnough: 'سُئلت مرات كافية في هذه الإجابة.',
    nothing: 'لم ينتج عن ذلك شيء.',
  },
  passages: (all) =>
    count(all, {
      zero: 'لا مقاطع.',
      one: 'مقطع واحد.',
      two: 'مقطعان.',
      few: '# مقاطع.',
      many: '# مقطعًا.',
      other: '# مقطع.',
    }),
  noPassage: 'لم يُعثر على أي مقطع.',
  documents: (all) =>
    count(all, {
      zero: 'لا يتحدث عنه أي مستند.',
      one: 'يتحدث عنه مستند واحد.',
      two: 'يتحدث عنه مستندان.',
      few: 'تتحدث عنه # مستندات.',
      many: 'يتحدث عنه # مستندًا.',
      other: 'يتحدث عنه # مستند.',
    }),
  compared: (one, other) => `قورن ${named(one)} مع ${named(other)}.`,
  notInCourse: 'أحد المستندين المطلوب مقارنتهما ليس في المقرر.',
  exactPlaces: (all) =>
    count(all, {
      zero: 'لا ترد هذه الكلمات في أي موضع.',
      one: 'ترد هذه الكلمات في موضع واحد.',
      two: 'ترد هذه الكلمات في موضعين.',
      few: 'ترد هذه الكلمات في # مواضع.',
      many: 'ترد هذه الكلمات في # موضعًا.',
      other: 'ترد هذه الكلمات في # موضع.',
    }),
  nearPlaces: 'لا يرد أي موضع بهذه الكلمات؛ وهذه أقرب المواضع.',
  rows: (all) =>
    count(all, {
      zero: 'لا صفوف.',
      one: 'صف واحد؛ كل قيمة واردة في مقطعها.',
      two: 'صفّان؛ كل قيمة واردة في مقطعها.',
      few: '# صفوف؛ كل قيمة واردة في مقطعها.',
      many: '# صفًا؛ كل قيمة واردة في مقطعها.',
      other: '# صف؛ كل قيمة واردة في مقطعها.',
    }),
  noTable: 'لم يُعدّ أي نموذج جدولًا من المقاطع.',
  stepsSoFar: (all) =>
    count(all, {
      zero: 'لا خطوات حتى الآن.',
      one: 'خطوة واحدة حتى الآن.',
      two: 'خطوتان حتى الآن.',
      few: '# خطوات حتى الآن.',
      other: '# خطوة حتى الآن.',
    }),
  program: {
    ended: 'انتهى البرنامج.',
    failed: 'فشل البرنامج.',
    failedWith: (error) => `فشل البرنامج: ${apart(error)}`,
    handed: 'سُلّم إلى متصفحك.',
    unanswered: 'لم يُشغَّل: أُغلقت الصفحة أو لم تُجب في الوقت المحدد.',
    skipped: 'لم يُشغَّل: اخترت تخطّيه.',
    unable: 'لم يُشغَّل: لم يتمكن متصفحك من ذلك.',
  },
  message: {
    drafted: 'المسودة جاهزة؛ ولن يُرسل شيء دون موافقتك.',
    noDraft: 'لم يكتب أي نموذج مسودة.',
    noWay: 'لا يمكن إرسال رسالة من هذا المقرر الآن.',
    approved: 'وافقت عليها؛ وهي في الطريق.',
    declined: 'رفضت ذلك؛ ولم يُرسل شيء.',
    undecided: 'لم يُتخذ قرار؛ ولم يُرسل شيء.',
  },
  web: {
    found: (all) =>
      count(all, {
        zero: 'لا مواضع في الإنترنت.',
        one: 'موضع واحد في الإنترنت، وليس من مقررك.',
        two: 'موضعان في الإنترنت، وليسا من مقررك.',
        few: '# مواضع في الإنترنت، وليست من مقررك.',
        many: '# موضعًا في الإنترنت، وليست من مقررك.',
        other: '# موضع في الإنترنت، وليست من مقررك.',
      }),
    read: (host) => `قُرئت صفحة من ${apart(host)}، وليست من مقررك.`,
    notConfigured: 'لم يُضبط هنا أي محرك بحث.',
    unknownAddress: 'لا تُقرأ إلا صفحات وُجدت في بحث لهذه الإجابة، أو ذكرتها بنفسك.',
  },
  webTroubles: {
    cannot_count: 'لا يمكن سؤال الإنترنت الآن.',
    asked_enough: 'سُئل الإنترنت بما يكفي حاليًا؛ يمكن إعادة المحاولة لاحقًا.',
    engine_full: 'لا يستقبل محرك البحث مزيدًا من الأسئلة الآن.',
    engine_refuses: 'لا يقبلنا محرك البحث.',
    engine_failed: 'تعطّل محرك البحث.',
    engine_late: 'لم يُجب محرك البحث في الوقت المحدد.',
    engine_silent: 'لم يُجب محرك البحث.',
    engine_unclear: 'أجاب محرك البحث بصيغة غير معروفة.',
    page_status: 'أجابت الصفحة بالحالة #.',
    page_kind: 'لا تُقرأ صفحات من هذا النوع: النص أو HTML أو PDF فقط.',
    page_unreadable: 'تعذّرت قراءة نص الصفحة.',
    page_late: 'لم تُجب الصفحة في الوقت المحدد.',
    page_silent: 'لم تُجب الصفحة.',
    page_private: 'ليس هذا العنوان في الإنترنت العام.',
    page_large: 'الصفحة كبيرة جدًا.',
    page_circles: 'تدور الصفحة في حلقة.',
  },
};
