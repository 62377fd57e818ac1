import { useState } from 'react'
import type { Evidence } from '../../shared/base/evidence.ts'
import type { ReplyError } from '../../shared/base/refusal.ts'
import type { AssumptionId } from '../../shared/case/assumption.ts'
import { askCore } from '../ask.ts'
import { Button } from '../parts/button.tsx'
import { assumptionWords } from '../parts/case-assumptions.tsx'
import { Notice } from '../parts/notice.tsx'
import { useProject } from '../project-context.ts'
import { refreshAnswers, useAsk } from '../use-ask.ts'
import { screenHash, usePlace } from '../use-place.ts'
import { caseWords } from '../words/case-words.ts'
import { words } from '../words/words.ts'

const text = words.evidence
const ofClaims: readonly AssumptionId[] = ['attribution', 'gross-margin', 'horizon', 'decay']

/** Whether a number is a claim or a case, and so rests on what people assume. */
export function restsOnAssumptions({ metric }: Evidence): boolean {
  return /^(case-|pnl-|mrr-(associated|claimed))/.test(metric)
}

/** The assumptions behind a claim or a case, each with what finance says of it, and the way to challenge it where it is read. */
export function EvidenceAssumptions({ evidence }: { readonly evidence: Evidence }) {
  const { project } = useProject()
  const place = usePlace()
  const asked = useAsk('case:report', { quarter: evidence.period })
  const [error, setError] = useState<ReplyError | null>(null)
  if (asked.state !== 'value') return null
  const { assumptions, currency } = asked.value
  const shown = evidence.metric.startsWith('case-')
    ? assumptions
    : assumptions.filter(({ id }) => ofClaims.includes(id))
  const challenge = async (id: AssumptionId) => {
    const reply = await askCore('case:assume', { quarter: evidence.period, edit: { id, status: 'challenged' } })
    setError(reply.ok ? null : reply.error)
    if (reply.ok) refreshAnswers()
  }
  return (
    <section>
      <h3>{text.restsOn}</h3>
      {error && <Notice error={error} />}
      <ul className="bare rests-on">
        {shown.map((one) => (
          <li key={one.id}>
            <span>
              {one.title}: <b>{assumptionWords(one.unit, one.value, currency)}</b>{' '}
              <span className="quiet">{text.financeSays(caseWords.statuses[one.status])}</span>
            </span>
            {!project.readOnly && one.status !== 'challenged' && (
              <Button weight="quiet" aria-label={text.challengeOf(one.title)} onPress={() => challenge(one.id)}>
                {text.challenge}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <a href={screenHash('case', place, 'assumptions')}>{text.register}</a>
    </section>
  )
}
