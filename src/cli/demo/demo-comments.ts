import { type Actor, decideComments, readComment, sendComment } from '#desk'
import { countVote, type Database, findArticles } from '#store'
import { articles, readerComments, type WorldComment } from '#world'

/** Decides about comments; nobody can sign in as it. */
const moderator: Actor = { id: 'demo', role: 'administrator' }

interface Place {
  articleId: number
  /** The comment it answers. */
  to: number | null
}

/** What readers of the example newsroom say: some of it published, some rejected, some waiting for the newsroom. */
export async function tellComments(transaction: Database): Promise<void> {
  for (const [name, comments] of Object.entries(readerComments)) {
    const { code } = articles.find((article) => article.name === name)!
    const [article] = await findArticles(transaction, [code])
    for (const comment of comments) await tellComment(transaction, comment, { articleId: article!.id, to: null })
  }
}

async function tellComment(transaction: Database, comment: WorldComment, { articleId, to }: Place): Promise<void> {
  const { value } = readComment(comment)
  const id = await sendComment(transaction, { original: { articleId }, comment: value!, to, heldUntil: null })
  const { decision, reason = null, agreed = 0, disagreed = 0, answers = [] } = comment
  if (decision === null || id === null) return
  await decideComments(transaction, moderator, { ids: [id], decision, reason })
  for (let vote = 0; vote < agreed; vote += 1) await countVote(transaction, id, 'agree')
  for (let vote = 0; vote < disagreed; vote += 1) await countVote(transaction, id, 'disagree')
  for (const answer of answers) await tellComment(transaction, answer, { articleId, to: id })
}
