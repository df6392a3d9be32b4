import { randomUUID } from 'node:crypto';
import type { Budget, Spender } from '../../src/budget/index.ts';
import { noteMember } from '../../src/courses/index.ts';
import { ensureTenant, type WithTenant } from '../../src/tenancy/index.ts';
import type { Db } from '../../src/ground/db/index.ts';

/** A tenant of its own with a course, its students, and turns that are begun and ended by hand. */
export interface Class {
  readonly tenantId: string;
  readonly courseId: string;
  readonly students: readonly Spender[];
  /** Begins a turn and sets money aside for it; the transaction is one, as in the product. */
  begin(
    budget: Budget,
    student: Spender,
    offers: Parameters<Budget['reserve']>[2]['offers'],
  ): Promise<{ id: string; standing: Awaited<ReturnType<Budget['reserve']>> }>;
  /** Says which sections or groups the student is in. */
  seat(student: Spender, keys: readonly string[]): Promise<void>;
  end(turnId: string, status: 'complete' | 'failed' | 'aborted'): Promise<void>;
  remove(turnId: string): Promise<void>;
}

export async function openClass(db: Db, withTenant: WithTenant, headcount: number): Promise<Class> {
  const { id: tenantId } = await ensureTenant(db, `Tenant ${randomUUID()}`);
  const students = await withTenant(tenantId, async (tx) => {
    const one = async (text: string, values: readonly unknown[]): Promise<string> => {
      const [row] = await tx.query<{ id: string }>(`${text} returning id`, values);
      return row?.id ?? '';
    };
    const registration = await one(
      `insert into registrations (tenant_id, issuer, client_id, auth_url, token_url, keys_url)
       values ($1, 'https://lms.example', 'c', 'https://lms.example/a', 'https://lms.example/t', 'https://lms.example/k')`,
      [tenantId],
    );
    const courseId = await one(
      `insert into courses (tenant_id, context_id, title) values ($1, 'c1', 'Course')`,
      [tenantId],
    );
    const made: Spender[] = [];
    for (let at = 0; at < headcount; at += 1) {
      const userId = await one(
        `insert into users (tenant_id, registration_id, sub, lms_user_id) values ($1, $2, $3, $3)`,
        [tenantId, registration, `s${at}`],
      );
      await tx.query(
        `insert into enrolments (tenant_id, course_id, user_id, role) values ($1, $2, $3, 'student')`,
        [tenantId, courseId, userId],
      );
      made.push({ tenantId, courseId, userId });
    }
    return made;
  });
  const courseId = students[0]?.courseId ?? '';
  return {
    tenantId,
    courseId,
    students,
    begin: (budget, student, offers) =>
      withTenant(tenantId, async (tx) => {
        const [thread] = await tx.query<{ id: string }>(
          `insert into threads (tenant_id, course_id, user_id, title) values ($1, $2, $3, 't') returning id`,
          [tenantId, courseId, student.userId],
        );
        const [turn] = await tx.query<{ id: string }>(
          `insert into turns (tenant_id, thread_id, course_id, user_id, mode, message, fingerprint)
           values ($1, $2, $3, $4, 'tutor', 'm', 'f') returning id`,
          [tenantId, thread?.id, courseId, student.userId],
        );
        const id = turn?.id ?? '';
        return { id, standing: await budget.reserve(tx, student, { id, offers }) };
      }),
    seat: (student, keys) =>
      withTenant(tenantId, (tx) => {
        const lmsUserId = `s${students.indexOf(student)}`;
        return noteMember(tx, { tenantId, courseId }, { lmsUserId, keys });
      }),
    end: (turnId, status) =>
      withTenant(tenantId, async (tx) => {
        await tx.query('update turns set status = $3 where tenant_id = $1 and id = $2', [
          tenantId,
          turnId,
          status,
        ]);
      }),
    remove: (turnId) =>
      withTenant(tenantId, async (tx) => {
        await tx.query('delete from turns where tenant_id = $1 and id = $2', [tenantId, turnId]);
      }),
  };
}
