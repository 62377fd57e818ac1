import { useState } from 'react'
import { glossary } from '../../guide/guide-files.ts'
import { SearchBox } from '../../parts/search-box.tsx'
import { helpWords } from '../../words/help-words.ts'

/** The words that the app uses and what they mean, found by typing. */
export function GlossaryList() {
  const [search, setSearch] = useState('')
  const wanted = search.trim().toLowerCase()
  const found = glossary.filter(({ term, meaning }) => `${term} ${meaning}`.toLowerCase().includes(wanted))
  return (
    <section className="sheet section">
      <SearchBox label={helpWords.find} value={search} onChange={setSearch} />
      <div role="status" className="quiet">
        {found.length === 0 && helpWords.nothing}
      </div>
      <dl className="glossary">
        {found.map(({ term, meaning }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
