import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createUnlaunchedCourse, findCoursesByContext } from '../../src/courses/index.ts';
import type { TestApp } from './app.ts';

/** Puts files into a course of the tenant, as `preceptor ingest folder` does. */
export async function ingestFiles(
  app: TestApp,
  where: { tenantId: string; contextId?: string },
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<{ outcomes: Record<string, string> }> {
  const { tenantId, contextId = 'course-1' } = where;
  const dir = mkdtempSync(join(tmpdir(), 'preceptor-course-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    writeFileSync(join(dir, name), content);
  }
  const { ground, material } = app.composed;
  const course = await ground.withTenant(tenantId, async (tx) => {
    const [found] = await findCoursesByContext(tx, tenantId, contextId);
    return found ?? createUnlaunchedCourse(tx, tenantId, contextId, 'Calculus I');
  });
  const outcomes: Record<string, string> = {};
  await material.ingestFolder(
    {
      course: { tenantId, courseId: course.id },
      dir,
      exclude: [],
      onFile: ({ fileName, outcome }) => void (outcomes[fileName] = outcome),
    },
    AbortSignal.timeout(60_000),
  );
  await material.refreshConcepts({ tenantId, courseId: course.id });
  rmSync(dir, { recursive: true, force: true });
  return { outcomes };
}

/** Two short pages about derivatives, enough for answers and quizzes. */
export const calculusPages = {
  'chain-rule.md': `# The chain rule

The chain rule tells how to differentiate a composite function. A composite function is a function applied to the result of another function.
The derivative of the composite is the derivative of the outer function at the inner one, times the derivative of the inner function.
The inner derivative is the factor that students most often forget.

## Why the rates multiply

If the inner function doubles its input and the outer function triples it, the composite is six times as fast. The rates of change are multiplied because each one scales the next.
`,
  'product-rule.md': `# The product rule

The product rule states that the derivative of a product is the first factor times the derivative of the second, plus the second times the derivative of the first.
The false product rule is the belief that the derivative of a product equals the product of the derivatives.
A growing rectangle is the picture behind the product rule: both sides grow and each growth adds a strip.
The corner of the rectangle is negligible because it shrinks faster than the strips.
A constant factor is a special case in which one derivative is zero.
`,
} as const;
