import { contentStamp } from '../../electron/store/facts/derive.ts'
import { moneyProject } from './money-project.ts'

/** A project whose one quarter has cost, 100 kept AI issues and 40 that failed and went to people, and 60 customers who pay. */
export function caseProject() {
  const project = moneyProject()
  for (const month of ['2026-07', '2026-08', '2026-09']) {
    project.post(
      { on: `${month}-15`, account: '6010 Support salaries', costCentre: 'Customer Support', minor: 400_000 },
      {
        on: `${month}-15`,
        account: 'AI resolutions',
        supplier: 'Intercom Fin',
        costCentre: 'Customer Support',
        minor: 30_000,
      },
      { on: `${month}-15`, account: 'Outsourced agents', costCentre: 'Customer Support', minor: 100_000 },
    )
  }
  project.subscribe(
    ...Array.from({ length: 60 }, (_, index) => ({ customer: `cus_${index}`, mrr: 5000, start: '2026-01-05' })),
    { customer: 'cus_late', mrr: 5000, start: '2026-09-28' },
  )
  const day = (index: number): string => `2026-0${7 + (index % 3)}-${String(3 + (index % 24)).padStart(2, '0')}`
  project.contact(
    ...Array.from({ length: 100 }, (_, index) => ({
      on: day(index),
      handler: 'ai-only' as const,
      customer: `cus_${index % 60}`,
      issue: index + 1,
    })),
    ...Array.from({ length: 40 }, (_, index) => ({
      on: day(index),
      handler: 'ai-to-human' as const,
      customer: `cus_${index % 60}`,
      issue: index + 1001,
      tier: 'fragile' as const,
      seconds: 900,
    })),
  )
  // What the tests wrote stands for what an import would have derived.
  project.store.db
    .prepare("INSERT OR REPLACE INTO derivation (step, stamp) VALUES ('facts', ?)")
    .run(contentStamp(project.store))
  return project
}
