/** `npm run audit:verify`: walks the chain of the audit and says whether every entry is as it was written. */
import { config } from '@/platform/config'
import { database } from '@/platform/db/client'
import { openDatabase } from '@/platform/db/open-database'
import { StartError } from '@/platform/start-error'
import { readAnchor } from '../anchor'
import { type ChainBreak, verifyChain } from '../verify-chain'

const words: Record<ChainBreak['kind'], string> = {
  changed: '内容被改动 / was changed',
  missing: '缺失 / is missing',
  cut: '之后的记录被截断 / and what followed was cut off',
  rewritten: '被重写 / was written anew',
}

async function verify(): Promise<number> {
  const sql = database()
  try {
    const anchor = await readAnchor(config().dataDir)
    const onProgress = (checked: number) => {
      if (process.stderr.isTTY) process.stderr.write(`\r核验 / verifying ${checked} `)
    }
    const { checked, end, broken } = await verifyChain(sql, { anchor, onProgress })
    if (process.stderr.isTTY) process.stderr.write('\n')
    console.log(`核验 ${checked} 条审计记录 / ${checked} audit entries checked`)
    console.log(
      anchor ? `库外锚点 / anchor outside the database: ${anchor.seq} ${anchor.hash}` : '无库外锚点 / no anchor yet',
    )
    if (broken) {
      console.log(`第 ${broken.seq} 条 / entry ${broken.seq}: ${words[broken.kind]}`)
      return 1
    }
    console.log(end ? `链完整，末条 / chain whole, ends with: ${end.seq} ${end.hash}` : '尚无记录 / no entry yet')
    return 0
  } finally {
    await sql.end({ timeout: 5 })
  }
}

async function main(): Promise<number> {
  let closeDatabase: (() => Promise<void>) | undefined
  try {
    closeDatabase = await openDatabase(line => console.error(`  ${line}`))
    return await verify()
  } catch (error) {
    if (!(error instanceof StartError)) throw error
    console.error(error.message)
    return 1
  } finally {
    await closeDatabase?.()
  }
}

process.exitCode = await main()
