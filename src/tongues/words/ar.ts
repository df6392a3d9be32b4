import { apart, countIn, leftToRight } from '../../ground/language/index.ts';
import { timeIn, type Allowance } from '../allowance.ts';
import { deliveryWords } from './ar-delivery.ts';
import { doorWords } from './ar-doors.ts';
import { stepWords } from './ar-steps.ts';
import type { StudentWords } from './en.ts';

const count = countIn('ar');
const time = timeIn('ar');
const named = (text: string): string => `«${apart(text)}»`;
/** A line to call, in one piece. */
const call = (number: string): string => `**${leftToRight(number)}**`;
const whose = {
  tenant: 'المخصصة لمؤسستك',
  course: 'المخصصة لهذا المقرر',
  section: 'المخصصة لمجموعتك',
  student: 'المخصصة لك',
};
const when = { hour: 'لهذه الساعة', day: 'لهذا اليوم', month: 'لهذا الشهر' };

function allowance({ scope, period, keptBack = 0 }: Allowance): string {
  const except = keptBack > 0 ? ' (عدا ما يُحفظ للأيام التي تسبق مواعيد التسليم)' : '';
  return `حصة النماذج اللغوية ${whose[scope]} ${when[period]}${except}`;
}

/**
 * What the server says to students, in Arabic. It speaks to nobody as to a man or a woman: by words
 * that are written alike for both, and by verbal nouns.
 */
