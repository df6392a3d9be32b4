import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureTenant } from '../../src/tenancy/index.ts';
import { startApp, type TestApp } from '../support/app.ts';

interface Key {
  readonly title: string;
  readonly public_jwk_url: string;
  readonly extensions: readonly [
    {
      readonly domain: string;
      readonly tool_id: string;
      readonly privacy_level: string;
      readonly settings: { readonly placements: readonly { readonly placement: string }[] };
    },
  ];
}

const folder = join(import.meta.dirname, '../../lti-config');

describe('the JSON of a Canvas developer key', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp({ worker: false });
  });
  afterAll(() => app[Symbol.asyncDispose]());

  const get = (query = '') => fetch(`${app.url}/lti/canvas.json${query}`);
  const key = async (query = '') => (await (await get(query)).json()) as Key;

  it('is the file in lti-config, with this installation’s own address', async () => {
    const file = readFileSync(join(folder, 'canvas.json'), 'utf8');
    const ours = file
      .replaceAll('https://tutor.example.edu', app.url)
      .replaceAll('"tutor.example.edu"', JSON.stringify(new URL(app.url).host));
    expect(await (await get()).json()).toEqual(JSON.parse(ours));
  });

  it('holds what Canvas requires, and the four placements', async () => {
    const { extensions, ...rest } = await key();
    expect(Object.keys(rest)).toEqual(
      expect.arrayContaining(['title', 'description', 'oidc_initiation_url', 'target_link_uri']),
    );
    expect(rest.public_jwk_url).toBe(`${app.url}/lti/keys`);
    expect(extensions[0].settings.placements.map(({ placement }) => placement)).toEqual([
      'course_navigation',
      'assignment_selection',
      'link_selection',
      'editor_button',
    ]);
  });

  it('comes with other privacy and fewer placements where asked', async () => {
    const { extensions } = await key('?privacy=anonymous&placements=link_selection');
    expect(extensions[0].privacy_level).toBe('anonymous');
    expect(extensions[0].settings.placements).toHaveLength(1);
  });

  it('names the institution where several share this installation', async () => {
    const { id } = await ensureTenant(app.composed.ground.db, 'State University');
    const { title, extensions } = await key(`?tenant=${id}`);
    expect(title).toBe('Preceptor for State University');
    expect(extensions[0].tool_id).toBe(`preceptor-${id}`);
  });

  it.each([
    ['?privacy=everything', 400],
    ['?placements=global_navigation', 400],
    ['?tenant=x', 400],
    ['?tenant=00000000-0000-4000-8000-000000000000', 404],
  ])('answers %s with %i', async (query, status) => {
    expect((await get(query)).status).toBe(status);
  });
});

it('the values for Moodle use the addresses of the same tool', () => {
  const values = JSON.parse(readFileSync(join(folder, 'moodle.json'), 'utf8')) as Record<
    string,
    string
  >;
  expect(values['Initiate login URL']).toBe('https://tutor.example.edu/lti/login');
  expect(values['Redirection URI(s)']).toBe('https://tutor.example.edu/lti/launch');
  expect(values['Public keyset']).toBe('https://tutor.example.edu/lti/keys');
});
