import { defineConfig } from 'vitest/config';

// A busy machine is slow, not wrong: what is awaited gets its time, and on a build machine that we share
// with others a test gets a second try, which the report names.
const slow = {
  testTimeout: 60_000,
  hookTimeout: 120_000,
  expect: { poll: { timeout: 15_000 } },
  retry: process.env['CI'] ? 1 : 0,
};

export default defineConfig({
  test: {
    globalSetup: ['tests/support/global-setup.ts'],
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'unit', include: ['tests/unit/**/*.test.ts'] } },
      {
        extends: true,
        test: { name: 'contracts', include: ['tests/contracts/**/*.test.ts'], ...slow },
      },
      {
        extends: true,
        test: { name: 'integration', include: ['tests/integration/**/*.test.ts'], ...slow },
      },
      { extends: true, test: { name: 'http', include: ['tests/http/**/*.test.ts'], ...slow } },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          ...slow,
          testTimeout: 120_000,
        },
      },
    ],
  },
});
