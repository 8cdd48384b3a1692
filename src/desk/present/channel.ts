import type { Channel, ChannelPost } from '#store'

const sentences: Record<string, string> = {
  unreachable: 'به سرور پیام‌رسان نرسیدیم.',
  'service-down': 'پیام‌رسان خودش می‌گوید فعلاً کار نمی‌کند.',
  'bad-token': 'پیام‌رسان توکن بات را نمی‌پذیرد، یا توکن با کلید دیگری مهر شده است؛ توکن را دوباره بدهید.',
  'no-rights': 'بات اجازهٔ نوشتن در این کانال را ندارد؛ آن را مدیر کانال کنید.',
  'no-chat': 'چنین کانالی پیدا نشد؛ نام یا شمارهٔ کانال را ببینید.',
  'no-such-method': 'پیام‌رسان این درخواست را نمی‌شناسد؛ نشانی سرور یا توکن را ببینید.',
  refused: 'پیام‌رسان این پیام را نپذیرفت.',
  'answer-lost': 'روشن نیست پیام رسیده است یا نه؛ کانال را ببینید و بگویید. خودمان دوباره نمی‌فرستیم.',
  'too-late': 'فرستادن چنان طول کشید که دیگر خبر نبود.',
  'out-of-reach': 'مطلب عوض یا برداشته شد، اما این پیام را از این‌جا نمی‌شود عوض یا پاک کرد؛ در خود کانال چنین کنید.',
}

/** What went wrong: a stable code, a Persian sentence, and what the service said. */
export function presentProblem(code: string | null, detail: string | null): object | null {
  if (code === null) return null
  return { code, sentence: problemInWords(code), detail: detail ?? '' }
}

/** A problem with a channel or a post in plain Persian, by its stable code. */
export function problemInWords(code: string): string {
  return sentences[code] ?? 'کار انجام نشد.'
}

/** A channel as the API gives it: everything but the token. */
export function presentChannel(channel: Channel): object {
  const { id, service, edition, name, base, chat, sections, kinds, withCard, problemAt } = channel
  const { waiting, sent, dead, unknown } = channel
  return {
    ...{ id, service, edition, name, address: base, chat, sections, kinds, withCard },
    made: channel.madeAt.toISOString(),
    paused: channel.pausedAt?.toISOString() ?? null,
    posts: { waiting, sent, dead, unknown },
    lastError: problemAt && {
      ...presentProblem(channel.problem, channel.problemDetail),
      at: problemAt.toISOString(),
    },
  }
}

/** A post of a channel as the API gives it. */
export function presentPost(post: ChannelPost & { headline: string | null }): object {
  return {
    ...{
      code: post.code,
      headline: post.headline,
      state: post.state,
      attempts: post.attempts,
      message: post.messageId,
    },
    put: post.putAt.toISOString(),
    sent: post.sentAt?.toISOString() ?? null,
    problem: presentProblem(post.problem, post.problemDetail),
  }
}
