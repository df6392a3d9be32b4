import { expect, it } from 'vitest';
import { masteryRun, publishRun, readAnswers } from '../../src/quality/index.ts';
import { startApp } from '../support/app.ts';
import { ingestFiles, calculusPages } from '../support/course.ts';
import { launch, startPlatform } from '../support/platform.ts';

// features: B12
it('publishes how well mastery foretells answers of all schools together, and names nobody', async () => {
  await using app = await startApp({ worker: false });
  await using here = await startPlatform(app, 'Here University');
  await using there = await startPlatform(app, 'There College');
  const { db, withTenant } = app.composed.ground;
  for (const platform of [here, there]) {
    await ingestFiles(app, platform, calculusPages);
    await launch(app, platform, { sub: 'student' });
    await withTenant(platform.tenantId, (tx) =>
      tx.query(`with course as (select c.tenant_id, c.id, n.id as concept, u.registration_id
          from courses c join concepts n on n.tenant_id = c.tenant_id and n.course_id = c.id
            join users u on u.tenant_id = c.tenant_id order by n.position limit 1),
        mates as (insert into users (tenant_id, registration_id, sub, name)
          select tenant_id, registration_id, 'mate-' || n, 'Mate Quixworth ' || n from course, generate_series(1, 11) n
          returning tenant_id, id),
        enrolled as (insert into enrolments (tenant_id, course_id, user_id, role)
          select m.tenant_id, c.id, m.id, 'student' from mates m, course c)
        insert into evidence (tenant_id, course_id, user_id, concept_id, source, outcome, weight, assisted, reference, happened_at)
        select m.tenant_id, c.id, m.id, c.concept, 'quiz', case when n % 3 = 0 then 0 else 1 end, 1, false,
          'q' || n, now() - n * interval '1 day'
        from mates m, course c, generate_series(1, 4) n`),
    );
  }
  const students = await readAnswers(db, withTenant);
  expect(students).toHaveLength(22);
  const about = { gold: 'all answers', setup: { 'students were': 'those here' }, notes: [] };
  const run = masteryRun({ ...about, students, startedAt: new Date() });
  if (!run) throw new Error('no run');
  expect(run.setup).toMatchObject({ students: '22', answers: '88' });
  expect(JSON.stringify(run)).not.toMatch(/Quixworth|University|College|Calculus|chain/);
  await publishRun(db, run);
  const page = await (await fetch(`${app.url}/eval`)).text();
  expect(page).toContain('88 answers of 22 students (those here)');
  expect((await fetch(`${app.url}/eval/runs/${run.id}`)).status).toBe(200);
});
