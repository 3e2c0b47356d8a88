import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'postgresql',
  schema: [
    './src/features/datasets/data/record-columns.ts',
    './src/platform/**/*.table.ts',
    './src/features/**/data/**/*.table.ts',
  ],
  out: './drizzle',
  schemaFilter: ['public', 'record', 'history', 'rollup'],
})
