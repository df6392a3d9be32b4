import { describe, expect, it } from 'vitest';
import { ApiError, isPassing } from '../../src/browser/api/problem.ts';
import { languages } from '../../src/ground/language/index.ts';
import { toProblem } from '../../src/http/problem.ts';

const withCode = (message: string, more: object) => Object.assign(new Error(message), more);

// features: B15, L29
describe('what a page is told when a request failed', () => {
  it.each([
    withCode('connect ECONNREFUSED 127.0.0.1:5432', { code: 'ECONNREFUSED', syscall: 'connect' }),
    withCode('connect ENOENT /run/.s.PGSQL.5432', { code: 'ENOENT', syscall: 'connect' }),
    withCode('terminating connection due to administrator command', { code: '57P01' }),
    withCode('the database system is starting up', { code: '57P03' }),
    new Error('Connection terminated unexpectedly'),
  ])(
    'is to wait and try again, in its own language, when the database is away: $message',
    (error) => {
      for (const language of languages) {
        const problem = toProblem(error, language);
        expect(problem).toMatchObject({ status: 503, code: 'away', retryAfter: 5 });
        expect(problem.language ?? 'en').toBe(language);
        expect(isPassing(new ApiError(problem))).toBe(true);
      }
      expect(new Set(languages.map((language) => toProblem(error, language).detail)).size).toBe(
        languages.length,
      );
      expect(toProblem(error, 'en').detail).toMatch(/try again/);
    },
  );

  it.each([
    withCode('open /data/blobs/x ENOENT', { code: 'ENOENT', syscall: 'open' }),
    withCode('duplicate key', { code: '23505' }),
    new TypeError('x is not a function'),
  ])('is that it will not pass by itself when it is our fault: $message', (error) => {
    const problem = toProblem(error, 'en');
    expect(problem).toMatchObject({ status: 500, code: 'internal' });
    expect(isPassing(new ApiError(problem))).toBe(false);
  });
});
