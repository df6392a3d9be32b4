import type { GradedWork } from '../courses/index.ts';

const hourMs = 3_600_000;

/**
 * Until when a work counts as open: its due date and what the instructor adds, else when the LMS closes it;
 * null: as long as the LMS shows it.
 */
export function openUntil({ dueAt, lockAt }: GradedWork, graceHours: number): Date | null {
  return dueAt ? new Date(dueAt.getTime() + graceHours * hourMs) : lockAt;
}

export function isOpen(work: GradedWork, graceHours: number, now: Date): boolean {
  const until = openUntil(work, graceHours);
  return until === null || now < until;
}

/**
 * A text that tells by its name that it solves tasks: "Solutions to problem set 3", "Musterlösung". What is
 * only about solutions of another kind ("Solutions of linear equations") is none.
 */
export function isSolution(title: string): boolean {
  const name = title.normalize('NFC').toLowerCase();
  return isAlways.test(name) || (solves.test(name) && tasks.test(name));
}

const isAlways =
  /answer[ _-]?(?:key|sheet)|solution[ _-]?(?:key|manual|set|sheet)|model[ _-]?(?:answer|solution)|musterl[öo]e?sung|l[öo]e?sungsblatt|corrig[ée]|solucionario|gabarito|מחוון|نموذج الإجابة/u;
const solves =
  /solution|answer|l[öo]e?sung|soluci[óo]n|respuesta|soluç|resposta|réponse|פתרון|פתרונות|תשובות|حل|حلول|إجابات/u;
const tasks =
  /assignment|homework|problem|exercise|sheet|quiz|exam|midterm|test|\bhw|\bps ?\d|aufgabe|übung|blatt|klausur|prüfung|tarea|ejercicio|examen|hoja|devoir|exercice|feuille|contrôle|tarefa|exerc[íi]cio|lista|prova|תרגיל|מטלה|מבחן|בחינה|تمرين|تمارين|واجب|اختبار|امتحان/u;
