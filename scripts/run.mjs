import { requireNode } from './lib/node-version.mjs'

requireNode()
const { runOpenly } = await import('./lib/child.mjs')
const { ensureInstalled } = await import('./lib/install.mjs')
const { main, Refusal } = await import('./lib/say.mjs')

// `node scripts/run.mjs <file.ts> [arguments]`: a command of the product, installed first if need be
await main(async () => {
  const [file, ...args] = process.argv.slice(2)
  if (!file) throw new Refusal('缺少要运行的文件', 'usage: node scripts/run.mjs <file.ts> [arguments]')
  await ensureInstalled()
  process.exitCode = await runOpenly(process.execPath, ['--import', 'tsx', file, ...args])
})
