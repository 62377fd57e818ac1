import { Answered } from '../../parts/answered.tsx'
import { useAsk } from '../../use-ask.ts'
import { IdentityQuestions } from './identity-questions.tsx'
import { LinkRates } from './link-rates.tsx'

/** Contacts joined to customers, and who is who. */
export function IdentitySection() {
  const link = useAsk('data:linked', {})
  const identity = useAsk('data:identity', {})
  return (
    <>
      <Answered asked={link}>{(value) => <LinkRates link={value} />}</Answered>
      <Answered asked={identity}>
        {(report) =>
          report.total > 0 || report.decisions.length > 0 || report.merges.length > 0 ? (
            <IdentityQuestions report={report} />
          ) : null
        }
      </Answered>
    </>
  )
}
