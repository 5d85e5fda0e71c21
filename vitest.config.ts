import { defineConfig } from 'vitest/config';

// .ci/run names a file for the results, to count them.
const results = process.env.PAPERLOOM_TEST_RESULTS;

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/neo4j-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 300_000,
    reporters: results ? ['default', ['json', { outputFile: results }]] : ['default'],
  },
});
