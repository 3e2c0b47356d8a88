import { beforeAll, describe, expect, it } from 'vitest'
import { askingAs } from '@/testing/asking-as'
import { testDatabase } from '@/testing/database'
import { readPdf } from '@/testing/read-pdf'
import { loadCity } from '../areas/server'
import { loadWorkingCalendar } from '../datasets/server'
import { insertRecords } from '../datasets/testing/insert-records'
import { giveOrders } from './commands/give-orders'
import { supervisionRoutes } from './http'
import { letterPdf } from './queries/letter-pdf'
import { orderLetter } from './queries/order-letter'
import { orderList } from './queries/order-list'
import { approver, asking, assistant, leader, stranger, supervisor } from './testing/people'

const database = testDatabase()
const city = loadCity('chengdu')
const raisedAt = '2026-09-30T17:00:00Z'
/** Orders of a project signed on 2 July 2026, whose ninety days end with 30 September. */
const orders = async () =>
  (await orderList(database.sql, { city, actor: supervisor, at: new Date() }, { limit: 10 })).items

beforeAll(async () => {
  await loadWorkingCalendar(database.sql, city)
  await insertRecords(database.sql, 'project', [
    {
      projectCode: 'P-LETTER',
      name: '示范龑翀产业园',
      signedAt: '2026-07-02T02:00:00Z',
      assistantUnit: city.units.get('U-510104-GOV')?.name.zh,
      approvingUnit: '示范市行政审批局',
    },
  ])
  await giveOrders({ sql: database.sql, city }, asking(supervisor, raisedAt))
})

async function letterText(at: string, lang: 'zh' | 'en', actor = supervisor) {
  const order = (await orders()).find(each => each.role === 'approving')
  if (!order) throw new Error('the rule gave orders')
  const when = { at: new Date(at), isPast: false, known: null }
  const letter = await orderLetter(database.sql, order.id, { city, actor, when })
  const url = 'https://city.example/orders?order=1'
  const { number, bytes } = await letterPdf(letter, { city, lang, at: when.at, demo: true, url })
  return { order, number, text: (await readPdf(bytes)).pages.join('\n') }
}

describe('the letter of an order', () => {
  it('names number, unit, problem, every counted day, order, limit and who signs', async () => {
    const { order, number, text } = await letterText('2026-10-20T02:00:00Z', 'zh')
    expect(number).toBe(`督办〔2026〕${order.orderNo.slice(6)} 号`)
    for (const each of [
      number,
      '示范市行政审批局：',
      '示范龑翀产业园',
      '签约后超过九十天未取得施工许可',
      '第 1 至 90 天',
      // the holidays of October 2026, with its made-up working day on the tenth
      '2026年10月2日 – 2026年10月7日',
      '非工作日，不计',
      order.orderNo,
      '（七个工作日）',
      '签发人：督办员',
      '演示数据，不作行政依据',
    ])
      expect(text).toContain(each)
    expect(text.match(/超期/g)?.length).toBeGreaterThanOrEqual(2)
  })

  it('says the same in English, and only in English but for names', async () => {
    const { text } = await letterText('2026-10-20T02:00:00Z', 'en')
    for (const each of ['Letter of supervision', 'days 1 to 90', 'no working day', 'past the limit', 'Signed by'])
      expect(text).toContain(each)
    expect(text).not.toMatch(/督办函|交办|工作日|规则|签约/)
  })

  it('goes to its unit and to supervisors, to nobody else; each taking is an entry of the audit', async () => {
    const order = (await orders()).find(each => each.role === 'assistant')
    const take = (actor: typeof supervisor) =>
      askingAs(supervisionRoutes, actor).request(`/orders/${order?.id}/letter.pdf?lang=zh`)
    for (const actor of [stranger, approver, leader]) expect((await take(actor)).status).toBe(403)
    const taken = () => database.sql<{ actor: string; after: { number: string } }[]>`
      select actor, after from audit_entry where action = 'order.letter' and outcome = 'done' order by seq`
    expect(await taken()).toEqual([])
    for (const actor of [assistant, supervisor]) {
      const answer = await take(actor)
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf'])
      const { pages } = await readPdf(new Uint8Array(await answer.arrayBuffer()))
      expect(pages.join()).toContain(order?.orderNo)
    }
    expect((await taken()).map(each => each.after.number)).toEqual(
      Array(2).fill(`督办〔2026〕${order?.orderNo.slice(6)} 号`),
    )
  })

  it('is refused for an order that is not there, or that another system keeps', async () => {
    const at = '2026-11-01T00:00:00Z'
    await insertRecords(database.sql, 'problem', [
      { problemNo: 'EXT-1', projectCode: 'P-LETTER', unit: '示范市行政审批局', foundAt: at },
    ])
    await insertRecords(database.sql, 'work_order', [
      { orderNo: 'EXT-1-A', problemNo: 'EXT-1', unit: '示范市行政审批局', issuedAt: at },
    ])
    const foreign = (await orders()).find(each => each.orderNo === 'EXT-1-A')
    const ask = (id: string) => askingAs(supervisionRoutes, supervisor).request(`/orders/${id}/letter.pdf`)
    expect((await ask(foreign?.id ?? '')).status).toBe(409)
    expect((await ask('nothing')).status).toBe(404)
  })
})
