import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { createProcessLive } from '../../src/ground/live/index.ts';
import { createTellOpened, prepareOpenedCourses } from '../../src/tutor/index.ts';

const calculus = { tenantId: 'a', courseId: 'calculus' };
const biology = { tenantId: 'a', courseId: 'biology' };

describe('a course that a student opens', () => {
  it('is prepared once, however many open it, and nothing is after the worker stopped', async () => {
    const { signals } = createProcessLive();
    const prepared: object[] = [];
    const tellOpened = createTellOpened(signals);
    const stop = prepareOpenedCourses({
      signals,
      prepare: async (course) => void prepared.push(course),
      logger: pino({ level: 'silent' }),
    });
    for (const course of [calculus, calculus, biology, calculus]) tellOpened(course);
    await expect.poll(() => prepared).toEqual([calculus, biology]);
    stop();
    tellOpened({ tenantId: 'b', courseId: 'law' });
    await new Promise((resolve) => setImmediate(resolve));
    expect(prepared).toHaveLength(2);
  });

  it('keeps nobody waiting when it cannot be read or nobody can be told', async () => {
    const { signals } = createProcessLive();
    const warned: string[] = [];
    prepareOpenedCourses({
      signals,
      prepare: () => Promise.reject(new TypeError('a tenant id is a lower-case uuid')),
      logger: pino({ level: 'warn' }, { write: (line) => void warned.push(line) }),
    });
    createTellOpened(signals)(calculus);
    await expect.poll(() => warned.join('')).toContain('course not prepared');
    const away = { publish: () => Promise.reject(new Error('away')) };
    expect(() => createTellOpened(away)(calculus)).not.toThrow();
  });
});
