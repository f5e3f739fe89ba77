import type { RawFrame } from './raw-frame'

/** A band of the view, as shares of its height from the top. */
export type FieldOfView = { readonly top: number; readonly bottom: number }

/**
 * What one view shows of a printed code. Only the lines of `code` are certain; those of `unreadable` and `not-in-field`,
 * where there are any, are a guess. `aligned`: the code lies within the field, whole and level. `widthShare`: the
 * printed width of the code as a share of the view's width.
 */
export type PrintedCode = {
  readonly seen: 'nothing' | 'not-in-field' | 'unreadable' | 'code'
  readonly lines?: readonly [string, string]
  readonly aligned: boolean
  readonly widthShare?: number
}

export const readPrintedCode = (_frame: RawFrame, _field: FieldOfView = { top: 0.65, bottom: 1 }): PrintedCode => ({
  seen: 'nothing',
  aligned: false,
})
