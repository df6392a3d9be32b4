import { apart, countIn, leftToRight, intlTag } from '../../ground/language/index.ts';
import type { AnswerWords } from './en-answers.ts';

const count = countIn('ar');
const numbers = new Intl.NumberFormat(intlTag('ar'));
const seconds = new Intl.NumberFormat(intlTag('ar'), {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});
const named = (text: string): string => `«${apart(text)}»`;
const tokens = (all: number): string =>
  count(all, {
    zero: 'لا وحدات نصية',
    one: 'وحدة نصية واحدة',
    two: 'وحدتان نصيتان',
    few: '# وحدات نصية',
    other: '# وحدة نصية',
  });

/** What the page says about an answer, its sources and what it needs of its student, in Arabic. */
export const answerWords: AnswerWords = {
  approval: {
    title: 'هل تُرسل هذه الرسالة؟',
    what: 'صاغها المساعد لك، ويمكنك تعديلها. لن يُرسل شيء ما لم يُضغط على «إرسال هذه الرسالة».',
    to: 'إلى',
    via: 'تُرسل عبر',
    ways: { canvas: 'صندوق بريد Canvas', moodle: 'رسائل Moodle', email: 'البريد الإلكتروني' },
    subject: 'الموضوع',
    body: 'الرسالة',
    footer: (text) => `يُضاف تحتها: ${apart(text)}`,
    send: 'إرسال هذه الرسالة',
    decline: 'عدم الإرسال',
    again: 'إعادة الإرسال',
    states: {
      waiting: (to) => `رسالتك إلى ${apart(to)} في الطريق.`,
      sent: (to) => `أُرسلت رسالتك إلى ${apart(to)}.`,
      failed: (to) => `لم تُرسل رسالتك إلى ${apart(to)}.`,
      unsure: (to) => `لا يُعرف هل وصلت رسالتك إلى ${apart(to)}.`,
    },
  },
  program: {
    title: 'برنامج Python',
    phase: 'يعمل برنامج Python قصير في متصفحك…',
    stages: {
      loading: 'جارٍ تحميل Python، نحو 14 ميغابايت في المرة الأولى…',
      running: 'البرنامج يعمل…',
      handing: 'جارٍ تسليم النتيجة إلى المساعد…',
    },
    code: 'عرض البرنامج',
    skip: 'المتابعة من دونه',
  },
  exercise: {
    ask: 'أعطني تمرينًا',
    message: 'أعطني تمرينًا.',
    counts:
      'تُحسب الإجابة نصف ما تُحسب إجابة في اختبار قصير، لأن المساعدة كانت قريبة، ولا تدخل في أي درجة.',
    next: 'أُعدّ التمرين التالي',
    states: {
      writing: 'يجري إعداده.',
      waiting: 'ينتظر نصف ساعة.',
      served: 'حصلت عليه.',
      dropped: 'ما كُتب لم يجتز الفحوص.',
      withdrawn: 'سُحب لأن مقررك لا يسمح به الآن.',
      expired: 'لم يُطلب خلال نصف ساعة.',
    },
  },
  marks: {
    badge: 'ليس من مقررك',
    reasons: {
      quote: (said) => `لا يرد ${named(said)} في الموضع المذكور.`,
      number: (said) => `لا يرد العدد ${leftToRight(said)} في الموضع المذكور.`,
      formula: (said) => `لا ترد الصيغة ${leftToRight(said)} في الموضع المذكور.`,
      name: (said) => `لا يذكر الموضع المذكور ${apart(said)}.`,
      source: (said) => `لا يوجد مصدر ${apart(said)}.`,
      subject: () => 'يتحدث الموضع المذكور عن شيء آخر.',
    },
    leftOut: (sentences) =>
      count(sentences, {
        zero: 'لم تُحذف أي جملة.',
        one: 'حُذفت جملة واحدة لأنها لم توجد في الموضع المذكور.',
        two: 'حُذفت جملتان لأنهما لم توجدا في المواضع المذكورة.',
        few: 'حُذفت # جمل لأنها لم توجد في المواضع المذكورة.',
        other: 'حُذفت # جملة لأنها لم توجد في المواضع المذكورة.',
      }),
    checked: (checked, failed) => {
      const said = count(checked, {
        zero: 'لا تذكر أي جملة مصدرًا.',
        one: 'جملة واحدة تذكر مصدرًا',
        two: 'جملتان تذكران مصدرًا',
        few: '# جمل تذكر مصدرًا',
        other: '# جملة تذكر مصدرًا',
      });
      if (checked === 0) return said;
      return failed === 0
        ? `${said}؛ ووُجدت هناك الاقتباسات والأعداد والصيغ والأسماء.`
        : `${said}؛ ولم يوجد شيء مما في ${numbers.format(failed)} منها هناك.`;
    },
  },
  pictures: {
    add: 'إضافة صورة',
    tray: 'صور لسؤالك',
    adding: 'جارٍ إضافة الصورة…',
    added: (number) => `أُضيفت الصورة ${number}. يمكن إرسالها مع سؤال أو من دونه.`,
    alone: (all) =>
      count(all, {
        zero: 'لا صور.',
        one: 'صورة واحدة بلا كلمات.',
        two: 'صورتان بلا كلمات.',
        few: '# صور بلا كلمات.',
        other: '# صورة بلا كلمات.',
      }),
    untitled: 'صور بلا كلمات',
    removed: 'أُزيلت الصورة.',
    remove: (number) => `إزالة الصورة ${number}`,
    describe: (number) => `وصف الصورة ${number} (اختياري)`,
    describeHint: 'يُقرأ لمن لا يرونها، ويُبلَّغ به المساعد.',
    number: (number) => `الصورة ${number}`,
    tooMany: (most) => `أقصى عدد للصور في السؤال الواحد: ${most}.`,
    tooLarge: (most) => `الصورة كبيرة جدًا: يمكن إضافة ما لا يزيد على ${most} ميغابايت.`,
    notAPicture: 'لا تُضاف إلا الصور: PNG أو JPEG أو WebP.',
    notAdded: 'لم تُضَف الصورة.',
    step: 'نُظر في صورك',
    read: (number, text) => `الصورة ${number}: ${named(text)}.`,
    unread: (number) => `الصورة ${number}: لم يمكن قراءة أي نص فيها.`,
    shown: 'عُرضت الصور على النموذج.',
    inWords: 'النموذج الذي أجاب لا يرى؛ وقد أُبلغ بما قُرئ.',
    notShown: 'لا يمكن عرض هذه الصورة الآن.',
  },
  source: {
    title: 'المصادر',
    page: (page) => `صفحة ${page}`,
    at: (time) => `عند ${time}`,
    spoken: (number) => `المصدر ${number}`,
    chip: (number, place) => `المصدر ${number}: ${apart(place)}`,
    panel: 'المصدر',
    slide: (slide) => `شريحة ${slide}`,
    quote: 'ما اقتُبس',
    asText: 'بصيغة نص',
    pageView: (title) => `صفحات ${named(title)}`,
    sheet: 'الصفحة',
    pageOf: (page, all) => `صفحة ${page} من ${all}`,
    picture: (page, isMarked) =>
      isMarked
        ? `صورة الصفحة ${page}؛ الكلمات المقتبسة مظلَّلة. وهي مكتوبة نصًا في الأعلى.`
        : `صورة الصفحة ${page}`,
    previousPage: 'الصفحة السابقة',
    nextPage: 'الصفحة التالية',
    larger: 'تكبير',
    smaller: 'تصغير',
    notDrawn: 'لا يمكن عرض هذه الصفحة كما طُبعت. نصّها في الأسفل.',
    noPages: 'لا يمكن عرض الصفحات كما طُبعت. إليك نصّها.',
    cited: 'مقتبس من هنا',
    openInLms: 'الفتح في نظام التعلّم',
    newTab: 'يُفتح في علامة تبويب جديدة',
    earlier: 'عرض ما يسبق',
    later: 'عرض ما يلي',
    gone: 'هذا المستند غير متاح لك الآن. ربما أُزيل أو أُغلق منذ كُتبت الإجابة.',
    quoteOnly: 'لا تعرض هيئة التدريس من هذا المستند إلا هذا الاقتباس.',
    moved: 'تغيّر المستند منذ اقتُبس منه؛ ولم يعد الموضع الدقيق فيه.',
  },
  origin: {
    title: 'كيف نشأت هذه الإجابة',
    loading: 'جارٍ قراءة السجل…',
    unavailable: 'سجل هذه الإجابة غير متاح الآن.',
    incomplete: 'هذا السجل غير كامل: جزء منه غير متاح الآن.',
    timing: 'الوقت المستغرق',
    milliseconds: (ms) =>
      ms < 1000 ? `${Math.round(ms)} م.ث` : `${seconds.format(ms / 1000)} ثانية`,
    steps: {
      snapshot: 'استحضار ما يُعرف عنك',
      search: 'البحث في المقرر',
      firstWord: 'أول كلمة من النموذج',
    },
    guard: 'فُحصت رسالتك',
    guardFine: 'لم يكن فيها ما يلزم حجبه.',
    guardGuide: 'بدت كأنها عمل تُحتسب له درجة، لذلك ترشدك الإجابة بدلًا من أن تحلّه.',
    guardOther: (category) => `عوملت على أنها: ${category}.`,
    categories: {
      inappropriate_language: 'لغة غير لائقة',
      violence: 'عنف',
      illegal: 'شيء غير مسموح به',
      sexual: 'محتوى جنسي',
      off_topic: 'خارج موضوع المقرر',
      harassment: 'مضايقة',
      self_harm: 'قلق على سلامتك',
      jailbreak_attempt: 'محاولة للالتفاف على القواعد',
    },
    snapshot: 'نُظر فيما يُعرف عنك',
    snapshotNothing: 'لا شيء بعد: لا اختبارات، ولا رسائل سابقة في هذه المحادثة.',
    snapshotParts: {
      concepts: (all) =>
        count(all, {
          zero: 'لا مفاهيم لها بيانات',
          one: 'مفهوم واحد له بيانات',
          two: 'مفهومان لهما بيانات',
          few: '# مفاهيم لها بيانات',
          many: '# مفهومًا لها بيانات',
          other: '# مفهوم لها بيانات',
        }),
      quizzes: (all) =>
        count(all, {
          zero: 'لا اختبارات',
          one: 'اختبار واحد',
          two: 'اختباران',
          few: '# اختبارات',
          many: '# اختبارًا',
          other: '# اختبار',
        }),
      messages: (all) =>
        count(all, {
          zero: 'لا رسائل سابقة',
          one: 'رسالة سابقة واحدة',
          two: 'رسالتان سابقتان',
          few: '# رسائل سابقة',
          other: '# رسالة سابقة',
        }),
      weak: (names) => `أضعف في ${names}`,
    },
    quoted: named,
    search: 'بُحث في المقرر',
    searchNothing: 'لم يُعثر على أي مقطع.',
    otherWords: 'لا يكاد المقرر يستعمل هذه الكلمات، لذلك بُحث أيضًا عن كلمات أخرى للأشياء نفسها.',
    passage: 'المقطع',
    byMeaning: 'بالمعنى',
    byWords: 'بالكلمات',
    used: 'اقتُبس',
    yes: 'نعم',
    no: 'لا',
    rank: (rank) => (rank === null ? '–' : `رقم ${rank}`),
    stepStatus: { failed: 'فشلت هذه الخطوة.', blocked: 'لم يُسمح بهذه الخطوة.' },
    strategy: 'اختيرت طريقة التعليم',
    strategies: {
      direct_instruction: 'شرح خطوة بخطوة',
      scaffolding: 'إعطاء بداية وتلميحات',
      socratic: 'التوجيه بالأسئلة',
      guided_practice: 'التدرّب معًا',
      challenge: 'طرح مسألة أصعب',
    },
    about: (concept) => `عن ${named(concept)}`,
    model: 'كُتبت الإجابة',
    offlineModel: 'بلا نموذج لغوي: جمل مأخوذة من المقرر',
    fallback: (model, reason) => `بدلًا من ${apart(model)}${reason ? ` (${apart(reason)})` : ''}`,
    passedOver: {
      key_refused: 'رُفض مفتاحه',
      rate_limited: 'سُئل أكثر مما ينبغي',
      unavailable: 'يتعذّر الوصول إليه',
      timed_out: 'لم يُجب في الوقت المحدد',
      model_gone: 'لم يعد لدى مزوّده',
      request_refused: 'رُفض الطلب',
      empty: 'لم يقل شيئًا',
      declined: 'لم يدعه مرشِّحه يقول شيئًا',
      no_model: 'لا نموذج',
      no_key: 'لا مفتاح',
      no_price: 'السعر غير معروف',
      unknown_provider: 'مزوّد غير معروف',
      not_ready: 'غير جاهز',
      needs_a_language_model: 'لا يستطيع ذلك',
      shut_out: 'تعطّل قبل لحظات',
      over_budget: 'مكلف أكثر مما تبقّى',
    },
    tokens: (input, output) => `قُرئ: ${tokens(input)}، وكُتب: ${tokens(output)}`,
    estimated: 'تقدير',
    support: 'قورنت الإجابة بالمقرر',
    supportText: {
      supported: 'لما فيها من أقوال مصادر من المقرر.',
      partial: 'يسندها المقرر جزئيًا.',
      unsupported: 'لا يسندها المقرر.',
    },
    interrupts: {
      crisis: 'عُرضت المساعدة فورًا، دون سؤال أي نموذج.',
      moderation: 'أُجيب عن الرسالة دون سؤال أي نموذج.',
    },
  },
};
