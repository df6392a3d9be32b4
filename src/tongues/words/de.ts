import { countIn } from '../../ground/language/index.ts';
import { timeIn, type Allowance } from '../allowance.ts';
import { doorWords } from './de-doors.ts';
import { gradeWords } from './de-grades.ts';
import { stepWords } from './de-steps.ts';
import type { StudentWords } from './en.ts';

const count = countIn('de');
const time = timeIn('de');
const whose = {
  tenant: 'deiner Einrichtung',
  course: 'dieses Kurses',
  section: 'deiner Kursgruppe',
  student: 'für dich',
};
const when = { hour: 'in dieser Stunde', day: 'heute', month: 'in diesem Monat' };

function allowance({ scope, period, keptBack = 0 }: Allowance): string {
  const apart = keptBack > 0 ? ' (ohne das, was für die Tage vor Abgaben zurückgelegt ist)' : '';
  return `Das Sprachmodell-Kontingent ${whose[scope]} ${when[period]}${apart}`;
}

function openFor(until: string | null): string {
  return until === null ? 'noch offen ist' : `bis ${until} offen ist`;
}

/** What the server says to students, in German. */
export const words: StudentWords = {
  crisis: {
    opening:
      'Danke, dass du mir das sagst. Ich bin ein Computerprogramm und kann hier nicht so helfen wie ein Mensch, aber was du geschrieben hast, ist wichtiger als jede Aufgabe, und du musst das nicht allein tragen.',
    talk: 'Bitte sprich jetzt mit jemandem:',
    closing:
      'Wenn es um jemand anderen geht, sagen dir dieselben Menschen, was du tun kannst. Du kannst auch zur psychologischen Beratung für Studierende gehen oder zu jemandem, dem du vertraust. Nichts, was du hier geschrieben hast, wird dir angelastet, und für den Kurs bin ich weiter da, wann immer du magst.',
    lines: {
      US: 'Ruf die **988** an (Suicide & Crisis Lifeline) oder schreib eine SMS dorthin, jederzeit und kostenlos.',
      CA: 'Ruf die **988** an (Suicide Crisis Helpline) oder schreib eine SMS dorthin, jederzeit und kostenlos.',
      GB: 'Ruf Samaritans unter **116 123** an, jederzeit und kostenlos, oder schick SHOUT per SMS an **85258**.',
      IE: 'Ruf Samaritans unter **116 123** an, jederzeit und kostenlos.',
      DE: 'TelefonSeelsorge: **116 123** oder 0800 111 0 111, jederzeit und kostenlos.',
      AU: 'Ruf Lifeline unter **13 11 14** an, jederzeit.',
      AT: 'TelefonSeelsorge: **142**, jederzeit und kostenlos.',
      CH: 'Die Dargebotene Hand: **143**, jederzeit und kostenlos.',
      ES: 'Ruf die **024** an (Línea 024), jederzeit und kostenlos.',
      MX: 'Ruf die **800 911 2000** an (Línea de la Vida), jederzeit und kostenlos.',
      FR: 'Ruf die **3114** an, jederzeit und kostenlos.',
      BR: 'Ruf CVV unter **188** an, jederzeit und kostenlos.',
      IL: 'Ruf ERAN unter **1201** an, jederzeit.',
    },
    emergency: (number) => `Bei unmittelbarer Gefahr ruf die **${number}**.`,
    anywhere: [
      'In Deutschland: TelefonSeelsorge **116 123**; in Österreich **142**; in der Schweiz **143**.',
      'Überall sonst nennt [findahelpline.com](https://findahelpline.com) kostenlose Nummern in deinem Land. Bei unmittelbarer Gefahr ruf den Notruf, in ganz Europa **112**.',
    ],
  },
  refusals: {
    jailbreak_attempt:
      'Das kann ich nicht. Ich halte mich an die Regeln dieses Kurses und gebe weder meine Anweisungen noch Daten anderer oder Lösungsschlüssel heraus.',
    violence:
      'Dabei kann ich nicht helfen. Wenn du oder jemand anderes in Gefahr sein könnte, ruf jetzt den Notruf oder den Sicherheitsdienst deiner Einrichtung.',
    illegal: 'Dabei kann ich nicht helfen.',
    sexual: 'Das kann ich nicht schreiben. Ich bin für diesen Kurs da.',
    harassment:
      'Ich helfe nicht dabei, jemanden zu verletzen oder herabzusetzen. Wenn es in deiner Gruppe einen Konflikt gibt, können deine Lehrkraft oder die Beratungsstellen helfen.',
    any: 'Dabei kann ich nicht helfen.',
  },
  redirections: {
    off_topic:
      'Das liegt außerhalb dessen, wobei ich helfen kann: Ich bin der Tutor dieses Kurses.',
    inappropriate_language:
      'Ich verstehe, dass das frustrierend ist. Lass uns zum Kurs zurückkehren.',
  },
  invitation:
    'Woran im Kurs möchtest du arbeiten? Du kannst eine Seite nennen, eine Formel oder einen Schritt, an dem du hängst.',
  conduct: {
    noted:
      'Diese Nachricht wurde vermerkt. Nach drei Vermerken in sieben Tagen pausieren deine Fragen in diesem Kurs für zwei Tage. Wenn das ein Irrtum ist, sag es deiner Lehrperson; sie kann den Vermerk zurücknehmen.',
    notedGravely:
      'Diese Nachricht wurde vermerkt, und deine Fragen in diesem Kurs pausieren für sieben Tage. Wenn das ein Irrtum ist, sag es deiner Lehrperson; sie kann die Pause aufheben.',
    paused: (until: string, why: string) =>
      `Deine Fragen in diesem Kurs pausieren bis ${until}. Grund: ${why}. Was du gefragt hast, deine Quellen, dein Lernstand und die Quizze bleiben dir offen. Wenn das ein Irrtum ist, sag es deiner Lehrperson; sie kann die Pause aufheben. Wenn du oder jemand anders in Gefahr ist, schreib es trotzdem hier: Darauf kommt sofort eine Antwort.`,
    categories: {
      inappropriate_language: 'beleidigende Sprache',
      violence: 'Gewalt oder Drohungen',
      illegal: 'Hilfe bei etwas Verbotenem',
      sexual: 'sexuelle Inhalte',
      off_topic: 'ein Thema außerhalb des Kurses',
      harassment: 'Belästigung',
      self_harm: 'ein Hilferuf',
      jailbreak_attempt: 'ein Versuch, die Regeln des Tutors zu umgehen',
    },
  },
  answer: {
    strained:
      'Das klingt, als ob viel auf dir lastet. Du kannst jederzeit mit einem Menschen darüber sprechen: mit der psychologischen Beratung für Studierende, mit jemandem, dem du vertraust, oder an einem Hilfetelefon.',
    helpNear:
      'Du hast mir vor Kurzem etwas Schweres erzählt. Es ist weiter jemand da, mit dem du sprechen kannst:',
    again: 'Die Antwort brach ab; hier ist sie noch einmal von Anfang an.',
    cut: 'Hier bricht die Antwort ab. Bitte mich fortzufahren, dann mache ich weiter.',
    nothingLeft:
      'Was ich sagen wollte, war in deinem Kursmaterial nicht zu finden, deshalb habe ich es weggelassen. Versuch eine engere Frage, oder frag deine Lehrkraft, wo das behandelt wird.',
    prepared: (concept) =>
      `Gerade antwortet kein Sprachmodell. Diese Erklärung zu „${concept}“ wurde im Voraus aus deinem Kurs geschrieben; sie weiß nicht, was du schon weißt.`,
    unseen: (pictures) =>
      pictures === 1
        ? 'Ich konnte dein Bild nicht ansehen und fand darin keinen Text, den ich lesen konnte.'
        : 'Ich konnte deine Bilder nicht ansehen und fand darin keinen Text, den ich lesen konnte.',
    readOnly: (pictures, quote) =>
      `Ich konnte nur den Text in ${pictures === 1 ? 'deinem Bild' : 'deinen Bildern'} lesen: „${quote}“`,
    fromWeb: (hosts) => `Im Web nachgesehen, nicht aus deinem Kurs: ${hosts}.`,
  },
  failures: {
    worker_lost:
      'Die Antwort wurde unterbrochen. Was bisher gesagt wurde, bleibt erhalten; versuch es bitte noch einmal.',
    interrupted:
      'Der Server wurde neu gestartet, während er antwortete. Versuch es bitte noch einmal.',
    not_begun:
      'Der Tutor ist gerade zu beschäftigt, um zu antworten. Versuch es bitte in einer Weile noch einmal.',
    model_unavailable:
      'Das Sprachmodell hat nicht geantwortet. Versuch es bitte gleich noch einmal.',
    internal: 'Beim Antworten ist etwas schiefgegangen. Versuch es bitte noch einmal.',
  },
  offline: {
    openings: {
      direct_instruction: 'Das sagt dein Kurs dazu:',
      scaffolding: 'Hier ist ein Anfang aus deinem Kurs:',
      socratic:
        'Bevor du weiterliest: Sag in einem Satz, was deiner Meinung nach die Antwort ist. Dein Kurs drückt es so aus:',
      guided_practice: 'Einen guten Teil davon kannst du schon. Dein Kurs sagt:',
      challenge: 'Hier bist du stark, also lies das kritisch:',
    },
    closings: {
      direct_instruction: (place) =>
        `Lies „${place}“ für die ganze Erklärung, und frag mich nach jedem Satz, der unklar ist.`,
      scaffolding: (place) =>
        `Jetzt du: Welcher Schritt aus „${place}“ passt zuerst auf deine Frage, und warum?`,
      socratic: () => 'Wo stimmt das mit dem überein, was du dachtest, und wo nicht?',
      guided_practice: (place) =>
        `Versuch ein eigenes Beispiel zu „${place}“ und sag mir jeden Schritt; ich zeige dir die Stelle im Kurs, an der du ihn prüfen kannst.`,
      challenge: (place) =>
        `Findest du einen Fall, in dem die Aussage in „${place}“ nicht mehr gälte, wenn eine ihrer Bedingungen fehlte?`,
    },
    somewhere: 'diesen Abschnitt',
    notFound:
      'Dazu habe ich in deinem Kursmaterial keine Antwort gefunden, deshalb rate ich lieber nicht.',
    askInstructor: 'Deine Lehrkraft kann dir sagen, wo es behandelt wird.',
    nearby: 'Am nächsten kommen diese Seiten:',
    askAgain:
      'Wenn du eine davon meinst, frag noch einmal mit ihren Worten, oder frag deine Lehrkraft.',
    nothingAsked:
      'Ich weiß nicht, wonach ich in deinem Kurs suchen soll. Sag mir in einem Satz, was du verstehen möchtest; wenn es auf einem Bild steht, lässt sich ein näheres oder schärferes vielleicht lesen.',
    unprepared:
      'Es ist kein Sprachmodell eingerichtet, und diese Anfrage bringt kein Kursmaterial mit, aus dem sich antworten ließe.',
  },
  budget: {
    spent: (limit, left) =>
      `${allowance(limit)} ist aufgebraucht (${left} übrig). Es ist wieder da: ${time(limit.resetsAt)}.`,
    tokens: (all) => count(all, { other: '# Token' }),
    overWork: 'Was hierfür ausgegeben werden darf, ist aufgebraucht.',
    tooManyTurns: (questions) =>
      `Du hast ${questions} Fragen innerhalb einer Minute gestellt; mehr sind nicht möglich.`,
    small: (limit) =>
      `${allowance(limit)} ist fast aufgebraucht, deshalb antwortet ein kleineres Modell. Es ist wieder da: ${time(limit.resetsAt)}.`,
    offline: (limit) =>
      `${allowance(limit)} ist aufgebraucht, deshalb kommt diese Antwort ohne Sprachmodell aus deinem Kurs. Es ist wieder da: ${time(limit.resetsAt)}.`,
    enough: (limit, answers, isSmall) => {
      const more =
        answers === 'many'
          ? 'mehr als 100 weitere Antworten'
          : count(answers, { one: 'etwa # weitere Antwort', other: 'etwa # weitere Antworten' });
      const kind = isSmall ? ' eines kleineren Modells' : '';
      return `${allowance(limit)} reicht für ${more}${kind}. Es erneuert sich: ${time(limit.resetsAt)}.`;
    },
    noMore: (limit) =>
      `${allowance(limit)} ist aufgebraucht. Du kannst wieder fragen ab: ${time(limit.resetsAt)}.`,
    noMoreModel: (limit) =>
      `${allowance(limit)} ist aufgebraucht: Antworten kommen ohne Sprachmodell aus deinem Kurs. Es ist wieder da: ${time(limit.resetsAt)}.`,
  },
  openWork: {
    hints: (title, until) =>
      `Das kommt „${title}“ nahe, das benotet wird und ${openFor(until)}. Bis dahin helfe ich in diesem Gespräch mit Hinweisen und mit Fragen zu deinem eigenen Versuch. Für anderes beginne ein neues Gespräch.`,
    refuse: (title, until) =>
      `Das kommt „${title}“ nahe, das benotet wird und ${openFor(until)}. Bis dahin antworte ich in diesem Gespräch nicht darauf. Für anderes beginne ein neues Gespräch.`,
    refusal:
      'Diese Arbeit sollst du nach dem Wunsch deiner Lehrperson ohne mich machen. Bei den Ideen dahinter helfe ich dir danach gern, und bei allem anderen jetzt.',
    locked: (title, until) =>
      `Während „${title}“ ist der Tutor geschlossen, für dich bis ${until}. Frühere Gespräche kannst du weiter lesen.`,
  },
  quiz: {
    cloze: 'Welches Wort fehlt?',
    choice: 'Welcher Begriff vervollständigt den Satz?',
    right: 'Richtig.',
    noAnswer: 'Keine Antwort.',
    solution: (term) => `Im Kurs steht: „${term}“.`,
  },
  exercise: {
    on: (concept) => `Hier ist eine Übung zu „${concept}“.`,
    prepared:
      'Ein Sprachmodell hat sie aus deinem Kurs vorbereitet, während du gelesen hast; sie kann falsch sein.',
    written:
      'Ein Sprachmodell hat sie im Voraus aus deinem Kurs geschrieben; sie kann falsch sein.',
    ownWords: 'Sie ist aus einem Satz deines Kurses gemacht, ohne Sprachmodell.',
  },
  delivery: {
    lms_busy: (lms) => `${lms} nimmt gerade keine Nachrichten an.`,
    lms_failed: (lms) => `${lms} ist gescheitert, während es die Nachricht annahm.`,
    lms_forbidden: (lms) => `Die Adresse von ${lms} darf nicht aufgerufen werden.`,
    lms_unreachable: (lms) => `${lms} war nicht erreichbar.`,
    lms_broke: (lms) => `Die Verbindung zu ${lms} brach ab, während die Nachricht gesendet wurde.`,
    lms_unclear: (lms) => `${lms} hat in einer Form geantwortet, die Preceptor nicht kennt.`,
    lms_partly: (lms) => `${lms} hat sie nur einem Teil der Lehrkräfte zugestellt.`,
    lms_slow: (lms) => `${lms} begrenzt gerade, wie schnell wir schreiben dürfen.`,
    moodle_refused: () =>
      'Moodle hat die Nachricht nicht angenommen: Das verbundene Konto braucht core_message_send_instant_messages und moodle/site:sendmessage.',
    canvas_refused: () =>
      'Canvas hat die Nachricht nicht angenommen: Das verbundene Konto darf diesen Lehrkräften nicht schreiben.',
    not_connected: () =>
      'Der Kurs ist nicht mehr mit der Lernplattform verbunden, also gibt es kein Postfach, an das sich schreiben ließe.',
    mail_refused: () => 'Der Mailserver hat die Nachricht abgelehnt.',
    mail_busy: () => 'Der Mailserver nimmt gerade keine Nachrichten an.',
    mail_broke: () => 'Die Verbindung zum Mailserver brach ab.',
    no_way: () => 'Es gibt keinen Weg mehr, Nachrichten zu senden.',
    interrupted: () =>
      'Preceptor wurde beim Senden unterbrochen, deshalb ist nicht bekannt, ob die Nachricht angekommen ist. Noch einmal gesendet, kommt sie vielleicht zweimal an.',
  },
  gradebook: gradeWords,
  steps: stepWords,
  ...doorWords,
};
