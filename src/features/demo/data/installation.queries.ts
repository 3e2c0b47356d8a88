import type { Connection, Tx } from '@/platform/db/client'

/** Whether the demo made this database. */
export async function isMadeByDemo(sql: Connection): Promise<boolean> {
  const [row] = await sql<{ is_demo: boolean }[]>`select is_demo from installation`
  return row?.is_demo ?? false
}

export const keepAsDemo = (tx: Tx, at: Date) =>
  tx`insert into installation (is_demo, since) values (true, ${at}) on conflict do nothing`

/** What a database holds that no demo made: accounts, and deliveries from other sources than the demo's. */
export async function foreignContent(sql: Connection, demoSources: readonly string[]) {
  const [row] = await sql<{ accounts: number; deliveries: number; sources: string[] }[]>`
    select (select count(*)::int from person where persona is null) as accounts,
      (select count(*)::int from batch where source <> all(${demoSources as string[]})) as deliveries,
      array(select distinct source from batch where source <> all(${demoSources as string[]}) order by 1 limit 3) as sources`
  return row ?? { accounts: 0, deliveries: 0, sources: [] }
}
