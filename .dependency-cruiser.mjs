// Boundaries as data. A room may open onto the rooms listed beneath it and onto every foundation;
// strangers enter a room only through its index.ts. Doors open onto rooms; nobody imports a door.
const rooms = [
  'trust',
  'privacy',
  'isolation',
  'quality',
  'tutor',
  'quiz',
  'gradebook',
  'conduct',
  'messages',
  'web',
  'pictures',
  'ingest',
  'learner',
  'assessment',
  'retrieve',
  'safety',
  'launch',
  'courses',
];
const foundations = ['models', 'budget', 'lms', 'tenancy', 'attest', 'tongues'];
const doors = ['http', 'cli', 'jobs'];

const folder = (names) => `^src/(${names.join('|')})/`;

const roomRules = rooms.map((room, at) => ({
  name: `${room}-opens-downwards`,
  comment: 'a room may use rooms on a lower line, foundations and ground',
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: {
    path: '^src/',
    pathNot: `^src/(${[room, ...rooms.slice(at + 1), ...foundations, 'ground'].join('|')})/`,
  },
}));

const foundationRules = foundations.map((name, at) => ({
  name: `${name}-stands-on-ground`,
  comment: 'a foundation may use foundations to its right and ground',
  severity: 'error',
  from: { path: `^src/${name}/` },
  to: {
    path: '^src/',
    pathNot: `^src/(${[name, ...foundations.slice(at + 1), 'ground'].join('|')})/`,
  },
}));

export default {
  forbidden: [
    ...roomRules,
    ...foundationRules,
    {
      name: 'ground-stands-alone',
      severity: 'error',
      from: { path: '^src/ground/' },
      to: { path: '^src/', pathNot: '^src/ground/' },
    },
    {
      name: 'config-stands-alone',
      severity: 'error',
      from: { path: '^src/config/' },
      to: { path: '^src/', pathNot: '^src/config/' },
    },
    {
      name: 'a-room-has-a-front-door',
      comment: 'from outside, a room or a foundation is entered through its index.ts',
      severity: 'error',
      from: { path: '^src/([^/]+)/', pathNot: '^src/browser/' },
      to: {
        path: folder([...rooms, ...foundations]),
        pathNot: ['/index\\.ts$', '^src/$1/', '^src/tutor/turn-event\\.ts$'],
      },
    },
    {
      name: 'outsiders-use-the-front-door',
      severity: 'error',
      from: { path: '^(src/[^/]+\\.ts|bin/|evals/|bench/)' },
      to: {
        path: folder([...rooms, ...foundations]),
        pathNot: ['/index\\.ts$', '^src/tutor/turn-event\\.ts$'],
      },
    },
    {
      name: 'doors-are-not-imported',
      comment: 'only start and compose plug doors in',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: [folder(doors), '^src/start\\.ts$', '^src/compose/'],
      },
      to: { path: folder(doors) },
    },
    {
      name: 'lab-knows-the-tool-only-by-http',
      severity: 'error',
      from: { path: '^src/lab/' },
      to: { path: '^src/', pathNot: '^src/(lab|ground/telemetry)/' },
    },
    {
      name: 'nobody-imports-the-lab',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(lab/|main\\.ts|lab-at-start\\.ts)' },
      to: { path: '^src/lab/' },
    },
    {
      name: 'browser-shares-only-events',
      severity: 'error',
      from: { path: '^src/browser/' },
      to: {
        path: '^src/',
        pathNot: ['^src/browser/', '^src/tutor/turn-event\\.ts$', '^src/ground/language/'],
      },
    },
    {
      name: 'nobody-imports-the-browser',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/browser/' },
      to: { path: '^src/browser/' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.mjs', '.js', '.json'],
    },
  },
};
