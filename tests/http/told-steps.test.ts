import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  enough,
  planOf,
  startAgentWorld,
  stepsOf,
  type AgentWorld,
} from '../support/agent-world.ts';
import { told, type Client, type ReceivedEvent } from '../support/client.ts';

const presented = (locale: string) => ({
  claims: { 'https://purl.imsglobal.org/spec/lti/claim/launch_presentation': { locale } },
});
const question = 'How does the chain rule differentiate a composite function?';
const search = { tool: 'search', input: { query: 'chain rule' } };
/** Switched off in this course. */
const code = { tool: 'code_runner', input: { code: '1' } };
/** What a plan made up. */
const shell = { tool: 'shell', input: {} };

const labels = (events: readonly ReceivedEvent[]) =>
  told(events, 'step.started').map(({ label }) => label);
const summaries = (events: readonly ReceivedEvent[]) =>
  told(events, 'step.finished').map(({ summary }) => summary);

// features: A33, A39
describe('how an answer came about, for a student whose LMS speaks German', () => {
  let world: AgentWorld;
  let student: Client;

  beforeAll(async () => {
    world = await startAgentWorld({ TURNS_PER_MINUTE: '0' });
    await world.teacher.put('/api/course/settings', { tools: ['document_search', 'web_search'] });
    student = await world.enter(presented('de_DE'));
  });
  afterAll(() => world[Symbol.asyncDispose]());

  it('is told in German, step by step, and the models read what they always read', async () => {
    const lists = { tool: 'document_search', input: { query: 'chain rule' } };
    world.play({ plan: planOf(search, lists), verify: enough, write: 'Die Raten [1].' });
    const { events } = await student.ask(question, { mode: 'agent' });
    expect(stepsOf(events)).toEqual([
      'plan#1 done',
      'search#1 done',
      'document_search#2 done',
      'verify#1 done',
    ]);
    expect(labels(events)).toEqual([
      'Hat geplant, wonach zu suchen ist',
      'Hat im Kurs nach „chain rule“ gesucht',
      'Hat ein Werkzeug benutzt: Liste der Dokumente',
      'Hat geprüft, ob das genügt',
    ]);
    expect(summaries(events)).toEqual([
      'Suche im Kurs, Liste der Dokumente',
      expect.stringMatching(/^\d Stellen?\.$/),
      expect.stringMatching(/^\d Dokumente? spr\S+ davon\.$/),
      'Es genügt.',
    ]);
    expect(told(events, 'strategy')[0]?.reasons).toEqual(['über dich ist noch nichts bekannt']);
    for (const { system } of world.model.requests)
      expect(system).not.toMatch(/Stelle|Dokumente|genügt|bekannt/);
  });

  it('says in German why a tool did nothing, and to those who teach what stands in its way', async () => {
    const web = { tool: 'web_search', input: { query: 'dust' } };
    world.play({ plan: planOf(code, shell, web), verify: '{"sufficient": false, "missing": ""}' });
    const { events } = await student.ask(question, { mode: 'agent' });
    const blocked = told(events, 'step.finished').filter(({ status }) => status === 'blocked');
    expect(labels(events)).toContain('Hat ein Werkzeug benutzt: shell');
    expect(blocked.slice(0, 3).map(({ summary }) => summary)).toEqual([
      'Dieses Werkzeug ist in diesem Kurs ausgeschaltet.',
      'Dieses Werkzeug gibt es nicht; stattdessen wird der Kurs durchsucht.',
      'Dieses Werkzeug kann in diesem Kurs gerade nicht benutzt werden.',
    ]);
    expect(blocked[2]?.output).toContain('WEB_SEARCH');
  });

  it('asks the planner in English for what is missing, and the student reads it in German', async () => {
    const nowhere = { tool: 'search', input: { query: 'zzzz' } };
    world.play({ plan: planOf({ ...nowhere, input: {} }), verify: 'not JSON', write: 'Nein.' });
    const before = world.model.requests.length;
    const { events } = await student.ask('Zzzz qqqq?', { mode: 'agent' });
    expect(summaries(events)).toContain('Die Eingabe passte nicht zu dem Werkzeug.');
    expect(summaries(events).join('\n')).toMatch(/Nur nach den Wörtern beurteilt\.|Nichts wurde/);
    const systems = world.model.requests.slice(before).map(({ system }) => system);
    const second = systems.filter((system) => system.startsWith('You plan'))[1];
    expect(second).toContain('Nothing was found. Try other words.');
  });

  it('is told in English to somebody else in the same course', async () => {
    const other = await world.enter({ sub: 'other', ...presented('en-GB') });
    world.play({ plan: planOf(search), write: 'Rates multiply [1].' });
    const { events } = await other.ask(question, { mode: 'agent' });
    expect(labels(events)).toEqual([
      'Planned what to look for',
      'Searched the course for “chain rule”',
      'Checked whether this is enough',
    ]);
    expect(told(events, 'strategy')[0]?.reasons).toEqual(['nothing is known of you yet']);
  });
});
