import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { loadCity } from '../../../src/features/areas/server'
import { seededRandom } from '../random'
import { approvalDelivery } from './approval-delivery'
import { caseExport } from './case-export'
import { encodeGb18030 } from './gb18030'

/** Writes the samples of the README: `node --import tsx seed/build/samples/generate.ts`. Same seed, same bytes. */
async function main(): Promise<void> {
  const folder = path.resolve('seed', 'samples')
  const city = loadCity('chengdu')
  await mkdir(folder, { recursive: true })
  const cases = `${caseExport(city, seededRandom(20260301), 200)}\r\n`
  await writeFile(path.join(folder, 'chengguan-cases.gb18030.csv'), encodeGb18030(cases))
  await writeFile(path.join(folder, 'spgl-approval.csv'), `${approvalDelivery(city, seededRandom(20260105), 40)}\n`)
}

await main()
