import { countIn } from '../../../ground/language/index.ts';
import { classWords } from './de-class.ts';
import { conceptWords } from './de-concepts.ts';
import { conductWords } from './de-conduct.ts';
import { contestWords } from './de-contests.ts';
import { materialWords } from './de-material.ts';
import { openWorkWords } from './de-open-work.ts';
import { postingWords } from './de-posting.ts';
import { questionWords } from './de-questions.ts';
import { reteachWords } from './de-reteach.ts';
import { schoolWords } from './de-school.ts';
import { settingsWords } from './de-settings.ts';
import type { TeacherWords } from './en.ts';

const count = countIn('de');
const numbers = new Intl.NumberFormat('de');

/** What the pages of those who teach say beside what students read, in German. */
export const words: TeacherWords = {
  frame: {
    app: {
      offline: 'Es ist kein Sprachmodell eingerichtet: Antworten sind Auszüge aus dem Kurs.',
      unreachable:
        'Der Tutor ist nicht erreichbar. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.',
      trouble:
        'Bei uns ist etwas schiefgegangen. Versuchen Sie es bitte in einer Minute noch einmal.',
      retryIn: (seconds) => {
        if (seconds < 90)
          return count(seconds, {
            one: 'Versuchen Sie es in # Sekunde noch einmal.',
            other: 'Versuchen Sie es in # Sekunden noch einmal.',
          });
        const minutes = Math.round(seconds / 60);
        if (minutes < 120)
          return count(minutes, { other: 'Versuchen Sie es in etwa # Minuten noch einmal.' });
        const hours = Math.round(minutes / 60);
        if (hours < 48)
          return count(hours, { other: 'Versuchen Sie es in etwa # Stunden noch einmal.' });
        const days = Math.round(hours / 24);
        return count(days, { other: 'Versuchen Sie es in etwa # Tagen noch einmal.' });
      },
    },
    sessionOver: {
      title: 'Öffnen Sie den Tutor bitte noch einmal',
      advice:
        'Diese Seite hat die Verbindung zu Ihrem Kurs verloren: Eine Sitzung dauert einen Arbeitstag und endet, wenn der Browser sie vergisst. Gehen Sie zurück in Ihren Kurs und öffnen Sie den Tutor dort. Ihre Gespräche bleiben erhalten.',
      written:
        'Was Sie geschrieben und noch nicht abgeschickt haben. Kopieren Sie es, bevor Sie gehen:',
    },
  },
  tabs: {
    class: 'Klasse',
    school: 'Einrichtung',
    people: 'Personen',
    material: 'Material',
    concepts: 'Themen',
    questions: 'Fragen',
    settings: 'Einstellungen',
    preview: 'Tutor ausprobieren',
  },
  emptyCourse:
    'Es gibt noch kein Kursmaterial. Lesen Sie zuerst unter „Material“ den Kurs; dann können Studierende und Sie danach fragen.',
  people: {
    title: 'Personen',
    lead: 'Wer in diesem Kurs ist, wie Ihre Lernplattform es angibt. Die Liste wird jede Nacht gelesen; wer den Kurs verlässt, behält das Getane, erhält aber keine Noten mehr und wird nicht mitgezählt.',
    sync: 'Mit der Lernplattform abgleichen',
    reading: 'Die Liste der Mitglieder wird gelesen …',
    never:
      'Die Liste der Lernplattform wurde noch nicht gelesen: Das sind die Personen, die den Tutor geöffnet haben.',
    failed: 'Die Liste konnte nicht gelesen werden.',
    done: (when, joined, dropped) =>
      `Abgeglichen mit der Lernplattform: ${when}; ${numbers.format(joined)} dazugekommen, ${numbers.format(dropped)} gegangen.`,
    present: (people) => `Im Kurs (${numbers.format(people)})`,
    gone: (people) => `Nicht mehr im Kurs (${numbers.format(people)})`,
    nameless: 'Name von der Lernplattform nicht mitgeteilt',
    notYet: 'hat den Tutor noch nicht geöffnet',
    lastSeen: (when) => `zuletzt hier: ${when}`,
    visitsHidden: 'Ihre Einrichtung lässt Lehrkräfte nicht sehen, wann jemand hier war.',
    erasure: (day) =>
      `Ab dem ${day} wird gelöscht, was über die Studierenden dieses Kurses aufbewahrt wird: Gespräche, Fortschritte und Quiz-Antworten. Noten, die im Notenbuch Ihrer Lernplattform stehen, bleiben dort.`,
    roles: { student: 'Student/in', instructor: 'Lehrkraft', assistant: 'Assistenz' },
  },
  linking: {
    title: 'Den Tutor in Ihren Kurs einfügen',
    lead: 'Wählen Sie, was Studierende hinter dem Link finden. Er öffnet den Tutor, den Tutor zu einem Teil des Kurses oder ein Quiz.',
    offer: 'Was Sie einfügen können',
    search: 'Module, Dokumente und Quizze durchsuchen',
    notFound: 'Nichts hier enthält diese Wörter.',
    nothing: 'Noch ist nichts ausgewählt.',
    groups: { tutor: 'Tutor', module: 'Modul', document: 'Dokument', quiz: 'Quiz' },
    tutor: 'Der Tutor',
    tutorNote: 'für den ganzen Kurs',
    tutorPreview:
      'Studierende fragen nach allem im Kurs und machen Quizze zu dem, was sie am wenigsten können.',
    about: (what) => `Tutor: ${what}`,
    previewOf: (what) => `Was „${what}“ enthält`,
    focusPreview: (what) =>
      `Gespräche beginnen bei „${what}“; der Rest des Kurses bleibt in Reichweite.`,
    documents: (documents) => count(documents, { one: '# Dokument', other: '# Dokumente' }),
    unpublished: 'nicht veröffentlicht',
    questions: (questions, concept) =>
      `${count(questions, { one: '# Frage', other: '# Fragen' })} zu ${concept}`,
    question: (number, prompt, solution) => `${number}. ${prompt} (${solution})`,
    waiting: 'für diesen Kurs gemacht, noch nicht eingefügt',
    newQuiz: 'Gleich ein Quiz erstellen',
    concept: 'Thema',
    count: 'Fragen',
    make: 'Quiz erstellen',
    making: 'Fragen aus Ihrem Kurs werden vorbereitet …',
    label: 'Titel des Links',
    graded: 'Mit einer Spalte im Notenbuch',
    preset: 'Kurstutor',
    missing: 'Der Link braucht einen Titel.',
    noLinks:
      'An dieser Stelle nimmt die Lernplattform keine Links zum Tutor an. Brechen Sie ab, und fügen Sie ihn von einer anderen Stelle aus ein.',
    add: 'In den Kurs einfügen',
    cancel: 'Abbrechen',
    sending: 'Wird an die Lernplattform übergeben …',
  },
  ...classWords,
  ...conceptWords,
  ...conductWords,
  ...contestWords,
  ...materialWords,
  ...openWorkWords,
  ...questionWords,
  ...reteachWords,
  ...postingWords,
  ...settingsWords,
  ...schoolWords,
};
