import { normalise } from '#persian'
import { Refusal } from '#server'
import { type Dossier, readDossier } from '#store'
import { saveDossier, takeDownDossier } from '../../actions/write-dossier.ts'
import { cleanLine, readBody } from '../article-input.ts'
import { once } from '../once.ts'
import type { ApiRoute } from '../route.ts'
import { DossierInput } from '../schemas.ts'

/** Dossiers (پرونده): articles that belong together, in an order, under an address of their own. */
export const dossierRoutes: ApiRoute[] = [
  {
    method: 'GET',
    path: '/api/v1/dossiers',
    summary: 'The dossiers, the last written first.',
    needs: 'read',
    answers: { 200: '`{dossiers: [{slug, title, count, changed}]}`' },
    handle: async ({ published }) => {
      const dossiers = await published.dossiers()
      const body = { dossiers: dossiers.map(({ changedAt, ...line }) => ({ ...line, changed: changedAt })) }
      return { status: 200, body }
    },
  },
  {
    method: 'GET',
    path: '/api/v1/dossiers/:slug',
    summary: 'A dossier with the codes of its articles in their order.',
    needs: 'read',
    answers: { 200: '`{slug, title, intro: {doc}, articles, changed}`', 404: 'not-found' },
    handle: async ({ published }, { params }) => {
      const dossier = await published.dossier(params.slug ?? '')
      if (dossier === null || dossier === 'ended') throw new Refusal('not-found', { dossier: params.slug })
      return { status: 200, body: presented(dossier) }
    },
  },
  {
    method: 'PUT',
    path: '/api/v1/dossiers/:slug',
    summary: 'Write a dossier, new or anew: its title, its introduction, its articles in their order.',
    needs: 'publish',
    body: DossierInput,
    answers: { 200: 'The dossier.', 422: 'invalid-content' },
    handle: once(async (transaction, request) => {
      const { title, intro = [], articles } = request.body as DossierInput
      const slug = request.params.slug ?? ''
      const wish = { title: cleanLine(normalise(title)), intro: readBody(intro), codes: articles }
      await saveDossier(transaction, request.actor, slug, wish)
      return { status: 200, body: presented((await readDossier(transaction, slug)) as Dossier) }
    }),
  },
  {
    method: 'DELETE',
    path: '/api/v1/dossiers/:slug',
    summary: 'Take a dossier down; its articles stay.',
    needs: 'publish',
    answers: { 204: 'Taken down.', 404: 'not-found' },
    handle: once(async (transaction, request) => {
      await takeDownDossier(transaction, request.actor, request.params.slug ?? '')
      return { status: 204, body: null }
    }),
  },
]

function presented({ slug, title, intro, codes, changedAt }: Dossier): object {
  return { slug, title, intro: { doc: intro }, articles: codes, changed: changedAt }
}
