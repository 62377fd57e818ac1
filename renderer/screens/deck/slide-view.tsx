import { useRef } from 'react'
import { formatQuarter } from '../../../shared/base/format.ts'
import type { Deck, Slide } from '../../../shared/deck/deck.ts'
import { wordsOf } from '../../../shared/story/language/language.ts'
import { useFitSlide } from '../../fit-slide.ts'
import { SlideExhibit } from '../../parts/exhibit-view.tsx'
import { deckWords } from '../../words/deck-words.ts'
import { words } from '../../words/words.ts'

/** A slide as it will be written: white in every theme, its words growing with its width. */
export function SlideView({
  deck,
  slide,
  number,
}: {
  readonly deck: Deck
  readonly slide: Slide
  readonly number: number
}) {
  const place = useRef<HTMLElement>(null)
  useFitSlide(place, slide)
  const { mark } = words.grades[slide.grade]
  const word = wordsOf(deck).page.grades[slide.grade]
  const aside = slide.figure !== null || slide.remarks.length > 0
  return (
    <article
      className="slide"
      lang={deck.language}
      ref={place}
      key={slide.id}
      data-theme="light"
      data-appendix={slide.appendix !== undefined}
      data-words={slide.exhibit === null}
      aria-label={words.deck.slide(String(number))}
    >
      <div className="slide-head">
        <h2>{slide.title}</h2>
        {slide.subtitle && <p className="slide-subtitle">{slide.subtitle}</p>}
      </div>
      <div className={slide.exhibit && aside ? 'slide-body' : 'slide-body slide-one'}>
        {slide.exhibit && (
          <div className="slide-picture">
            <p className="slide-caption">{slide.exhibit.caption}</p>
            <SlideExhibit exhibit={slide.exhibit} language={deck.language} />
          </div>
        )}
        {aside && (
          <div className="slide-side">
            {slide.figure && (
              <div className="slide-figure">
                <p>{slide.figure.value}</p>
                <p>{slide.figure.unit}</p>
              </div>
            )}
            <ul>
              {slide.remarks.map((remark) => (
                <li key={remark.text} data-honest={remark.honest}>
                  {remark.text}
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
      <footer>
        <span className="slide-grade" aria-hidden="true">
          {mark}
        </span>
        <span className="slide-source">{[word, slide.footer].filter(Boolean).join(' · ')}</span>
        <span className="slide-company">{deckWords.source(deck.company, formatQuarter(deck.quarter))}</span>
        <span className="slide-number">{number}</span>
      </footer>
    </article>
  )
}
