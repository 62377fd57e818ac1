import { Refusal, type Reply } from '../../shared/base/refusal.ts'

/** What was thrown, as a reply: a refusal in its own words, anything else as a bug without its stack, which goes to stderr when asked for. */
export function replyTo(error: unknown): Reply<never> {
  if (error instanceof Refusal) {
    return { ok: false, error: { code: error.code, message: error.message, hint: error.hint } }
  }
  if (process.env.PROOFBOOK_DEBUG === '1') console.error(error)
  return {
    ok: false,
    error: {
      code: 'bug',
      message: error instanceof Error ? error.message : String(error),
      hint: 'This is a fault in Proofbook. Run it with PROOFBOOK_DEBUG=1 to see where, and report it.',
    },
  }
}
