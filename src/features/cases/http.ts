import { type Context, Hono } from 'hono'
import { writeAudit } from '@/platform/audit'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { type ApiEnv, commandContext } from '@/platform/http/api-env'
import { bodyOf } from '@/platform/http/body-of'
import { notFound, Problem } from '@/shared/problem'
import { scopedSearch } from '../areas'
import { currentCity } from '../areas/server'
import { callSomebody } from './commands/call-somebody'
import { keepPhoto, PHOTO_BYTES } from './commands/keep-photo'
import { openCase } from './commands/open-case'
import { reportProblem } from './commands/report-problem'
import { runCommand } from './commands/run-command'
import { takeAlarm, takeVideo } from './commands/take-signal'
import { takenOf } from './data/case-steps.queries'
import { findPhoto, trackedReport } from './data/report.queries'
import { parseCaseQuery } from './domain/case-query'
import { isCaseCommand } from './domain/transitions'
import { exportCases } from './queries/case-export'
import { caseList, caseNumbers, noteNumbers } from './queries/case-list'
import { dispatchCandidates } from './queries/dispatch-candidates'
import { classFromWords, intakeAdvice, publicAdvice } from './queries/intake-advice'
import { caseDetail } from './queries/one-case'

const asked = () => ({ sql: database(), city: currentCity(), clock: clock() })
/** Whoever sees a part of the city asks about that part. */
const searchOf = (context: Context<ApiEnv>) =>
  scopedSearch(context.get('actor'), currentCity(), new URL(context.req.url).searchParams)

/** The body as JSON. @throws Problem 400 `shape` */
/** Cases: lists, numbers, one, and everything that can be done to it. */
export const caseRoutes = new Hono<ApiEnv>()
  .get('/cases', async context => context.json(await caseList(asked(), parseCaseQuery(searchOf(context)))))
  .get('/cases/counts', async context => context.json(await caseNumbers(asked(), parseCaseQuery(searchOf(context)))))
  .get('/cases/notes/counts', async context =>
    context.json(await noteNumbers(asked(), parseCaseQuery(searchOf(context)))),
  )
  .get('/cases/export.csv', async context => {
    const search = searchOf(context)
    const file = exportCases(asked(), search)
    const after = { search: search.toString() }
    await writeAudit(commandContext(context), { action: 'case.export', subject: 'dataset:case', after })
    return file
  })
  .get('/cases/taken', async context => {
    const taken = await takenOf(database(), context.req.query('source') ?? '')
    return context.json({ items: taken.map(each => each.sourceId), next: null })
  })
  .post('/cases/advice', async context => context.json(await intakeAdvice(asked(), await bodyOf(context.req))))
  .get('/cases/:id', async context => {
    const { at, known } = parseCaseQuery(searchOf(context))
    const actor = context.get('actor')
    return context.json(await caseDetail({ ...asked(), actor }, context.req.param('id'), { at, known }))
  })
  .get('/cases/:id/candidates', async context => {
    const about = { ...asked(), actor: context.get('actor') }
    return context.json(await dispatchCandidates(about, context.req.param('id'), context.req.query('unit')))
  })
  .post('/cases', async context => {
    const opened = await openCase(asked(), commandContext(context), await bodyOf(context.req))
    return context.json(opened, opened.repeated ? 200 : 201)
  })
  .post('/cases/:id/:command', async context => {
    const { id, command } = context.req.param()
    if (!isCaseCommand(command)) throw notFound('unknown-command', `Nothing called ${command} is done to a case`)
    if (command === 'call')
      return context.json(await callSomebody(asked(), commandContext(context), id, await bodyOf(context.req)))
    return context.json(await runCommand(asked(), commandContext(context), id, command, await bodyOf(context.req)))
  })
  .post('/signals/alarms', async context => {
    const taken = await takeAlarm(asked(), commandContext(context), await bodyOf(context.req))
    return context.json(taken, taken.repeated ? 200 : 201)
  })
  .post('/signals/video', async context => {
    const classOf = (text: string) => classFromWords(currentCity(), text)
    const taken = await takeVideo(asked(), commandContext(context), await bodyOf(context.req), classOf)
    return context.json(taken, taken.repeated ? 200 : 201)
  })
  .post('/reports/advice', async context => context.json(await publicAdvice(asked(), await bodyOf(context.req))))
  .post('/reports', async context => {
    const classOf = (text: string) => classFromWords(currentCity(), text)
    return context.json(await reportProblem(asked(), commandContext(context), await bodyOf(context.req), classOf), 201)
  })
  .get('/reports/:token', async context => {
    const found = await trackedReport(database(), context.req.param('token').trim().toUpperCase())
    if (!found) throw notFound('unknown-report', 'No report has this tracking number')
    context.header('cache-control', 'no-store')
    return context.json(found)
  })
  .post('/photos', async context => {
    const declared = Number(context.req.header('content-length') ?? 0)
    if (declared > PHOTO_BYTES) throw new Problem(413, 'too-large', 'A picture has at most 6 MB.')
    const content = new Uint8Array(await context.req.arrayBuffer())
    return context.json(await keepPhoto(database(), commandContext(context), content), 201)
  })
  .get('/photos/:id', async context => {
    const id = context.req.param('id')
    const found = /^[0-9a-f-]{36}$/i.test(id) ? await findPhoto(database(), id) : null
    if (!found) throw notFound('unknown-photo', `No picture ${id}`)
    return new Response(new Uint8Array(found.content), {
      headers: {
        'content-type': found.type,
        'cache-control': 'private, max-age=86400, immutable',
        'x-content-type-options': 'nosniff',
      },
    })
  })