export const words: StudentWords = {
  crisis: {
    opening:
      'شكرًا لأنك أخبرتني بهذا. أنا برنامج حاسوبي ولا أستطيع أن أساعد في هذا كما يستطيع إنسان، لكن ما كتبته أهم من أي تمرين، وليس عليك حمل هذا العبء وحدك.',
    talk: 'من المهم الحديث مع شخص الآن:',
    closing:
      'إن كان الأمر يخصّ صديقًا أو صديقة، فسيقول لك هؤلاء الأشخاص أنفسهم ما يمكن فعله. ويمكنك أيضًا التوجه إلى خدمة الإرشاد النفسي للطلبة، أو إلى أي شخص محل ثقتك. لن يُحسب عليك شيء مما كتبته هنا، وأنا باقٍ هنا من أجل المقرر متى شئت.',
    lines: {
      US: `يمكنك الاتصال بالرقم ${call('988')} أو إرسال رسالة نصية إليه (${apart('Suicide & Crisis Lifeline')})، في أي وقت، مجانًا.`,
      CA: `يمكنك الاتصال بالرقم ${call('988')} أو إرسال رسالة نصية إليه (${apart('Suicide Crisis Helpline')})، في أي وقت، مجانًا.`,
      GB: `يمكنك الاتصال بخط Samaritans على الرقم ${call('116 123')}، في أي وقت، مجانًا، أو إرسال كلمة SHOUT في رسالة نصية إلى ${call('85258')}.`,
      IE: `يمكنك الاتصال بخط Samaritans على الرقم ${call('116 123')}، في أي وقت، مجانًا.`,
      DE: `خط TelefonSeelsorge: يمكنك الاتصال بالرقم ${call('116 123')} أو ${leftToRight('0800 111 0 111')}، في أي وقت، مجانًا.`,
      AU: `يمكنك الاتصال بخط Lifeline على الرقم ${call('13 11 14')}، في أي وقت.`,
      AT: `خط TelefonSeelsorge: يمكنك الاتصال بالرقم ${call('142')}، في أي وقت، مجانًا.`,
      CH: `${apart('Die Dargebotene Hand, La Main Tendue, Telefono Amico')}: يمكنك الاتصال بالرقم ${call('143')}، في أي وقت، مجانًا.`,
      ES: `يمكنك الاتصال بالرقم ${call('024')} (${apart('Línea 024')})، في أي وقت، مجانًا.`,
      MX: `يمكنك الاتصال بالرقم ${call('800 911 2000')} (${apart('Línea de la Vida')})، في أي وقت، مجانًا.`,
      FR: `يمكنك الاتصال بالرقم ${call('3114')}، في أي وقت، مجانًا.`,
      BR: `يمكنك الاتصال بخط CVV على الرقم ${call('188')}، في أي وقت، مجانًا.`,
      IL: `يمكنك الاتصال بخط ERAN على الرقم ${call('1201')}، في أي وقت.`,
    },
    emergency: (number) => `عند الخطر المباشر يمكنك الاتصال فورًا بالرقم ${call(number)}.`,
    anywhere: [
      `في الولايات المتحدة وكندا: ${call('988')}؛ في المملكة المتحدة وأيرلندا وألمانيا: ${call('116 123')}؛ في فرنسا: ${call('3114')}.`,
      'في أي مكان آخر يعرض موقع [findahelpline.com](https://findahelpline.com) خطوط المساندة المجانية في بلدك. وعند الخطر المباشر يمكنك الاتصال فورًا برقم الطوارئ المحلي.',
    ],
  },
  refusals: {
    jailbreak_attempt:
      'لا أستطيع فعل ذلك. ألتزم بقواعد هذا المقرر، ولا أكشف تعليماتي ولا بيانات الآخرين ولا مفاتيح الحلول.',
    violence:
      'لا أستطيع المساعدة في ذلك. إن كان هناك خطر محتمل عليك أو على غيرك، فمن الضروري الاتصال الآن برقم الطوارئ المحلي أو بأمن الحرم الجامعي.',
    illegal: 'لا أستطيع المساعدة في ذلك.',
    sexual: 'لا أستطيع كتابة ذلك. أنا هنا من أجل هذا المقرر.',
    harassment:
      'لن أساعد على إيذاء أحد أو التقليل من شأنه. إن كان في مجموعتك خلاف، فيمكن لهيئة التدريس أو لخدمات الطلبة أن تساعد.',
    any: 'لا أستطيع المساعدة في ذلك.',
  },
  redirections: {
    off_topic: 'هذا خارج ما أستطيع المساعدة فيه: أنا المساعد الدراسي لهذا المقرر.',
    inappropriate_language: 'أتفهّم أن هذا محبط. لنعد إلى المقرر.',
  },
  invitation: 'علامَ يحسن أن نعمل في المقرر؟ يمكنك ذكر صفحة أو صيغة أو خطوة توقفت عندها.',
  answer: {
    strained:
      'يبدو أن أمورًا كثيرة تثقل عليك. يمكنك الحديث مع إنسان عن ذلك متى شئت: مع خدمة الإرشاد النفسي للطلبة، أو مع شخص محل ثقتك، أو عبر خط مساندة.',
    again: 'انقطعت الإجابة؛ وها هي من جديد من بدايتها.',
    cut: 'تنقطع الإجابة هنا. اطلب منّي المتابعة وسأتابع.',
    nothingLeft:
      'ما كنت سأقوله لم أجده في مواد مقررك، فتركته. يمكن تجربة سؤال أضيق، أو سؤال هيئة التدريس أين يُتناول هذا.',
    prepared: (concept) =>
      `لا يجيب أي نموذج لغوي الآن. كُتب هذا الشرح عن ${named(concept)} مسبقًا من مقررك؛ وهو لا يعرف ما سبق لك تعلّمه.`,
    unseen: (pictures) =>
      pictures === 1
        ? 'لم أتمكن من النظر في صورتك، ولم أجد فيها نصًا أستطيع قراءته.'
        : 'لم أتمكن من النظر في صورك، ولم أجد فيها نصًا أستطيع قراءته.',
    readOnly: (pictures, quote) =>
      `لم أتمكن إلا من قراءة النص الذي في ${pictures === 1 ? 'صورتك' : 'صورك'}: ${named(quote)}`,
    fromWeb: (hosts) => `من الإنترنت، وليس من مقررك: ${apart(hosts)}.`,
  },
  failures: {
    worker_lost: 'انقطعت الإجابة. ما قيل حتى الآن محفوظ؛ يُرجى إعادة المحاولة.',
    interrupted: 'أُعيد تشغيل الخادم أثناء الإجابة. يُرجى إعادة المحاولة.',
    not_begun: 'المساعد مشغول الآن فلا يتمكن من الإجابة. يُرجى إعادة المحاولة بعد قليل.',
    model_unavailable: 'لم يُجب النموذج اللغوي. يُرجى إعادة المحاولة بعد لحظات.',
    internal: 'حدث خطأ أثناء الإجابة. يُرجى إعادة المحاولة.',
  },
  offline: {
    openings: {
      direct_instruction: 'هذا ما يقوله مقررك عن ذلك:',
      scaffolding: 'إليك بداية من مقررك:',
      socratic:
        'قبل متابعة القراءة يحسن أن تُقال في جملة واحدة الإجابة كما تبدو لك. يصوغها مقررك هكذا:',
      guided_practice: 'جزء كبير من هذا معروف لك من قبل. يقول مقررك:',
      challenge: 'مستواك هنا قوي، فلتكن هذه القراءة قراءة ناقدة:',
    },
    closings: {
      direct_instruction: (place) =>
        `الشرح كاملًا في ${named(place)}، ويمكنك سؤالي عن أي جملة غير واضحة.`,
      scaffolding: (place) => `والآن دورك: أي خطوة من ${named(place)} تنطبق أولًا على سؤالك، ولماذا؟`,
      socratic: () => 'فيمَ يتفق هذا مع ما خطر لك، وفيمَ لا يتفق؟',
      guided_practice: (place) =>
        `يمكنك تجربة مثال من عندك عن ${named(place)} وإخباري بكل خطوة؛ وسأشير إلى موضع المقرر الذي يتيح التحقق منها.`,
      challenge: (place) =>
        `هل يمكنك إيجاد حالة لا يصحّ فيها القول الوارد في ${named(place)} إذا غاب أحد شروطه؟`,
    },
    somewhere: 'هذا القسم',
    notFound: 'لم أجد إجابة عن هذا في مواد مقررك، وأفضّل ألا أخمّن.',
    askInstructor: 'يمكن لهيئة التدريس أن تبيّن أين يُتناول هذا.',
    nearby: 'أقرب الصفحات هي:',
    askAgain:
      'إن كانت إحداها هي المقصودة، فيمكنك طرح السؤال من جديد بكلماتها، أو سؤال هيئة التدريس.',
    nothingAsked:
      'لا أعرف عمّ أبحث في مقررك. تكفي جملة واحدة عن المطلوب فهمه؛ وإن كان في صورة، فقد تُقرأ صورة أقرب أو أوضح.',
    unprepared: 'لم يُضبط أي نموذج لغوي، ولا يحمل هذا الطلب مواد من المقرر يمكن الإجابة منها.',
  },
  budget: {
    spent: (limit, left) =>
      `${allowance(limit)} استُنفدت (بقي: ${left}). وتتجدد في ${time(limit.resetsAt)}.`,
    tokens: (all) =>
      count(all, {
        zero: 'لا وحدات نصية',
        one: 'وحدة نصية واحدة',
        two: 'وحدتان نصيتان',
        few: '# وحدات نصية',
        other: '# وحدة نصية',
      }),
    overWork: 'استُنفد ما يمكن إنفاقه على هذا.',
    tooManyTurns: (questions) =>
      count(questions, {
        one: 'طرحت سؤالًا واحدًا خلال دقيقة، وهذا هو الحد الأقصى.',
        two: 'طرحت سؤالين خلال دقيقة، وهذا هو الحد الأقصى.',
        few: 'طرحت # أسئلة خلال دقيقة، وهذا هو الحد الأقصى.',
        many: 'طرحت # سؤالًا خلال دقيقة، وهذا هو الحد الأقصى.',
        other: 'طرحت # سؤال خلال دقيقة، وهذا هو الحد الأقصى.',
      }),
    small: (limit) =>
      `${allowance(limit)} أوشكت على النفاد، لذلك يجيب نموذج أصغر. وتتجدد في ${time(limit.resetsAt)}.`,
    offline: (limit) =>
      `${allowance(limit)} استُنفدت، لذلك تأتي هذه الإجابة من مقررك بلا نموذج لغوي. وتتجدد في ${time(limit.resetsAt)}.`,
    enough: (limit, answers, isSmall) => {
      const more =
        answers === 'many'
          ? 'لأكثر من 100 إجابة أخرى'
          : count(answers, {
              zero: 'لأقل من إجابة أخرى',
              one: 'لإجابة واحدة أخرى تقريبًا',
              two: 'لإجابتين أخريين تقريبًا',
              few: 'لنحو # إجابات أخرى',
              other: 'لنحو # إجابة أخرى',
            });
      const kind = isSmall ? ' من نموذج أصغر' : '';
      return `${allowance(limit)} تكفي ${more}${kind}. وتتجدد في ${time(limit.resetsAt)}.`;
    },
    noMore: (limit) =>
      `${allowance(limit)} استُنفدت. يمكنك طرح أسئلة أخرى في ${time(limit.resetsAt)}.`,
    noMoreModel: (limit) =>
      `${allowance(limit)} استُنفدت: تأتي الإجابات من مقررك بلا نموذج لغوي. وتتجدد في ${time(limit.resetsAt)}.`,
  },
  quiz: {
    cloze: 'ما الكلمة الناقصة؟',
    choice: 'أي مصطلح يكمل الجملة؟',
    right: 'صحيح.',
    noAnswer: 'لا إجابة.',
    solution: (term) => `يقول المقرر: ${named(term)}.`,
  },
  delivery: deliveryWords,
  steps: stepWords,
  ...doorWords,
};
