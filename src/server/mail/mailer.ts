/** A server that says nothing for so long is given up. */
const connectMs = 10_000
const silenceMs = 30_000

/** Where mail is handed over, and whose name it carries. */
export interface MailSettings {
  /** `smtp://` or `smtps://`, with user and password where the server wants them. */
  url: string
  from: string
}

export interface Mail {
  to: string
  /** The name in front of the address it comes from. */
  fromName: string
  subject: string
  text: string
  html: string
  /** Without angle brackets. The same mail has the same, so that a mailbox that got it twice shows it once. */
  messageId: string
  headers?: Record<string, string>
}

/**
 * What became of a mail: `refused` for good by the server; `later`, nothing of it was taken; `unknown`, the line was lost
 * while it was being handed over, and it may have arrived.
 */
export type MailOutcome = { kind: 'sent' } | { kind: 'refused' | 'later' | 'unknown'; problem: string }

export interface Mailer {
  send(mail: Mail): Promise<MailOutcome>
}

interface SmtpError {
  code?: string
  responseCode?: number
  message: string
}

/**
 * Hands mail to the newsroom's own mail server (RFC 5321), one connection a mail. The address is a setting of the operator,
 * like the database's, and often on the newsroom's own network: the outbound guard is for addresses that strangers name.
 */
export function openMailer({ url, from }: MailSettings): Mailer {
  return {
    async send({ to, fromName, messageId, ...mail }) {
      const { createTransport } = await import('nodemailer')
      const handing = { hasBegun: false }
      const transport = createTransport({ url, ...limits, logger: watching(handing) } as object)
      try {
        await transport.sendMail({
          ...mail,
          to: { name: '', address: to },
          from: { name: fromName, address: from },
          messageId: `<${messageId}>`,
          disableFileAccess: true,
          disableUrlAccess: true,
        })
        return { kind: 'sent' }
      } catch (error) {
        return outcomeOf(error as SmtpError, handing.hasBegun)
      } finally {
        transport.close()
      }
    },
  }
}

const limits = {
  connectionTimeout: connectMs,
  greetingTimeout: connectMs,
  socketTimeout: silenceMs,
  transactionLog: true,
}

/** Sees the server say «354, go on» (RFC 5321, 4.1.1.4): from then on a lost line leaves the end unknown. */
function watching(handing: { hasBegun: boolean }): object {
  const ignore = () => {}
  const look = (entry: { tnx?: string }, said: unknown) => {
    if (entry.tnx === 'server' && String(said).startsWith('354')) handing.hasBegun = true
  }
  return { level: ignore, trace: ignore, debug: look, info: ignore, warn: ignore, error: ignore, fatal: ignore }
}

function outcomeOf({ code = '', responseCode, message }: SmtpError, hasBegun: boolean): MailOutcome {
  const problem = message.slice(0, 300)
  // A wrong password is the newsroom's to put right, not a fault of who is written to.
  if (code === 'EAUTH') return { kind: 'later', problem }
  if (responseCode !== undefined && responseCode >= 500) return { kind: 'refused', problem }
  if (responseCode === undefined && hasBegun) return { kind: 'unknown', problem }
  return { kind: 'later', problem }
}
