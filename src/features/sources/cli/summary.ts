import type { BatchOutcome } from '../domain/outcome'

const number = (count: number) => count.toLocaleString('en').padStart(12)

/** What a person can act on, after a delivery: counts, refusals by code, columns nobody reads, words nobody knows. */
export function summaryOf(outcome: BatchOutcome, seconds: number, rejects: string | null): string {
  const { received, accepted, unchanged, updated, rejected, rows, byCode, unusedColumns, missingColumns } = outcome
  const lines = [
    '',
    `  批次 / batch        ${outcome.batch}`,
    `  行 / rows        ${number(rows)}   ${outcome.format}${outcome.encoding ? `, ${outcome.encoding}` : ''}, ${seconds.toFixed(1)} s`,
    `  收到 / received  ${number(received)}`,
    `  新增 / accepted  ${number(accepted)}`,
    `  未变 / unchanged ${number(unchanged)}`,
    `  更新 / updated   ${number(updated)}`,
    `  拒收 / rejected  ${number(rejected)}`,
    ...Object.entries(byCode).map(([code, count]) => `    ${code.padEnd(20)}${number(count)}`),
  ]
  const words = (title: string, list: readonly string[]) => {
    if (list.length > 0) lines.push(`  ${title}: ${list.slice(0, 20).join(', ')}${list.length > 20 ? ', …' : ''}`)
  }
  words('无人使用的列 / columns nobody reads', unusedColumns)
  words('缺少的列 / columns that are missing', missingColumns)
  words(
    '提醒 / warnings',
    Object.entries(outcome.warnings).map(([word, count]) => `${word} ${count}`),
  )
  words(
    '未识别的责任单位 / units nobody knows',
    Object.entries(outcome.unknownUnits).map(([word, count]) => `${word} ${count}`),
  )
  for (const { column, pattern, impossible, readsBothWays } of outcome.dates)
    lines.push(
      `  日期 / dates: ${column} (${pattern}): ${impossible} 行不存在 / name no day, ${readsBothWays} 行两种读法皆可 / read both ways`,
    )
  if (rejects) lines.push(`  拒收明细 / refused rows: ${rejects}`)
  return `${lines.join('\n')}\n`
}
