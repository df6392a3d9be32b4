import type { ConductWords } from './en-conduct.ts';

/** What the pages of those who teach say about misconduct, in German. */
export const conductWords: ConductWords = {
  conduct: {
    setting: 'Verhalten',
    use: 'Fehlverhalten wird vermerkt und lässt, wenn es sich wiederholt, die Fragen pausieren',
    useWhat:
      'Was der Wächter abweist (Beleidigungen, Belästigung, Drohungen, sexuelle Inhalte, Hilfe beim Betrügen oder bei Straftaten, Versuche, die Regeln des Tutors zu umgehen), wird mit Art und Zeit vermerkt, nie mit dem Geschriebenen, und den Studierenden jedes Mal gesagt. Drei Vermerke in sieben Tagen lassen ihre Fragen zwei Tage pausieren, eine ernste Drohung sieben. Alles andere bleibt ihnen offen, und wer in Gefahr ist, bekommt immer eine Antwort.',
    useWhere:
      'Sie finden die Vermerke unter „Personen“ und können jeden zurücknehmen. Fragen, die nicht zum Kurs gehören, zählen nie, und ein Hilferuf wird hier nie vermerkt.',
    model: 'Ein Sprachmodell sieht sich auch Nachrichten an, bei denen der Wächter unsicher war',
    modelWhat:
      'Es wird erst nach der Antwort und nur zu wenigen Nachrichten gefragt und erfährt nicht, wer sie geschrieben hat. Die Kosten zählen zum Kurs. Was es findet, wartet auf Sie und hat vorher keine Folgen, außer Ihre Einrichtung hat es anders entschieden. Es arbeitet nur, solange der Schalter darüber an ist.',
    title: 'Verhalten',
    lead: 'Was in Nachrichten von Studierenden vermerkt wurde, nach Art und Zeit. Was sie geschrieben haben, bleibt zwischen ihnen und dem Tutor. Etwa zwei von hundert harmlosen Nachrichten werden irrtümlich abgewiesen: Nehmen Sie zurück, was zu Unrecht vermerkt wurde.',
    switchedOff:
      'In diesem Kurs wird kein Verhalten vermerkt. Lehrende schalten es unter „Einstellungen“ ein.',
    notAllowed: 'Wer diesen Tutor betreibt, hat das für alle Kurse ausgeschaltet.',
    none: 'Es wurde nichts vermerkt.',
    pauses: 'Fragen pausieren gerade',
    notes: 'Vermerke',
    nameless: 'Name von der Lernplattform nicht mitgeteilt',
    until: (name, when) => `${name}: bis ${when}`,
    lift: 'Pause aufheben',
    lifted: 'Die Pause ist aufgehoben.',
    letCount: 'Zählen lassen',
    takeBack: 'Zurücknehmen',
    saidCounts: 'Es zählt jetzt.',
    saidBack: 'Es ist zurückgenommen.',
    kinds: {
      inappropriate_language: 'Beleidigende Sprache',
      violence: 'Gewalt oder Drohungen',
      illegal: 'Hilfe bei etwas Verbotenem',
      sexual: 'Sexuelle Inhalte',
      off_topic: 'Ein Thema außerhalb des Kurses',
      harassment: 'Belästigung',
      self_harm: 'Ein Hilferuf',
      jailbreak_attempt: 'Ein Versuch, die Regeln des Tutors zu umgehen',
    },
    standings: {
      counts: 'zählt',
      noted: 'vermerkt, ohne Folgen',
      waits: 'wartet auf Sie, bis dahin ohne Folgen',
      struck_out: 'zurückgenommen',
    },
  },
};
