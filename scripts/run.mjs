import { requireNode } from './lib/node-version.mjs'

requireNode()
const { runOpenly } = await import('./lib/child.mjs')
const { ensureInstalled } = await import('./lib/install.mjs')
const { main, Refusal } = await import('./lib/say.mjs')

// `node scripts/run.mjs [--pages] <file.ts> [arguments]`: a command of the product, installed first if need be, and with
// the pages built if it serves them
await main(async () => {
  const given = process.argv.slice(2)
  const servesPages = given[0] === '--pages'
  const [file, ...args] = servesPages ? given.slice(1) : given
  if (!file) throw new Refusal('缺少要运行的文件', 'usage: node scripts/run.mjs <file.ts> [arguments]')
  await ensureInstalled()
  if (servesPages) await (await import('./lib/build.mjs')).ensureBuilt()
  process.exitCode = await runOpenly(process.execPath, ['--import', 'tsx', file, ...args])
})
