import { scopedSearch } from '@/features/areas'
import { currentCity } from '@/features/areas/server'
import { indicatorRowsCsv } from '@/features/indicators/server'
import { actorOf } from '@/features/people/server'
import { authorize, reading } from '@/shared/auth'
import { Problem } from '@/shared/problem'

interface Route {
  readonly params: Promise<{ readonly code: string }>
}

/** The rows behind a part of a value as one file, streamed. */
export async function GET(request: Request, { params }: Route): Promise<Response> {
  const code = decodeURIComponent((await params).code)
  try {
    const actor = await actorOf(request.headers)
    authorize(actor, reading)
    const searchParams = scopedSearch(actor, currentCity(), new URL(request.url).searchParams)
    return new Response(await indicatorRowsCsv(code, searchParams), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${code.replace(/[^\w-]/g, '_')}-${searchParams.get('part')}.csv"`,
        'cache-control': 'no-store',
      },
    })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const { status, code: name, detail } = error
    return Response.json(
      { status, code: name, detail },
      { status, headers: { 'content-type': 'application/problem+json' } },
    )
  }
}
