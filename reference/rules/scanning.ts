import { rule } from './rule'

export type Progress = 'waiting' | 'under-way' | 'complete'
export type ScanEvent = 'code-scanned' | 'code-unreadable' | 'chip-read' | 'chip-refused'
export type ChipOutcome = 'accepted' | 'refused' | 'unreadable' | 'lost' | 'not-found'

export const scanningRules = {
  /** @param share of the chip's files that has been read, from 0 to 1. */
  checkMarkShown: rule(
    ['get-mitid/3.1.8b', 'get-mitid/3.1.8c1', 'get-mitid/3.2.7b1', 'get-mitid/3.2.7b2'],
    (_part: 'code' | 'chip', progress: Progress, _share: number): boolean => progress === 'complete',
  ),

  vibrationFor: rule(
    ['get-mitid/3.1.8a', 'get-mitid/3.1.8c2', 'get-mitid/3.2.7a'],
    (event: ScanEvent): 'success' | 'error' | undefined => {
      if (event === 'code-unreadable') return undefined
      return event === 'chip-refused' ? 'error' : 'success'
    },
  ),

  /** Only a chip that was read to its end and found authentic confirms who the person is. */
  chipCountsAsRead: rule(
    [
      'get-mitid/1.2-chip-symbol-2',
      'get-mitid/1.2-chip-confirms-identity-1',
      'get-mitid/1.2-chip-confirms-identity-2',
      'get-mitid/3.2.6b',
      'get-mitid/3.2.7b2',
    ],
    (outcome: ChipOutcome): boolean => outcome === 'accepted',
  ),

  /** When contact was lost, or never made: the app goes on trying by itself. */
  afterLostContact: rule(
    ['get-mitid/3.2.3b', 'get-mitid/3.2-tip-move-1', 'get-mitid/3.2-tip-move-2'],
    (_outcome: 'lost' | 'not-found'): 'try-again' | 'start-over' | 'scan-code-again' => 'try-again',
  ),
}
