import type { Slide } from '../../shared/deck/deck.ts'
import { words } from '../words.ts'
import { SlideExhibit } from './exhibit-view.tsx'

/** A slide as it will be written: white in every theme, its words growing with its width. */
export function SlideView({ slide, number }: { readonly slide: Slide; readonly number: number }) {
  const { mark, word } = words.grades[slide.grade]
  return (
    <article className="slide" data-theme="light" aria-label={words.deck.slide(String(number))}>
      <h2>{slide.title}</h2>
      {slide.subtitle && <p className="slide-subtitle">{slide.subtitle}</p>}
      <div
        className={slide.exhibit && (slide.figure || slide.remarks.length > 0) ? 'slide-body' : 'slide-body slide-one'}
      >
        {slide.exhibit && <SlideExhibit exhibit={slide.exhibit} />}
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
      </div>
      <footer>
        <span className="slide-grade" aria-hidden="true">
          {mark}
        </span>
        <span>{`${word} · ${slide.footer}`}</span>
        <span className="slide-number">{number}</span>
      </footer>
    </article>
  )
}
