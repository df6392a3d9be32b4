import { apart, countIn, intlTag } from '../../ground/language/index.ts';
import { aloneWords } from './ar-alone.ts';
import { answerWords } from './ar-answers.ts';
import { formulaWords } from './ar-formulas.ts';
import { keptWords } from './ar-kept.ts';
import { wishWords } from './ar-wish.ts';
import { seenWords } from './ar-seen.ts';
import { ledgerWords } from './ar-ledger.ts';
import type { Words } from './en.ts';

const count = countIn('ar');
const shares = new Intl.NumberFormat(intlTag('ar'), { style: 'percent' });
const named = (text: string): string => `«${apart(text)}»`;

/**
 * What the page says to students, in Arabic. It speaks to nobody as to a man or a woman: by words that
 * are written alike for both, and by verbal nouns.
 */
export const words: Words = {
  lang: 'ar',
  app: {
    comma: '، ',
    skip: 'الانتقال إلى المحتوى',
    views: 'طرق العرض',
    focus: (what) => `هذا الرابط يخصّ ${named(what)}. ويبقى باقي المقرر في متناول اليد.`,
    announcements: 'إعلانات',
    offline: 'لم يُضبط أي نموذج لغوي: الإجابات مقتطفات من مقررك.',
    close: 'إغلاق',
    tryAgain: 'إعادة المحاولة',
    loading: 'جارٍ التحميل…',
    unreachable: 'يتعذّر الوصول إلى المساعد. يُرجى التحقق من الاتصال وإعادة المحاولة.',
    trouble: 'حدث خطأ من جانبنا. يُرجى إعادة المحاولة بعد دقيقة.',
    retryIn: (seconds) => {
      if (seconds < 90)
        return count(seconds, {
          one: 'يمكن إعادة المحاولة بعد ثانية واحدة.',
          two: 'يمكن إعادة المحاولة بعد ثانيتين.',
          few: 'يمكن إعادة المحاولة بعد # ثوانٍ.',
          other: 'يمكن إعادة المحاولة بعد # ثانية.',
        });
      const minutes = Math.round(seconds / 60);
      if (minutes < 120)
        return count(minutes, {
          two: 'يمكن إعادة المحاولة بعد دقيقتين تقريبًا.',
          few: 'يمكن إعادة المحاولة بعد # دقائق تقريبًا.',
          other: 'يمكن إعادة المحاولة بعد # دقيقة تقريبًا.',
        });
      const hours = Math.round(minutes / 60);
      if (hours < 48)
        return count(hours, {
          two: 'يمكن إعادة المحاولة بعد ساعتين تقريبًا.',
          few: 'يمكن إعادة المحاولة بعد # ساعات تقريبًا.',
          other: 'يمكن إعادة المحاولة بعد # ساعة تقريبًا.',
        });
      return count(Math.round(hours / 24), {
        two: 'يمكن إعادة المحاولة بعد يومين تقريبًا.',
        few: 'يمكن إعادة المحاولة بعد # أيام تقريبًا.',
        many: 'يمكن إعادة المحاولة بعد # يومًا تقريبًا.',
        other: 'يمكن إعادة المحاولة بعد # يوم تقريبًا.',
      });
    },
  },
  sessionOver: {
    title: 'يُرجى فتح المساعد من جديد',
    advice:
      'انقطعت صلة هذه الصفحة بمقررك: تدوم الجلسة يوم عمل واحدًا وتنتهي عندما ينساها المتصفح. يُرجى العودة إلى المقرر وفتح المساعد من هناك. محادثاتك محفوظة.',
    written: 'ما كتبته ولم يُرسل بعد. يحسن نسخه قبل المغادرة:',
  },
  tabs: {
    tutor: 'المساعد',
    progress: 'تقدّمي',
    quiz: 'اختبار ذاتي',
  },
  threads: {
    open: 'المحادثات',
    title: 'محادثاتك',
    add: 'محادثة جديدة',
    none: 'لا توجد محادثات بعد. ستُحفظ هنا.',
    current: 'مفتوحة الآن',
    private: 'ما يُكتب هنا لا يراه أحد سواك.',
  },
  welcome: {
    greeting: (name) => (name ? `أهلًا بك، ${apart(name)}.` : 'أهلًا بك.'),
    can: 'أجيب من مواد هذا المقرر وأبيّن لك موضع ما أقوله فيها. أستطيع أن أشرح، وأن أعطي تلميحات خطوة بخطوة، وأن أختبر معلوماتك. ولا أنجز بدلًا منك أعمالًا تُحتسب لها درجات.',
    begin: 'يمكنك البدء بما يلي',
    resume: 'متابعة آخر محادثة لك',
    empty:
      'لا توجد هنا مواد للمقرر بعد، فليس لديّ ما أجيب منه. يمكن لهيئة التدريس أن تضيفها؛ يُرجى العودة حينئذٍ.',
    starters: {
      explain: (concept) => `أرجو شرح «${concept}» مع مثال.`,
      compare: (one, other) => `ما العلاقة بين «${one}» و«${other}»؟`,
      example: (concept) => `أرجو عرض تمرين نموذجي عن «${concept}» مع تلميح.`,
      check: (concept) => `أرجو طرح سؤال يبيّن هل فهمت «${concept}».`,
      stuck: (concept) => `ما الذي يُساء فهمه عادةً في «${concept}»؟`,
    },
  },
  composer: {
    label: 'سؤالك',
    placeholder: 'سؤال عن المقرر…',
    hint: 'يُرسل السؤال بالضغط على Enter، ويبدأ سطر جديد بالضغط على Shift + Enter.',
    send: 'إرسال',
    stop: 'إيقاف',
    notSent: 'لم يُرسل سؤالك.',
    busy: 'ما زالت الإجابة عن السؤال الأخير تُكتب.',
    stopFailed: 'تعذّر إيقاف الإجابة. يُرجى إعادة المحاولة.',
  },
  turn: {
    log: 'المحادثة',
    you: 'سؤالك',
    tutor: 'المساعد',
    phases: {
      sent: 'جارٍ إرسال سؤالك…',
      reading: 'جارٍ قراءة سؤالك…',
      searching: 'جارٍ البحث في المقرر…',
      planning: 'جارٍ التفكير في طريقة الشرح…',
      writing: 'جارٍ الكتابة…',
      waiting: 'في انتظار ردّك…',
      over: '',
    },
    steps: {
      pictures: 'جارٍ قراءة النص الذي في صورك…',
      query: 'جارٍ صياغة السؤال بحيث يُفهم وحده…',
      prepared: 'جارٍ البحث عن إجابة مكتوبة مسبقًا…',
      grounded_answer: 'جارٍ كتابة إجابة من هذه المقاطع وحدها…',
      verify_quotes: 'جارٍ البحث عن الاقتباسات في المقرر…',
      plan: 'جارٍ التخطيط لما يُبحث عنه…',
      verify: 'جارٍ فحص ما إذا كان هذا كافيًا…',
      search: 'جارٍ البحث في المقرر…',
      document_search: 'جارٍ تصفّح قائمة المستندات…',
      document_compare: 'جارٍ مقارنة مستندين…',
      quote_finder: 'جارٍ البحث عن الكلمات بنصّها…',
      structured_extraction: 'جارٍ إعداد جدول من المقاطع…',
      run_summary: 'جارٍ مراجعة الخطوات حتى الآن…',
      code_runner: 'جارٍ تشغيل برنامج JavaScript…',
      python_runner: 'جارٍ إعداد برنامج Python…',
      message_instructor: 'جارٍ إعداد رسالة إلى هيئة التدريس…',
      web_search: 'جارٍ البحث في الويب…',
      web_fetch: 'جارٍ قراءة صفحة من الويب…',
    },
    found: (passages) =>
      count(passages, {
        zero: 'لم يُعثر على مقاطع؛ جارٍ التفكير في طريقة الشرح…',
        one: 'عُثر على مقطع واحد؛ جارٍ التفكير في طريقة الشرح…',
        two: 'عُثر على مقطعين؛ جارٍ التفكير في طريقة الشرح…',
        few: 'عُثر على # مقاطع؛ جارٍ التفكير في طريقة الشرح…',
        many: 'عُثر على # مقطعًا؛ جارٍ التفكير في طريقة الشرح…',
        other: 'عُثر على # مقطع؛ جارٍ التفكير في طريقة الشرح…',
      }),
    complete: 'اكتملت الإجابة.',
    stopped: 'أُوقفت',
    stoppedEarly: 'أوقفت هذه الإجابة قبل أن تبدأ.',
    failed: 'تعذّر إكمال هذه الإجابة.',
    failures: {
      worker_lost: 'توقف البرنامج الذي كان يكتب هذه الإجابة.',
      interrupted: 'أُعيد تشغيل المساعد أثناء الإجابة.',
      not_begun: 'كان المساعد مشغولًا فلم يتمكن من الإجابة.',
      model_unavailable: 'لم يُجب النموذج اللغوي.',
    },
    askAgain: 'طرح السؤال من جديد',
    connectionLost: 'انقطع الاتصال. ما زالت الإجابة تُكتب؛ جارٍ إعادة الاتصال…',
    followFailed: 'لا يمكن عرض هذه الإجابة الآن.',
    latest: 'الانتقال إلى نهاية الإجابة',
    support: {
      supported: '',
      partial: 'لا يغطي مقررك هذا إلا جزئيًا. يُرجى التحقق مما لم يُذكر له مصدر.',
      unsupported: 'هذه الإجابة ليست من مواد مقررك.',
    },
  },
  progress: {
    title: 'تقدّمي',
    lead: `ما تقوله إجاباتك في الاختبارات، ومحادثاتك حيث تُقرأ، عن كل مفهوم، بترتيب المقرر. يبيّن الشريط المدى الذي يقع فيه مستواك بيقين ${shares.format(0.9)}، والعلامة التي فيه هي أفضل تقدير. وكلما زادت الإجابات ضاق المدى.`,
    nothing: 'لا يُعرف شيء بعد: لم يُجرَ أي اختبار. في كل اختبار ثلاثة أسئلة.',
    empty: 'لا توجد مواد للمقرر بعد، فلا مفاهيم لعرضها.',
    concept: 'المفهوم',
    level: 'المستوى: أفضل تقدير والمدى',
    evidence: 'الإجابات',
    action: 'اختبار',
    none: 'لا بيانات بعد',
    percent: (share) => shares.format(share),
    range: (low, high) => `من ${low} إلى ${high}`,
    count: (answers) =>
      count(answers, {
        zero: 'لا إجابات',
        one: 'إجابة واحدة',
        two: 'إجابتان',
        few: '# إجابات',
        other: '# إجابة',
      }),
    quiz: 'اختبار في هذا',
    quizOn: (concept) => `اختبار في هذا: ${apart(concept)}`,
  },
  learned: {
    title: 'ما يُحفظ عن تعلّمك',
    on: 'تستند المستويات إلى إجابات الاختبارات، ولأن هيئة التدريس فعّلت ذلك، إلى ما يُكتب هنا للمدرّس أيضًا: يقرأ نموذج لغوي السؤال مرة أخرى بعد الإجابة عنه. ويُحسب ذلك ربع إجابة في اختبار، ولا يدخل في أي درجة.',
    off: 'تستند المستويات إلى إجابات الاختبارات وإلى ما دُوِّن من قبل. ولا تُقرأ المحادثات لهذا الغرض: لم تفعّله هيئة التدريس.',
    who: 'هذا لا يراه أحد سواك. وتعرف هيئة التدريس، دون أسماء، ما بقي غير واضح لدى خمسة من الصف على الأقل.',
    again: 'أمور تستحق نظرة أخرى',
    againLead: 'دوّنها نموذج لغوي، وقد يخطئ. إن لم يكن الأمر كذلك فيمكن قول ذلك: يُحذف ولا يُحسب بعدها.',
    seen: (times) =>
      count(times, {
        zero: 'لم يُدوَّن',
        one: 'دُوِّن مرة واحدة',
        two: 'دُوِّن مرتين',
        few: 'دُوِّن # مرات',
        other: 'دُوِّن # مرة',
      }),
    statuses: {
      active: 'يستحق نظرة أخرى',
      resolving: 'يزداد وضوحًا',
      resolved: 'اتضح',
    },
    notSo: 'ليس الأمر كذلك',
    notSoOf: (idea) => `ليس الأمر كذلك: ${apart(idea)}`,
    takenOut: 'حُذف ولا يُحسب بعد الآن.',
    helped: 'أثر الشروح',
    kinds: {
      analogy: 'تشبيه',
      example: 'مثال',
      steps: 'خطوة بخطوة',
      picture: 'صورة',
      definition: 'تعريف',
      question: 'سؤال',
      other: 'شرح',
    },
    worked: { yes: 'أفاد', no: 'لم يُفد' },
    next: 'خطوة تالية مناسبة:',
    entries: 'ما تستند إليه المستويات',
    sources: {
      quiz: 'إجابة في اختبار',
      check: 'تحقق قصير',
      chat: 'من محادثة',
      instructor: 'من هيئة التدريس',
    },
    outcomes: { right: 'صحيح', partly: 'صحيح جزئيًا', wrong: 'ليس صحيحًا بعد' },
    discounted: 'لا يُحسب',
  },
  quiz: {
    title: 'اختبار ذاتي',
    on: (concept) => `اختبار: ${apart(concept)}`,
    lead: 'ثلاثة أسئلة من مقررك. تُحتسب على أنها ما يمكنك فعله دون مساعدة؛ والمحاولة الأولى هي التي تُحتسب.',
    choose: 'المفهوم',
    weakest: 'أقل ما أعرفه',
    start: 'بدء الاختبار',
    making: 'جارٍ إعداد أسئلة من مقررك…',
    question: (number, all) => `السؤال ${number} من ${all}`,
    written: 'كتبه مسبقًا نموذج لغوي اعتمادًا على مقررك.',
    gap: 'كلمة ناقصة',
    answer: 'إجابتك',
    submit: 'التحقق من إجاباتي',
    unanswered: (numbers) => `لا إجابة بعد عن السؤال ${numbers}. يمكن التحقق مع ذلك، أو الإجابة أولًا.`,
    checkAnyway: 'التحقق مع ذلك',
    score: (score, max) => `${score} من ${max} صحيحة`,
    right: 'صحيح',
    wrong: 'غير صحيح',
    yourAnswer: 'إجابتك:',
    noAnswer: 'لا إجابة',
    practice: 'سبق أن اطّلعت على الحلول، فكانت هذه المحاولة تدريبًا ولا تغيّر تقدّمك.',
    counted: 'حُدّث تقدّمك.',
    ask: 'سؤال المساعد عن هذا',
    another: 'اختبار آخر',
    toProgress: 'عرض تقدّمي',
    question4tutor: (prompt, title) =>
      `ورد هذا السؤال في اختبار ولم تكن إجابتي صحيحة: «${prompt}» أرجو مساعدتي على فهمه. وهو من «${title}».`,
    question4tutorRight: (prompt, title) =>
      `ورد هذا السؤال في اختبار: «${prompt}» أرجو شرح المزيد عنه. وهو من «${title}».`,
    noMaterial:
      'ليس في المقرر بعد نص كافٍ عن هذا لإعداد اختبار. يمكن تجربة مفهوم آخر، أو سؤال المساعد.',
  },
  review: {
    title: (name) => `ما سُلّم: ${apart(name)}`,
    nameless: 'أحد الطلبة',
    nobody:
      'لم يُفتح المساعد في هذا المقرر من هذا الحساب قط، فلا شيء يُعرض. ولم تُسجَّل أي درجة في سجل الدرجات من المساعد.',
    nothing: 'لم يُسلَّم أي اختبار لهذا العمود من سجل الدرجات.',
    attempt: (title, when) => `${apart(title)}، ${when}`,
    score: (score, max) => `${score} من ${max} صحيحة`,
    counted: 'تُحتسب هذه المحاولة في الدرجة.',
    practice: 'تدريب: محاولة لاحقة والحلول معروفة. لا تغيّر الدرجة.',
    question: (number, all) => `السؤال ${number} من ${all}`,
    right: 'صحيح',
    wrong: 'غير صحيح',
    answer: 'الإجابة:',
    solution: 'المتوقع:',
    grades: {
      posted: (percent, when) => `سُجّلت في سجل الدرجات: ${percent} من 100، ${when}.`,
      waiting: (percent) => `في طريقها إلى سجل الدرجات: ${percent} من 100.`,
      refused: 'ليست في سجل الدرجات.',
      held: 'محجوزة.',
    },
    noGrade: 'لم يُسجَّل شيء في سجل الدرجات: التسجيل متوقف، أو لا شيء يُسجَّل.',
  },
  ask: { no: 'لا، يبقى كما هو' },
  formula: formulaWords,
  ...answerWords,
  ...keptWords,
  ...wishWords,
  ...seenWords,
  ...ledgerWords,
  ...aloneWords,
};
