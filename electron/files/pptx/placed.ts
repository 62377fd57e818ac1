import type { Workbook } from '../../../shared/deck/deck.ts'
import type { Element } from '../ooxml/xml.ts'
import type { Box } from './look.ts'

/** Something with its place on a slide; a slide is a list of these in reading order. Still no PowerPoint. */
export type Placed = PlacedText | PlacedShape | PlacedChart | PlacedTable

export interface PlacedText {
  readonly kind: 'text'
  readonly name: string
  readonly box: Box
  readonly paragraphs: readonly Paragraph[]
  readonly align?: 'left' | 'center' | 'right'
  readonly valign?: 'top' | 'middle' | 'bottom'
  /** Which placeholder of the layout it fills. */
  readonly role?: 'title' | 'subtitle' | 'footer' | 'page-number'
  /** A coloured form behind the words. */
  readonly fill?: { readonly shape: 'ellipse'; readonly colour: string }
}

export interface Paragraph {
  readonly runs: readonly Run[]
}

export interface Run {
  readonly text: string
  readonly points: number
  readonly colour: string
  readonly bold?: boolean
  readonly font?: 'Georgia' | 'Calibri'
}

/** A line or a filled rectangle: decoration, passed over by screen readers. */
export interface PlacedShape {
  readonly kind: 'shape'
  readonly name: string
  readonly shape: 'line' | 'rectangle'
  readonly box: Box
  readonly colour: string
  /** Of a line, in points. */
  readonly width?: number
  readonly dashed?: boolean
}

/** A native chart with the workbook that opens when a person edits it. */
export interface PlacedChart {
  readonly kind: 'chart'
  readonly name: string
  readonly box: Box
  readonly alt: string
  readonly space: Element
  readonly workbook: Workbook
}

export interface PlacedTable {
  readonly kind: 'table'
  readonly name: string
  readonly box: Box
  readonly alt: string
  readonly points: number
  /** True when the first row names the columns. */
  readonly head: boolean
  /** Of the columns and of the rows, in inches. */
  readonly widths: readonly number[]
  readonly heights: readonly number[]
  readonly rows: readonly (readonly PlacedCell[])[]
}

export interface PlacedCell {
  readonly text: string
  readonly align: 'left' | 'center' | 'right'
  readonly colour: string
  readonly bold?: boolean
  /** A line below the cell. */
  readonly rule?: { readonly colour: string; readonly points: number }
  /** Room between the cell's edge and its words, in inches: left, right, above and below. */
  readonly inset: { readonly left: number; readonly right: number; readonly vertical: number }
}
