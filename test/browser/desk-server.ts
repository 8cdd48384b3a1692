import { createServer, createSilentLog } from '#server'
import { editorScripts } from '../../src/desk/ui/editor-scripts.ts'
import { type DeskOptions, deskEndpoints } from '../../src/desk/ui/endpoints.ts'
import { sealingKey } from '../../src/desk/ui/fixtures/room.ts'
import { freePort } from '../free-port.ts'

/**
 * The desk on a real socket, until the test is over; returns its origin. It is at `localhost`: browsers have passkeys
 * there without TLS.
 */
export async function serveDesk(
  context: { after(hook: () => Promise<void>): void },
  parts: Pick<DeskOptions, 'database'> & Partial<DeskOptions>,
): Promise<string> {
  const port = await freePort()
  const publicUrl = `http://localhost:${port}`
  const scripts = await editorScripts()
  const sorry = { contentType: 'text/html; charset=utf-8', body: '<p>نیست', keys: [], maxAgeSeconds: 0 }
  const articleUrl = (code: number, slug: string) => `${publicUrl}/fa/news/${code}/${slug}`
  const settings = { newsroom: 'روزن' }
  const server = await createServer({
    config: { port, host: '127.0.0.1', publicUrl },
    pages: [],
    assets: scripts.assets,
    endpoints: deskEndpoints({ publicUrl, articleUrl, scripts, sealingKey, settings, ...parts }),
    errorPage: () => ({ ...sorry, status: 404 as const }),
    log: createSilentLog(),
  })
  await server.listen()
  context.after(() => server.close())
  return publicUrl
}
