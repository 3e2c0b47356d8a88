import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const alias = { '@': fileURLToPath(new URL('./src', import.meta.url)) }
const exclude = ['**/node_modules/**', '.data/**', '.next/**', 'scripts/import-rules/fixtures/**']

export default defineConfig({
  test: {
    // vitest leaves one core for itself, which on two cores would leave one to the tests: most of their time they wait
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'seed/**/*.test.ts', 'scripts/**/*.test.mjs'],
          exclude,
          // a ceiling for a busy machine, not a measure: CI runs everything at once on two slow cores
          testTimeout: 120_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'integration',
          include: ['src/**/*.it.ts', 'seed/**/*.it.ts'],
          exclude,
          globalSetup: ['src/testing/global-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
