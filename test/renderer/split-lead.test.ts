import { expect, it } from 'vitest'
import { splitLead } from '../../renderer/split-lead.ts'

it.each([
  ['It loses €3,982.50. It breaks at 2.5 %.', ['It loses €3,982.50.', 'It breaks at 2.5 %.']],
  ['One sentence with 4.5 points only.', ['One sentence with 4.5 points only.', '']],
  ['Does it hold? €3 of it. And more.', ['Does it hold?', '€3 of it. And more.']],
  ['No full stop', ['No full stop', '']],
  ['', ['', '']],
])('takes the first sentence of “%s” for the headline and leaves the rest', (text, parts) => {
  expect(splitLead(text)).toEqual(parts)
})
