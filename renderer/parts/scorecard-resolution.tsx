import type { MetricsReport } from '../../shared/metrics/report.ts'
import { words } from '../words.ts'
import { ExhibitView } from './exhibit-view.tsx'

/** From what the vendor reports to what stayed resolved. */
export function ScorecardResolution({ report }: { readonly report: MetricsReport }) {
  return (
    <>
      {report.waterfall && (
        <section className="sheet section">
          <ExhibitView exhibit={report.waterfall} heading={words.scorecard.waterfall} />
        </section>
      )}
      {report.trend && (
        <section className="sheet section">
          <ExhibitView exhibit={report.trend} heading={words.scorecard.trend} />
        </section>
      )}
    </>
  )
}
